// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.batch.SegmentationFiles;
import io.github.lesionj.model.ModelIdentity;
import java.io.IOException;
import java.nio.file.Path;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Finds the lesion: outline on the picture, row in Results, on demand ROI Manager entry, mask and probability map. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Segment Lesion...", weight = 21)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description =
                "Outlines the skin lesion in a dermoscopy picture and measures it. A research tool, no medical device.")
public final class SegmentLesion extends SearchCommand {

    @Override
    Work start(Progress progress) {
        progress.step(0.1, "opening model " + segmenter());
        return new Alone(lesionj.segmenter(segmenter(), device()));
    }

    private record Alone(Segmenter segmenter) implements Work {

        @Override
        public Finding examine(Picture picture, Segmentation segmentation) {
            return new Found(segmentation, LesionRoi.of(segmentation.mask()), segmenter.model());
        }

        @Override
        public void close() {
            segmenter.close();
        }
    }

    private record Found(Segmentation segmentation, LesionRoi lesion, ModelIdentity model) implements Finding {

        @Override
        public void fill(ResultsRow row) {
            row.measurements(lesion)
                    .segmenter(model)
                    .uncertainty(segmentation.uncertainty())
                    .review(segmentation.review());
        }

        @Override
        public void write(Path folder, Picture picture, boolean probability) throws IOException {
            SegmentationFiles.add(folder, picture.file(), segmentation, probability, true);
        }

        @Override
        public void give() {
            // All that it has to give is what every search gives.
        }
    }
}
