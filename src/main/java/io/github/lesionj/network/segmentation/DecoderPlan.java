// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import io.github.lesionj.network.classification.OutputStride;
import io.github.lesionj.network.layer.Encoder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of the encoder's maps the decoder of an {@link EncoderUNet} joins, and how wide its steps are. */
public enum DecoderPlan {
    /** From 1/16 of the size up, joining every other level: the maps at 1/8 and 1/2. */
    ASYMMETRIC(OutputStride.SIXTEEN, 0, 2),
    /** From 1/16 up, joining the map at 1/4 only, as DeepLab v3+ does. */
    SKIP4(OutputStride.SIXTEEN, 1),
    /** From 1/16 up, joining all three levels. */
    FULL16(OutputStride.SIXTEEN, 0, 1, 2),
    /** From 1/32 up, joining all four levels: U-Net's own plan. */
    FULL32(OutputStride.THIRTY_TWO, 0, 1, 2, 3),
    /** From the encoder's own map at 1/16 up, joining all three levels, to logits at 1/2 that are then enlarged: small and quick. */
    LEAN(OutputStride.SIXTEEN, 0, 1, 2) {
        @Override
        public List<Integer> widths() {
            return LEAN_WIDTHS;
        }

        @Override
        public Encoder trim(Encoder encoder) {
            return encoder.first(4);
        }
    };

    private static final List<Integer> WIDTHS = List.of(256, 128, 64, 32, 16);
    private static final List<Integer> LEAN_WIDTHS = List.of(64, 32, 16);

    private final OutputStride outputStride;
    private final Set<Integer> joined;

    DecoderPlan(OutputStride outputStride, Integer... joined) {
        this.outputStride = outputStride;
        this.joined = Set.of(joined);
    }

    /** @return the stages of an encoder that the plan needs */
    public Encoder trim(Encoder encoder) {
        return encoder;
    }

    /** @return what the encoder must have */
    public OutputStride outputStride() {
        return outputStride;
    }

    /** @return the channels of the decoder's steps, each of which doubles the size, from the deepest up */
    public List<Integer> widths() {
        return outputStride == OutputStride.SIXTEEN ? WIDTHS.subList(0, 4) : WIDTHS;
    }

    /** @return the index in the encoder's maps of the one whose size a step reaches; 0 is 1/2 of the image's, -1 the image's own */
    int level(int step) {
        return (outputStride == OutputStride.SIXTEEN ? 2 : 3) - step;
    }

    /** @return the index in the encoder's maps of the one that a step joins */
    Optional<Integer> skip(int step) {
        int level = level(step);
        return joined.contains(level) ? Optional.of(level) : Optional.empty();
    }
}
