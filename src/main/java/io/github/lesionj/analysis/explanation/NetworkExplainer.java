// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.explanation;

import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import io.github.lesionj.model.Ensemble;
import io.github.lesionj.model.OccludedPicture;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.real.FloatType;

/** Explains what models of ours or from elsewhere say. */
public final class NetworkExplainer {

    private static final int AT_ONCE = 8;

    private final Ensemble network;

    /** @param network stays with the caller */
    public NetworkExplainer(Ensemble network) {
        this.network = network;
    }

    /**
     * Explains a diagnosis; blocks until done.
     *
     * @param image     the picture
     * @param lesion    its mask, not empty
     * @param diagnosis what the models say of them
     * @param progress  hears of each few patches
     * @throws io.github.lesionj.model.ModelException if a model does not let its gradients be seen
     */
    public ClassMaps explain(
            RandomAccessibleInterval<? extends NumericType<?>> image,
            RandomAccessibleInterval<BitType> lesion,
            Diagnosis diagnosis,
            ExplanationRequest request,
            ExplanationProgress progress) {
        List<Integer> wanted = request.wanted(diagnosis);
        List<Img<FloatType>> maps =
                switch (request.method()) {
                    case GRAD_CAM -> network.gradCam(image, lesion, wanted);
                    case OCCLUSION -> occlusion(image, lesion, wanted, request.occlusion(), progress);
                };
        return new ClassMaps(
                request.method(), wanted.stream().map(diagnosis.classes()::get).toList(), maps, diagnosis);
    }

    private List<Img<FloatType>> occlusion(
            RandomAccessibleInterval<? extends NumericType<?>> image,
            RandomAccessibleInterval<BitType> lesion,
            List<Integer> wanted,
            Occlusion occlusion,
            ExplanationProgress progress) {
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        List<Region> patches = occlusion.patches(width, height);
        int colour = SkinColour.around(Pixels.argb(image), Pixels.bits(lesion));
        OccludedPicture picture = network.occluded(image, lesion);
        double[] whole = picture.whole();
        PatchMean mean = new PatchMean(width, height, wanted.size());
        for (int from = 0; from < patches.size(); from += AT_ONCE) {
            progress.update(from, patches.size());
            List<Region> some = patches.subList(from, Math.min(patches.size(), from + AT_ONCE));
            List<double[]> without = picture.without(some, colour);
            for (int i = 0; i < some.size(); i++) {
                double[] fall = new double[wanted.size()];
                for (int c = 0; c < fall.length; c++) fall[c] = whole[wanted.get(c)] - without.get(i)[wanted.get(c)];
                mean.add(some.get(i), fall);
            }
        }
        progress.update(patches.size(), patches.size());
        List<Img<FloatType>> maps = new ArrayList<>();
        for (int c = 0; c < wanted.size(); c++) maps.add(Pixels.map(mean.of(c), width, height));
        return maps;
    }
}
