// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.image.Pixels;
import java.util.List;
import java.util.stream.Stream;

/** How sure each mask is, one row each; docs/cli.md explains the columns. */
final class MaskTable {

    static final List<String> COLUMNS = Stream.of(
                    List.of("image", "area_pixels"), ReviewColumns.MASK, ReviewColumns.REVIEW)
            .flatMap(List::stream)
            .toList();

    private MaskTable() {}

    static List<String> row(String image, Segmentation found) {
        long area = 0;
        for (byte bit : Pixels.bits(found.mask())) area += bit;
        return Stream.of(
                        List.of(image, String.valueOf(area)),
                        ReviewColumns.cells(found.uncertainty()),
                        ReviewColumns.cells(found.review()))
                .flatMap(List::stream)
                .toList();
    }
}
