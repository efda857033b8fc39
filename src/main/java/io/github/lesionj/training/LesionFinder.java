// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.RegionSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/**
 * Where a finished classifier is told that the lesion is: in the masks that the caller named, which may be a segmenter's,
 * or where the segmenter that comes with LesionJ finds it. A classifier of whole pictures is told nothing.
 *
 * @param text      where, in a few words, for a figure
 * @param masks     whether the masks are read
 * @param segmenter that finds the lesion, closed with the source
 */
record LesionFinder(String text, boolean masks, Optional<Segmenter> segmenter) implements AutoCloseable {

    static LesionFinder of(RegionSpec region, DataSet data, Device device) {
        if (!region.cropToLesion() && !region.maskBackground())
            return new LesionFinder("whole pictures", false, Optional.empty());
        Optional<Path> masks = data.otherMasks();
        if (masks.isPresent())
            return new LesionFinder("lesion as in the masks of " + masks.get().getFileName(), true, Optional.empty());
        String name = ModelStore.DEFAULT_SEGMENTER;
        return new LesionFinder("lesion found by " + name, false, Optional.of(Segmenters.open(name, device)));
    }

    /** @return empty if the whole picture is to be looked at */
    Optional<Img<BitType>> lesion(LabelledImage image, Img<ARGBType> picture) throws IOException {
        return masks
                ? Optional.of(image.readMask(picture))
                : segmenter.map(finder -> finder.segment(picture).mask());
    }

    @Override
    public void close() {
        segmenter.ifPresent(Segmenter::close);
    }
}
