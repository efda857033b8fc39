// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import io.github.lesionj.image.Components;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import java.util.Arrays;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/** Which part of a large mask a pixel belongs to; takes memory by the outlines' length, not by the area. */
public final class LesionLabels {

    private final Components parts;
    private final int width;

    LesionLabels(Components parts, int width) {
        this.parts = parts;
        this.width = width;
    }

    /** Fills a row with the numbers of its pixels' lesions. @param numbers by label, 0 for none */
    void row(int y, int[] numbers, int[] row) {
        int first = y * width;
        parts.forEachRun(first, first + width, (from, to, part) -> {
            if (part < numbers.length && numbers[part] != 0) Arrays.fill(row, from - first, to - first, numbers[part]);
        });
    }

    Img<BitType> only(int label, Region box) {
        byte[] bits = new byte[Math.multiplyExact(box.width(), box.height())];
        int first = box.y() * width, end = (int) Math.min(Integer.MAX_VALUE, (long) (box.y() + box.height()) * width);
        parts.forEachRun(first, end, (from, to, part) -> {
            int y = from / width - box.y(), left = from % width - box.x(), right = left + to - from;
            if (part != label || y < 0 || y >= box.height()) return;
            for (int x = Math.max(0, left); x < Math.min(box.width(), right); x++) bits[y * box.width() + x] = 1;
        });
        return Pixels.mask(bits, box.width(), box.height());
    }
}
