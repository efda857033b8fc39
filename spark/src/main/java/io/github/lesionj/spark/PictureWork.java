// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.spark;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.batch.Failure;
import io.github.lesionj.batch.LesionFiles;
import io.github.lesionj.batch.PictureKind;
import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.Explanation.Kind;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * What an executor does with its pictures: {@code lesionj analyze}, one picture after the other. All tasks of an executor share
 * one model of each kind, since {@link LesionAnalyzer#open} leases it and a lease's model stays open for the next task. Writing a
 * picture's files a second time, as after another executor died, leaves the same files.
 *
 * @param folder     that all executors see
 * @param segmenter  name or path of a model, as are those of {@code classifier}
 * @param device     as {@code --device} names it
 * @param rois       whether outlines are written too
 */
public record PictureWork(String folder, String segmenter, String classifier, String device, boolean rois)
        implements FlatMapFunction<Iterator<Picture>, Row> {

    /** @return what writes the files; holds the models until closed */
    LesionFiles open() {
        AnalyzerOptions options = new AnalyzerOptions(segmenter, classifier, Device.parse(device));
        return new LesionFiles(
                LesionAnalyzer.open(options),
                Path.of(folder),
                new LesionFiles.Beside(rois, OptionalDouble.empty(), PictureKind.PNG),
                note -> {});
    }

    /** @return a row for each picture, or several for one of several lesions, as {@link ResultColumns} has them */
    @Override
    public Iterator<Row> call(Iterator<Picture> pictures) throws IOException {
        List<Row> rows = new ArrayList<>();
        if (!pictures.hasNext()) return rows.iterator();
        try (LesionFiles files = open()) {
            int columns = files.tables().get(0).columns().size();
            while (pictures.hasNext()) {
                Picture picture = pictures.next();
                int line = 0;
                for (List<String> cells : work(files, picture, columns)) rows.add(row(picture, line++, cells));
            }
        }
        return rows.iterator();
    }

    private static Row row(Picture picture, int line, List<String> cells) {
        List<Object> values = new ArrayList<>(List.of(picture.position(), line, picture.file()));
        values.addAll(cells);
        return RowFactory.create(values.toArray());
    }

    /** @return for each lesion the reason why there is none, empty otherwise, and the cells of the table */
    private static List<List<String>> work(LesionFiles files, Picture picture, int columns) throws IOException {
        Path file = Path.of(picture.file());
        try {
            SourceImage opened = ImageOpener.open(file);
            SourceImage image = new SourceImage(picture.name(), opened.image(), opened.pixelSize(), opened.site());
            List<List<String>> found = new ArrayList<>();
            files.process(image).rows().values().forEach(rows -> rows.forEach(row -> found.add(cells("", row))));
            return found;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            Failure failure = Failure.of(file, e, BugLog.standard("lesionj on Spark"));
            // The others would not fit either: the task fails, and Spark tries it again elsewhere.
            if (failure.kind() == Kind.DISK_FULL) throw e;
            List<String> row = new ArrayList<>(Collections.nCopies(columns, ""));
            row.set(0, picture.name());
            return List.of(cells(failure.reason(), row));
        }
    }

    private static List<String> cells(String failure, List<String> row) {
        List<String> cells = new ArrayList<>(List.of(failure));
        cells.addAll(row);
        return cells;
    }
}
