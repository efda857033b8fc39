// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.Measurements;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Region;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.UserException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known about the lesions of many images, one row each; docs/cli.md explains the columns. What an image has
 * not, such as a physical size or a lesion, is an empty cell.
 */
final class LesionTable {

    private static final List<String> BEFORE_CLASSES = List.of(
            "image",
            "width",
            "height",
            "parts",
            "area_pixels",
            "perimeter_pixels",
            "centroid_x",
            "centroid_y",
            "box_x",
            "box_y",
            "box_width",
            "box_height",
            "area",
            "perimeter",
            "unit",
            "pixel_width",
            "pixel_height",
            "class");
    private static final List<String> AFTER_CLASSES = concat(
            List.of("segmentation_model", "segmentation_sha256", "classification_model", "classification_sha256"),
            ReviewColumns.MASK,
            ReviewColumns.CLASS,
            ReviewColumns.REVIEW,
            List.of("body_part", "laterality"));

    private LesionTable() {}

    static List<String> columns(List<String> classes) {
        return concat(BEFORE_CLASSES, classes, AFTER_CLASSES);
    }

    /** @throws UserException if the probabilities are not numbers */
    static List<String> row(SourceImage image, LesionAnalysis analysis) {
        return concat(
                List.of(
                        image.name(),
                        String.valueOf(image.image().dimension(0)),
                        String.valueOf(image.image().dimension(1))),
                inPixels(analysis.measurements()),
                inUnits(analysis.measurements()),
                List.of(analysis.diagnosis().label()),
                Probabilities.print(analysis.diagnosis()),
                List.of(
                        analysis.segmentationModel().name(),
                                analysis.segmentationModel().sha256(),
                        analysis.classificationModel().name(),
                                analysis.classificationModel().sha256()),
                ReviewColumns.cells(analysis.segmentation().uncertainty()),
                ReviewColumns.cells(analysis.diagnosis()),
                ReviewColumns.cells(analysis.review()),
                List.of(image.site().part(), image.site().side()));
    }

    private static List<String> inPixels(Measurements lesion) {
        List<String> figures = List.of(
                String.valueOf(lesion.parts()),
                String.valueOf(lesion.areaPixels()),
                hundredths(lesion.perimeterPixels()));
        Optional<Region> box = lesion.boundingBox();
        return box.isEmpty()
                ? concat(figures, blank(6))
                : concat(
                        figures,
                        List.of(hundredths(lesion.centroidX()), hundredths(lesion.centroidY())),
                        corners(box.get()));
    }

    private static List<String> corners(Region box) {
        return Stream.of(box.x(), box.y(), box.width(), box.height())
                .map(String::valueOf)
                .toList();
    }

    private static List<String> inUnits(Measurements lesion) {
        PixelSize size = lesion.pixelSize();
        return size.isCalibrated()
                ? List.of(
                        SixDigits.of(lesion.area()),
                        SixDigits.of(lesion.perimeter()),
                        size.unit(),
                        SixDigits.of(size.width()),
                        SixDigits.of(size.height()))
                : blank(5);
    }

    private static List<String> blank(int cells) {
        return Stream.generate(() -> "").limit(cells).toList();
    }

    private static String hundredths(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    @SafeVarargs
    private static List<String> concat(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
