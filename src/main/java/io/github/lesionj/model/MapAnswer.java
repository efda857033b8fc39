// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What a segmentation model, or several, say about one picture.
 *
 * @param mean  of all votes, 0..1, the size of the picture
 * @param votes what each mirroring of each model said, mirrored back, on the {@link VoteGrid} of the picture; one alone where
 *     one model sees the picture once
 */
public record MapAnswer(Img<FloatType> mean, List<Img<FloatType>> votes) {

    public MapAnswer {
        votes = List.copyOf(votes);
    }
}
