package io.github.lesionj.training;

import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
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
 * or where the segmenter that comes with LesionJ finds it. A classifier of whole pictures needs neither.
 */
final class LesionSource implements AutoCloseable {

    private final Optional<Segmenter> segmenter;
    private final String text;

    private LesionSource(Optional<Segmenter> segmenter, String text) {
        this.segmenter = segmenter;
        this.text = text;
    }

    static LesionSource of(RegionSpec region, DataSet data, String device) {
        Optional<Path> masks = data.otherMasks();
        if (!region.crop() && !region.mask()) return new LesionSource(Optional.empty(), "whole pictures");
        if (masks.isPresent()) return new LesionSource(Optional.empty(), "lesion as in the masks of " + masks.get().getFileName());
        String name = ModelStore.DEFAULT_SEGMENTER;
        return new LesionSource(Optional.of(Segmenters.open(name, device)), "lesion found by " + name);
    }

    Img<BitType> lesion(LabelledImage image, Img<ARGBType> picture) throws IOException {
        return segmenter.isPresent() ? segmenter.get().segment(picture).mask() : image.readMask(picture);
    }

    /** @return in a few words, for a figure */
    String text() {
        return text;
    }

    @Override
    public void close() {
        segmenter.ifPresent(Segmenter::close);
    }
}
