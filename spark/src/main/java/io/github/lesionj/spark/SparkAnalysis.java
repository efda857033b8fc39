// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.github.lesionj.batch.LesionFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.SafeCell;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * {@code lesionj analyze} over the executors of a Spark cluster: the same files, the same {@code lesions.csv} byte by byte, and
 * {@code lesions.parquet} beside it. The driver lists the pictures and writes the tables; executors do the rest. Pictures and
 * output are in folders that all see under the same name.
 */
public final class SparkAnalysis {

    /** The folder of the Parquet table. */
    public static final String PARQUET = "lesions.parquet";

    /** The table of pictures without a result; absent while all have one. */
    public static final String FAILURES = "failures.csv";

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

    private final SparkSession spark;
    private final PictureWork work;
    private final ResultColumns columns;

    /**
     * Opens the models once here, so that what cannot be used is refused before an executor begins.
     *
     * @throws io.github.lesionj.io.UserException if a model or the device cannot be used
     */
    public SparkAnalysis(SparkSession spark, PictureWork work) {
        this.spark = spark;
        this.work = work;
        try (LesionFiles files = work.open()) {
            columns = new ResultColumns(files.tables().get(0).columns());
        }
    }

    /**
     * Works through the pictures; blocks until done.
     *
     * @param slices parts that the list is cut into; a part that is lost with its executor is done again
     * @return how many pictures have no result
     * @throws IOException if a table cannot be written
     */
    public long run(WorkList pictures, int slices) throws IOException {
        List<Picture> list = new ArrayList<>();
        pictures.items()
                .forEach(item -> list.add(
                        new Picture(list.size(), item.file().toAbsolutePath().toString(), item.name())));
        JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(list, Math.max(1, Math.min(slices, list.size())))
                .mapPartitions(work)
                .persist(StorageLevel.DISK_ONLY());
        try {
            Dataset<Row> printed = spark.createDataFrame(rows, columns.asPrinted());
            Path folder = Path.of(work.folder());
            columns.typed(printed)
                    .write()
                    .mode(SaveMode.Overwrite)
                    .parquet(folder.resolve(PARQUET).toUri().toString());
            Column failed = col(ResultColumns.FAILURE).notEqual("");
            write(folder.resolve(LesionFiles.TABLE), columns.table(), printed.filter(not(failed)), columns::cells);
            long failures = printed.filter(failed).count();
            if (failures == 0) Files.deleteIfExists(folder.resolve(FAILURES));
            else
                write(
                        folder.resolve(FAILURES),
                        List.of("image", "file", "reason"),
                        printed.filter(failed),
                        row -> List.of(
                                row.getAs("image"),
                                row.getAs(ResultColumns.FILE),
                                row.getAs(ResultColumns.FAILURE)));
            return failures;
        } finally {
            rows.unpersist();
        }
    }

    /** Row by row in the list's order, so that the driver never holds more than a part of them. */
    private static void write(Path file, List<String> header, Dataset<Row> rows, Function<Row, List<String>> cells)
            throws IOException {
        Iterator<Row> sorted = rows.orderBy(col(ResultColumns.POSITION), col(ResultColumns.LINE)).toLocalIterator();
        AtomicFile.write(file, stream -> {
            CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), FORMAT);
            printer.printRecord(header.stream().map(SafeCell::of));
            while (sorted.hasNext())
                printer.printRecord(cells.apply(sorted.next()).stream().map(SafeCell::of));
            printer.flush();
        });
    }
}
