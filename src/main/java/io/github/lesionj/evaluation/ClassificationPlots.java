// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.io.report.LinePlot;
import io.github.lesionj.io.report.MatrixPlot;
import io.github.lesionj.io.report.PlotAxis;
import io.github.lesionj.io.report.Svg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The drawings of a classification, each with the table that it shows. */
public final class ClassificationPlots {

    private static final int SIDE = 300;

    private final ClassProbabilities data;

    /** @param data to be shown */
    public ClassificationPlots(ClassProbabilities data) {
        this.data = data;
    }

    /**
     * Writes confusion, roc and reliability, each as .csv and .svg.
     *
     * @param folder that exists
     * @throws IOException if a file cannot be written
     */
    public void write(Path folder) throws IOException {
        data.confusion().writeCsv(folder.resolve("confusion.csv"));
        data.reliability().writeCsv(folder.resolve("reliability.csv"));
        rocTable().write(folder.resolve("roc.csv"));
        confusion().write(folder.resolve("confusion.svg"));
        reliability().write(folder.resolve("reliability.svg"));
        roc().write(folder.resolve("roc.svg"));
    }

    /** @return counts and the shares of each true class's images; a column for the undecided only if there are any */
    public Svg confusion() {
        ConfusionMatrix matrix = data.confusion();
        List<String> columns = new ArrayList<>(data.classes());
        if (matrix.undecided() > 0) columns.add(ConfusionMatrix.UNDECIDED);
        return MatrixPlot.draw(
                "Confusion matrix", "truth", "prediction", data.classes(), columns, matrix.shares(), matrix.counts());
    }

    /** @return the ROC curve of each class against the rest */
    public Svg roc() {
        LinePlot plot = new LinePlot(
                        "ROC", PlotAxis.share("1 - specificity"), PlotAxis.share("sensitivity"), SIDE, SIDE)
                .guide(0, 0, 1, 1);
        for (int c = 0; c < data.classes().size(); c++) {
            RankingCurve curve = data.curve(c);
            double area = curve.area();
            if (Double.isNaN(area)) continue;
            plot.line(
                    String.format(Locale.ROOT, "%s, AUC %.3f", data.classes().get(c), area),
                    points(curve, i -> 1 - curve.specificity(i)),
                    points(curve, curve::sensitivity));
        }
        return plot.draw();
    }

    /** @return the accuracy in each bin of the greatest probability; a dashed line where it equals the probability */
    public Svg reliability() {
        LinePlot plot = new LinePlot(
                "Reliability",
                PlotAxis.share("greatest probability"),
                PlotAxis.share("share that is right"),
                SIDE,
                SIDE);
        data.reliability().bins().stream()
                .filter(bin -> bin.images() > 0)
                .forEach(bin -> plot.bar(bin.from(), bin.to(), bin.accuracy()));
        return plot.guide(0, 0, 1, 1).draw();
    }

    private MetricTable rocTable() {
        MetricTable table = new MetricTable("class", List.of("threshold", "sensitivity", "specificity"));
        for (int c = 0; c < data.classes().size(); c++) {
            RankingCurve curve = data.curve(c);
            for (int i = 0; i < curve.points(); i++)
                table.add(data.classes().get(c), curve.threshold(i), curve.sensitivity(i), curve.specificity(i));
        }
        return table;
    }

    private static double[] points(RankingCurve curve, IntToDoubleFunction value) {
        return IntStream.range(0, curve.points()).mapToDouble(value).toArray();
    }
}
