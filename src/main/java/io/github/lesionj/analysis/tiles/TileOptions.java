// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.io.UserException;

/**
 * How a large picture is looked at.
 *
 * @param size     side of a tile, pixels, 64 to 16384: what the network is shown as if it were one dermoscopy picture
 * @param overlap  of neighbouring tiles, as a share of their side, 0 to 0.75
 * @param smallest part that is a lesion, as a share of a tile's area; smaller ones are left out
 * @param proof    what else it takes to be a lesion
 */
public record TileOptions(int size, double overlap, double smallest, LesionProof proof) {

    /** A dermoscopy picture shows about that much skin across. */
    public static final double FIELD_MM = 15;

    /** Where nobody knows the pixels' size. */
    public static final int UNCALIBRATED = 1024;

    private static final int LEAST = 64, GREATEST = 16384;
    private static final double OVERLAP = 0.25, SMALLEST = 0.001;

    /** @throws UserException in one sentence, if a number is out of its range */
    public TileOptions {
        if (size < LEAST || size > GREATEST)
            throw new UserException("A tile has from " + LEAST + " to " + GREATEST + " pixels across, not " + size);
        if (!(overlap >= 0 && overlap <= 0.75))
            throw new UserException("Tiles overlap by 0 to 0.75 of their side, not by " + overlap);
        if (!(smallest >= 0 && smallest < 1))
            throw new UserException("The smallest lesion is a share of a tile from 0 to 1, not " + smallest);
    }

    /** Tiles of a given side that overlap by a quarter; parts of a thousandth of a tile or more are lesions. */
    public static TileOptions of(int size) {
        return new TileOptions(size, OVERLAP, SMALLEST, LesionProof.STANDARD);
    }

    /** @return tiles of {@value #FIELD_MM} mm or, where the pixels' size is not known, of {@value #UNCALIBRATED} pixels */
    public static TileOptions of(PixelSize pixel) {
        return of(pixel.inMillimetres()
                .map(mm -> (int) Math.round(FIELD_MM / Math.max(mm.width(), mm.height())))
                .map(size -> Math.max(LEAST, Math.min(GREATEST, size)))
                .orElse(UNCALIBRATED));
    }
}
