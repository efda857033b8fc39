// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import ij.gui.Roi;
import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.io.GeoJson;
import io.github.lesionj.io.LabelFile;
import io.github.lesionj.io.RoiFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lesions of a picture one by one: {@code <image>_labels.png}, in which the pixels of the first are 1, of the second 2 and so on,
 * on demand {@code <image>_lesions.zip} for ImageJ and {@code .geojson} for QuPath, and a row for each in {@value #TABLE}.
 */
final class EachLesionFiles {

    static final String TABLE = "each-lesion.csv";
    static final String LABELS = "_labels.png";
    static final List<String> OUTLINES = List.of("_lesions.zip", "_lesions.geojson");

    private EachLesionFiles() {}

    /** The columns of {@link LesionTable}, with the lesion's number behind the image. */
    static List<String> columns(List<String> classes) {
        return numbered("lesion", LesionTable.columns(classes));
    }

    /** @return a row for each lesion; without any one row that has no number and an area of 0 */
    static List<List<String>> rows(SourceImage image, LesionAnalysis main, List<LesionAnalysis> lesions) {
        if (lesions.isEmpty()) return List.of(numbered("", LesionTable.row(image, main)));
        List<List<String>> rows = new ArrayList<>();
        for (LesionAnalysis lesion : lesions)
            rows.add(numbered(String.valueOf(rows.size() + 1), LesionTable.row(image, lesion)));
        return rows;
    }

    private static List<String> numbered(String number, List<String> row) {
        return Stream.of(row.subList(0, 1), List.of(number), row.subList(1, row.size()))
                .flatMap(List::stream)
                .toList();
    }

    /** @param outlines whether they are written too; a ROI set of an earlier run goes where there is no lesion */
    static void write(ImageFiles files, Path folder, SourceImage image, List<LesionAnalysis> lesions, boolean outlines)
            throws IOException {
        String name = image.name();
        files.write(
                folder.resolve(name + LABELS),
                file -> LabelFile.write(
                        file,
                        lesions.stream().map(lesion -> lesion.roi().mask()).toList(),
                        (int) image.image().dimension(0),
                        (int) image.image().dimension(1)));
        if (!outlines) return;
        List<Roi> rois = new ArrayList<>();
        List<GeoJson.Annotation> annotations = new ArrayList<>();
        String stem = name.substring(name.lastIndexOf('/') + 1);
        for (LesionAnalysis lesion : lesions) {
            rois.add(lesion.roi().outline(stem + "-lesion-" + (rois.size() + 1)).orElseThrow());
            annotations.add(new GeoJson.Annotation(
                    "lesion-" + rois.size(),
                    lesion.roi().mask(),
                    0,
                    0,
                    Optional.of(lesion.diagnosis().label()).filter(label -> !label.isEmpty())));
        }
        Path set = folder.resolve(name + OUTLINES.get(0));
        if (rois.isEmpty()) Files.deleteIfExists(set);
        else files.write(set, file -> RoiFile.writeSet(file, rois));
        files.write(folder.resolve(name + OUTLINES.get(1)), file -> GeoJson.write(file, annotations, name));
    }
}
