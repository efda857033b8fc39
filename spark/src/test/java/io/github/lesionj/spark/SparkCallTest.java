// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Compares with {@code lesionj analyze}, run as a program of its own. */
class SparkCallTest {

    private static final int PICTURES = 8;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawAndAnalyze() throws Exception {
        for (int i = 0; i < PICTURES; i++)
            ImageFile.writePng(
                    shared.resolve("in/mole_" + i + ".png"),
                    Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120).withSeed(i))
                            .image());
        Files.writeString(shared.resolve("in/=broken.png"), "no picture");
        Process analyze = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dai.djl.pytorch.num_threads=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.lesionj.cli.Main",
                        "analyze",
                        shared.resolve("in").toString(),
                        "--output",
                        shared.resolve("one").toString())
                .redirectErrorStream(true)
                .redirectOutput(shared.resolve("analyze.log").toFile())
                .start();
        assertEquals(1, analyze.waitFor(), () -> read(shared.resolve("analyze.log")));
    }

    @AfterEach
    void leaveNoMaster() {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("spark.") && !name.equals("spark.opens"))
                .forEach(System::clearProperty);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private int call(String master, String... more) {
        System.setProperty("spark.master", master);
        System.setProperty("spark.ui.enabled", "false");
        System.setProperty("spark.driver.host", "127.0.0.1");
        System.setProperty("spark.driver.bindAddress", "127.0.0.1");
        System.setProperty("spark.local.dir", folder.resolve("local").toString());
        String[] arguments = Stream.concat(
                        Stream.of(
                                shared.resolve("in").toString(),
                                "--output",
                                folder.resolve("out").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return new CommandLine(new SparkCall()).execute(arguments);
    }

    private void assertSameFiles() throws IOException {
        try (Stream<Path> files = Files.list(shared.resolve("one"))) {
            for (Path file : files.filter(f -> !f.getFileName().toString().startsWith("."))
                    .toList())
                assertArrayEquals(
                        Files.readAllBytes(file),
                        Files.readAllBytes(folder.resolve("out").resolve(file.getFileName())),
                        file.getFileName() + ": " + read(file).lines().limit(3).toList());
        }
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".part")), "nothing unfinished stays");
        }
    }

    @Test
    void theFilesAreThoseOfOneCallAndParquetHoldsNumbers() throws IOException {
        assertEquals(1, call("local[2]", "--slices", "4"));
        assertSameFiles();
        System.setProperty("spark.master", "local[1]");
        try (SparkSession spark = SparkSession.builder().appName("test").getOrCreate()) {
            Dataset<Row> table = spark.read().parquet(folder.resolve("out/lesions.parquet").toString());
            assertEquals(PICTURES + 1, table.count());
            assertEquals(DataTypes.LongType, table.schema().apply("area_pixels").dataType());
            assertEquals(DataTypes.DoubleType, table.schema().apply("MEL").dataType());
            List<Row> failed = table.filter("failure is not null").collectAsList();
            assertEquals(1, failed.size());
            assertEquals("=broken", failed.get(0).getAs("image"));
            List<String> lines = Files.readAllLines(folder.resolve("out/lesions.csv"));
            int area = List.of(lines.get(0).split(",")).indexOf("area_pixels");
            for (Row row : table.filter("failure is null").orderBy("position").collectAsList()) {
                String line = lines.stream()
                        .filter(cells -> cells.startsWith(row.getAs("image") + ","))
                        .findFirst()
                        .orElseThrow();
                assertEquals(line.split(",", -1)[area], String.valueOf(row.<Long>getAs("area_pixels")));
            }
        }
    }

    @Test
    void aKilledExecutorLosesNothing() throws Exception {
        System.setProperty("spark.executor.extraClassPath", System.getProperty("java.class.path"));
        System.setProperty(
                "spark.executor.extraJavaOptions",
                System.getProperty("spark.opens") + " -Djava.awt.headless=true -Dai.djl.pytorch.num_threads=1");
        Killer killer = new Killer(folder.resolve("out"));
        killer.start();
        int code = call("local-cluster[2,1,1024]", "--slices", "8");
        killer.join();
        assertTrue(killer.killed.isPresent(), "an executor was killed while it was at work");
        assertEquals(1, code);
        assertSameFiles();
    }

    @Test
    void aModelThatIsNotThereIsRefusedBeforeTheWork() {
        assertEquals(2, call("local[1]", "--segmenter", "no-such-model"));
        assertFalse(Files.exists(folder.resolve("out/lesions.csv")));
    }

    /** Ends an executor by {@code kill -9} as soon as the first picture is done. */
    private static final class Killer extends Thread {

        private final Path out;
        private volatile Optional<ProcessHandle> killed = Optional.empty();

        Killer(Path out) {
            this.out = out;
        }

        @Override
        public void run() {
            long end = System.nanoTime() + 120_000_000_000L;
            while (killed.isEmpty() && System.nanoTime() < end) {
                if (isBegun())
                    // The only processes that this one has are executors.
                    killed = ProcessHandle.current()
                            .descendants()
                            .findFirst()
                            .filter(ProcessHandle::destroyForcibly);
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private boolean isBegun() {
            try (Stream<Path> files = Files.list(out)) {
                return files.anyMatch(file -> file.toString().endsWith("_segmentation.png"));
            } catch (IOException e) {
                return false;
            }
        }
    }
}
