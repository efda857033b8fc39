// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.image.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

/**
 * A picture whose parts can be covered one after the other, to see what the models say without them (Zeiler and Fergus 2014).
 * It is cut and fitted once for each model.
 */
public final class OccludedPicture {

    private final List<Member> members;

    /** One model's view of the picture. */
    private record Member(Predictor model, Region cut, int[] fitted, double[] whole) {

        /** @return its answers; where a patch lies outside of what the model sees, that to the whole */
        List<double[]> without(List<Region> patches, int argb) {
            List<int[]> covered = new ArrayList<>();
            for (Region patch : patches)
                inside(patch).ifPresent(part -> covered.add(model.covered(fitted, cut, part, argb)));
            List<double[]> asked = model.classesOfFitted(covered);
            List<double[]> answers = new ArrayList<>();
            int next = 0;
            for (Region patch : patches) answers.add(inside(patch).isPresent() ? asked.get(next++) : whole);
            return answers;
        }

        private Optional<Region> inside(Region patch) {
            int left = Math.max(patch.x(), cut.x()), top = Math.max(patch.y(), cut.y());
            int right = Math.min(patch.x() + patch.width(), cut.x() + cut.width());
            int bottom = Math.min(patch.y() + patch.height(), cut.y() + cut.height());
            return left < right && top < bottom
                    ? Optional.of(new Region(left - cut.x(), top - cut.y(), right - left, bottom - top))
                    : Optional.empty();
        }
    }

    OccludedPicture(
            List<Predictor> models,
            RandomAccessibleInterval<? extends NumericType<?>> image,
            RandomAccessibleInterval<BitType> lesion) {
        members = new ArrayList<>();
        for (Predictor model : models) {
            var crop = model.shown(image, lesion);
            int[] fitted = model.fitted(crop);
            Region cut = model.card().region().cut(lesion);
            double[] whole = model.classesOfFitted(List.of(fitted)).get(0);
            members.add(new Member(model, cut, fitted, whole));
        }
    }

    /** @return the class probabilities of the whole picture, the mean over the models */
    public double[] whole() {
        return mean(members.stream().map(Member::whole).toList());
    }

    /**
     * Covers one patch at a time; blocks until done.
     *
     * @param patches in pixels of the picture
     * @param argb    the colour that they are covered with
     * @return for each patch the class probabilities without it
     */
    public List<double[]> without(List<Region> patches, int argb) {
        List<List<double[]>> answers =
                members.stream().map(member -> member.without(patches, argb)).toList();
        List<double[]> means = new ArrayList<>();
        for (int i = 0; i < patches.size(); i++) {
            int patch = i;
            means.add(mean(answers.stream().map(ofMember -> ofMember.get(patch)).toList()));
        }
        return Collections.unmodifiableList(means);
    }

    private static double[] mean(List<double[]> answers) {
        double[] mean = new double[answers.get(0).length];
        for (double[] answer : answers) for (int c = 0; c < mean.length; c++) mean[c] += answer[c] / answers.size();
        return mean;
    }
}
