// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Review;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.ModelIdentity;
import java.io.IOException;
import java.util.Optional;

/** Finds lesions, or reads where they are. Close it when done. */
public interface OutlineSource extends AutoCloseable {

    /** @throws IOException if there is no mask or it cannot be read; the message names the file */
    Outlined of(SourceImage image) throws IOException;

    /** @return who finds the lesions; empty where somebody else did */
    Optional<ModelIdentity> model();

    /** @return what calculates; empty without a model */
    default String runtime() {
        return "";
    }

    /** @return where a model runs, for people; empty without one */
    String device();

    @Override
    void close();

    /** @param segmenter closed with the source */
    static OutlineSource of(Segmenter segmenter) {
        return new OutlineSource() {
            @Override
            public Outlined of(SourceImage image) {
                Segmentation found = segmenter.segment(image.image());
                return new Outlined(found.mask(), Outliner.of(segmenter.model()), true, found.review());
            }

            @Override
            public Optional<ModelIdentity> model() {
                return Optional.of(segmenter.model());
            }

            @Override
            public String runtime() {
                return segmenter.runtime();
            }

            @Override
            public String device() {
                return segmenter.device();
            }

            @Override
            public void close() {
                segmenter.close();
            }
        };
    }

    /** Masks that somebody drew, or that were found before. */
    static OutlineSource of(MaskSource masks) {
        return new OutlineSource() {
            @Override
            public Outlined of(SourceImage image) throws IOException {
                return new Outlined(masks.maskOf(image), Outliner.named("mask"), false, Review.UNKNOWN);
            }

            @Override
            public Optional<ModelIdentity> model() {
                return Optional.empty();
            }

            @Override
            public String device() {
                return "";
            }

            @Override
            public void close() {}
        };
    }
}
