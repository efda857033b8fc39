package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MirrorPad;
import io.github.lesionj.network.layer.RecurrentConv;
import io.github.lesionj.network.layer.RecurrentConvolutionalLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * R2U-Net of Alom et al. 2018 (arXiv 1802.06955): a U-Net of recurrent residual units.
 *
 * <p>Maps (N,channels,H,W), any H and W, to logits (N,outputs,H,W); sizes that the levels do not halve evenly are
 * extended by reflection and the output is cut back. 39,091,393 trained parameters with the default widths, one shared
 * kernel and any number of steps.
 */
public final class R2UNet extends Layer {

    /** What a recurrent convolution repeats. */
    public enum Form {
        /** One kernel on the sum of input and state ({@link RecurrentConv}), as in the code that is in use. */
        SHARED(RecurrentConv::new),
        /** One kernel for the input, another for the state ({@link RecurrentConvolutionalLayer}), as in the literature. */
        RCL((channels, steps) -> new RecurrentConvolutionalLayer(3, channels, channels, steps));

        private final RecurrentUnit.Recurrence recurrence;

        Form(RecurrentUnit.Recurrence recurrence) {
            this.recurrence = recurrence;
        }
    }

    /** Channels of the levels, finest first. */
    public static final List<Integer> WIDTHS = List.of(64, 128, 256, 512, 1024);

    private final List<Layer> encoder = new ArrayList<>();
    private final List<Layer> ups = new ArrayList<>();
    private final List<Layer> decoder = new ArrayList<>();
    private final Layer head;
    private final int multiple;

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of output maps, 1 for the lesion
     * @param widths   channels of the levels, finest first
     * @param steps    how often each recurrent convolution runs again: t = 2 or 3 in the paper
     */
    public R2UNet(int channels, int outputs, List<Integer> widths, int steps, Form form) {
        int width = channels;
        for (int next : widths) {
            encoder.add(child("encoder", new RecurrentUnit(width, next, steps, form.recurrence)));
            width = next;
        }
        for (int level = widths.size() - 2; level >= 0; level--) {
            int next = widths.get(level);
            ups.add(child("up", RecurrentUnit.up(width, next)));
            decoder.add(child("decoder", new RecurrentUnit(2 * next, next, steps, form.recurrence)));
            width = next;
        }
        head = child("head", Conv.kernel(1).bias().channels(width, outputs));
        multiple = 1 << widths.size() - 1;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return MirrorPad.toMultiple(x, multiple, multiple, fitting -> run(fitting, training));
    }

    private NDArray run(NDArray x, boolean training) {
        try (NDList maps = UShape.descend(encoder, x, training);
                NDArray map = UShape.ascend(maps, ups, decoder, training)) {
            return head.apply(map, training);
        }
    }
}
