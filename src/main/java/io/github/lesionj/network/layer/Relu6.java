package io.github.lesionj.network.layer;

/** min(max(x, 0), 6). */
public final class Relu6 extends Operator {

    public Relu6() {
        super("torch.hardtanh(x, 0., 6.)");
    }
}
