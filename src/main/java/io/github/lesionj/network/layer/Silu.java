package io.github.lesionj.network.layer;

/** x * sigmoid(x), also called swish (Ramachandran et al. 2017, arXiv 1710.05941). */
public final class Silu extends Operator {

    public Silu() {
        super("torch.silu(x)");
    }
}
