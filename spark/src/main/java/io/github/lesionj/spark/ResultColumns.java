// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the results: where the picture stands in the work list, its file, why it has no result, and those of
 * {@code lesions.csv}. Executors hand them over as the table prints them; Parquet gets numbers as numbers.
 */
final class ResultColumns {

    static final String POSITION = "position", LINE = "line", FILE = "file", FAILURE = "failure";

    private static final Set<String> WORDS = Set.of(
            FILE,
            FAILURE,
            "image",
            "unit",
            "class",
            "segmentation_model",
            "segmentation_sha256",
            "classification_model",
            "classification_sha256",
            "review",
            "review_reason");
    private static final Set<String> COUNTS = Set.of(
            "width", "height", "parts", "area_pixels", "box_x", "box_y", "box_width", "box_height");

    private final List<String> table;

    /** @param table the columns of the table */
    ResultColumns(List<String> table) {
        this.table = List.copyOf(table);
    }

    /** @return of what executors hand over: the position, the row of several of one picture, and texts */
    StructType asPrinted() {
        StructType schema = new StructType()
                .add(POSITION, DataTypes.LongType, false)
                .add(LINE, DataTypes.IntegerType, false);
        for (String name : all().toList()) schema = schema.add(name, DataTypes.StringType);
        return schema;
    }

    /** @return with numbers as numbers; what an image has not is null */
    Dataset<Row> typed(Dataset<Row> printed) {
        Column[] columns = Stream.concat(Stream.of(col(POSITION)), all().map(ResultColumns::typed))
                .toArray(Column[]::new);
        return printed.select(columns);
    }

    private static Column typed(String name) {
        Column text = col("`" + name + "`");
        return when(text.equalTo(lit("")), lit(null)).otherwise(text).cast(type(name)).as(name);
    }

    private static DataType type(String name) {
        if (WORDS.contains(name)) return DataTypes.StringType;
        return COUNTS.contains(name) ? DataTypes.LongType : DataTypes.DoubleType;
    }

    private Stream<String> all() {
        return Stream.concat(Stream.of(FILE, FAILURE), table.stream());
    }

    /** @return the cells of the table in a row that executors handed over */
    List<String> cells(Row row) {
        return table.stream().map(name -> row.<String>getAs(name)).toList();
    }

    List<String> table() {
        return table;
    }
}
