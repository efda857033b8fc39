// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.explanation;

import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.image.Pixels;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Where in a picture a classifier saw its classes.
 *
 * @param method    how that was found out; it says what the numbers are
 * @param classes   names of the explained classes, in the model's order
 * @param maps      one for each, the size of the picture. Grad-CAM: 0 or more, in logits, what the class would get if the whole
 *     picture were like the place; 0 where no model looked. Occlusion: by how much the class's probability falls when the place is
 *     covered, -1 to 1; negative where it rises
 * @param diagnosis what the classifier says of the picture
 */
public record ClassMaps(
        ExplanationMethod method, List<String> classes, List<Img<FloatType>> maps, Diagnosis diagnosis) {

    public ClassMaps {
        classes = List.copyOf(classes);
        maps = List.copyOf(maps);
    }

    /** @return what the numbers are in, for people */
    public String unit() {
        return method == ExplanationMethod.GRAD_CAM ? "logit" : "probability";
    }

    /** @return the greatest value of all maps, by which they are shown; 0 where there is none above 0 */
    public float greatest() {
        float greatest = 0;
        for (Img<FloatType> map : maps) for (float value : Pixels.numbers(map)) greatest = Math.max(greatest, value);
        return greatest;
    }

    /**
     * Tells how much of a map lies in a lesion: the pointing game's finer sister, the share of energy.
     *
     * @param index  of the map
     * @param lesion its mask
     * @return the share of what is positive, 0..1; NaN for a map without anything positive
     */
    public double shareInside(int index, RandomAccessibleInterval<BitType> lesion) {
        float[] map = Pixels.numbers(maps.get(index));
        byte[] bits = Pixels.bits(lesion);
        double inside = 0, all = 0;
        for (int i = 0; i < map.length; i++) {
            double value = Math.max(0, map[i]);
            all += value;
            inside += bits[i] * value;
        }
        return inside / all;
    }
}
