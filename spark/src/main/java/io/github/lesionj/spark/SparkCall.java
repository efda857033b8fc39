// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.spark;

import io.github.lesionj.batch.OutputPlace;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.Explanation;
import io.github.lesionj.io.FolderLock;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code spark-submit} calls. */
@Command(
        name = "lesionj-spark",
        mixinStandardHelpOptions = true,
        description = {
            "Finds, measures and classifies the lesion in each image, on a Spark cluster.",
            "Writes what 'lesionj analyze' writes, and lesions.parquet. A research tool, no medical device."
        })
public final class SparkCall implements Callable<Integer> {

    private static final int SOME_FAILED = 1, REFUSED = 2;

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = "image files, or folders whose images are meant, which all executors see under this name")
    private List<Path> inputs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "folder for the results, which all executors see under this name")
    private Path output;

    @Option(
            names = "--segmenter",
            defaultValue = ModelStore.DEFAULT_SEGMENTER,
            paramLabel = "NAME|PATH",
            description = "model that finds the lesion (default: ${DEFAULT-VALUE})")
    private String segmenter;

    @Option(
            names = "--classifier",
            defaultValue = ModelStore.DEFAULT_CLASSIFIER,
            paramLabel = "NAME|PATH",
            description = "model that classifies it (default: ${DEFAULT-VALUE})")
    private String classifier;

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu, gpu or gpu:N (default: ${DEFAULT-VALUE})")
    private String device;

    @Option(names = "--rois", description = "also write the outlines, for ImageJ and for QuPath")
    private boolean rois;

    @Option(
            names = "--slices",
            defaultValue = "0",
            paramLabel = "N",
            description = "parts that the images are cut into; a lost one is done again (default: one for each 50 images, but four "
                    + "for each processor)")
    private int slices;

    /** Runs, and ends the process with {@code lesionj}'s exit codes. */
    public static void main(String[] arguments) {
        int code = new CommandLine(new SparkCall()).execute(arguments);
        // Spark takes an exit by code 0 for a success, and so does whatever called it.
        if (code != 0) System.exit(code);
    }

    @Override
    public Integer call() {
        try (SparkSession spark = SparkSession.builder().appName("LesionJ").getOrCreate()) {
            return analyze(spark);
        } catch (IOException | RuntimeException e) {
            Explanation why = Explanation.of(e, BugLog.standard("lesionj-spark"));
            System.err.println("lesionj: " + why.sentence());
            return why.kind() == Explanation.Kind.USER ? REFUSED : SOME_FAILED;
        }
    }

    private int analyze(SparkSession spark) throws IOException {
        WorkList pictures = WorkList.of(inputs);
        Path folder = OutputPlace.folder(output).toAbsolutePath();
        try (FolderLock lock = FolderLock.take(folder, "lesionj on Spark")) {
            PictureWork work = new PictureWork(folder.toString(), segmenter, classifier, device, rois);
            int processors = spark.sparkContext().defaultParallelism();
            int parts = slices > 0 ? slices : Math.max(4 * processors, pictures.size() / 50);
            long failed = new SparkAnalysis(spark, work).run(pictures, parts);
            System.err.println("lesionj: " + (pictures.size() - failed) + " of " + pictures.size() + " images done"
                    + (failed == 0 ? "" : ", " + failed + " failed; " + SparkAnalysis.FAILURES + " says why") + "; results in "
                    + folder);
            return failed == 0 ? 0 : SOME_FAILED;
        }
    }
}
