// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ForeignModels;
import io.github.lesionj.network.NetworkInfo;
import io.github.lesionj.network.Networks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code networks} and {@code recipes} list what there is. */
class ListingCommandsTest extends CommandLineTestBase {

    private static List<String> names(Run run) {
        return run.out()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    @Test
    void everyNetworkOfTheCatalogueIsListed() {
        Run run = run("networks");
        assertEquals(0, run.code(), run.err());
        assertEquals(Networks.names(), names(run));
        assertEquals(
                Networks.names(), Networks.all().stream().map(NetworkInfo::name).toList());
        assertTrue(
                run.out()
                        .matches(
                                "(?s).*UNet +segmentation +7,763,041 +Ronneberger, Fischer and Brox 2015, arXiv 1505.04597.*"),
                run.out());
        assertTrue(run.out().matches("(?s).*ResNet50 +classification +23,522,375 +He et al. 2015.*"), run.out());
        assertTrue(
                run.out()
                        .lines()
                        .skip(1)
                        .allMatch(line ->
                                line.matches("\\S+ +(segmentation|classification) +[\\d,]+ +.*\\d{4}.*|LesionLite .*")),
                run.out());
    }

    @Test
    void cardsAreWrittenAsPages() throws IOException {
        Run all = run("models", "--html", "@pages");
        assertEquals(0, all.code(), all.err());
        assertTrue(Files.readString(file("pages/index.html")).contains("href=\"efficientnetlite0-ham10000.html\""));
        Run one = run("models", "--html", "@one.html", "--model", "efficientnetlite0-ham10000");
        assertEquals(0, one.code(), one.err());
        assertEquals(
                Files.readString(file("pages/efficientnetlite0-ham10000.html")), Files.readString(file("one.html")));
        assertEquals(2, run("models", "--html", "@two.html").code());
        assertEquals(
                2,
                run("models", "--html", "@two", "--model", "efficientnetlite0-ham10000")
                        .code());
        assertEquals(
                2, run("models", "--html", "@two.html", "--model", "nobody").code());
        assertTrue(Files.notExists(file("two.html")) && Files.notExists(file("two")));
    }

    @Test
    void aPackageOfBioImageIoComesIn() throws IOException {
        System.setProperty("lesionj.models", file("models").toString());
        try (InputStream in = getClass().getResourceAsStream("/reference/foreign/segmenter-bioimageio.zip")) {
            Files.copy(in, file("package.zip"));
            Run run = run("models", "--import", "@package.zip");
            assertEquals(0, run.code(), run.err());
            assertTrue(run.out().startsWith("Tiny-segmenter-for-tests: segmentation"), run.out());
            assertTrue(run("models").out().contains("Tiny-segmenter-for-tests"));
            Run again = run("models", "--import", "@package.zip");
            assertEquals(2, again.code());
            assertTrue(again.err().contains("There is a model Tiny-segmenter-for-tests already"), again.err());
        } finally {
            System.clearProperty("lesionj.models");
        }
    }

    @Test
    void everyShippedRecipeIsListed() throws IOException {
        Run run = run("recipes");
        assertEquals(0, run.code(), run.err());
        try (Stream<Path> files = Files.list(Path.of("recipes"))) {
            assertEquals(
                    files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .sorted()
                            .toList(),
                    names(run));
        }
        assertTrue(
                run.out()
                        .matches(
                                "(?s).*two-stage-segmentation-unet +segmentation +UNet +isic_challenge in isic2018-task1 +- +512x512 +15 +2 x 4.*"),
                run.out());
        assertTrue(
                run.out()
                        .matches(
                                "(?s).*nabla2-ab-transfer +segmentation +NablaN2-AB +ham10000 in ham10000 +nabla2-ab +256x192 +20 +8.*"),
                run.out());
    }

    @Test
    void aDefaultOfOnesOwnIsShownUsedAndRefusedWhenItIsGone() throws IOException {
        System.setProperty("lesionj.models", file("models").toString());
        try {
            Path card = ForeignModels.segmenter(folder, "segmenter.pt");
            Run chosen = run("models", "--use", card.toString());
            assertEquals(
                    "segmentation: " + card, chosen.out().lines().findFirst().orElseThrow(), chosen.err());
            assertTrue(run("segment", "--help").out().replaceAll("\\s", "").contains(card.toString()));
            draw("a.png", 10, 5);
            run("segment", "@a.png", "--output", "@out");
            assertTrue(models.events.contains("open " + card), models.events.toString());
            Files.delete(card);
            Run gone = run("models");
            assertEquals(1, gone.code());
            assertTrue(gone.err().contains(card + "\", which is your default for segmentation"), gone.err());
            assertEquals(
                    2,
                    runWith(ModelSource.STORE, "segment", "@a.png", "--output", "@out")
                            .code());
            assertEquals(0, run("models", "--use-bundled").code());
            assertEquals(0, run("models").code());
        } finally {
            System.clearProperty("lesionj.models");
        }
    }

    @Test
    void aDamagedChoiceIsRefusedInOneSentence() throws IOException {
        Files.write(Files.createDirectories(file("models")).resolve("default-segmentation.txt"), new byte[20]);
        System.setProperty("lesionj.models", file("models").toString());
        try {
            Run run = run("segment", "@a.png", "--output", "@out");
            assertEquals(2, run.code());
            assertEquals(
                    "lesionj: The default model cannot be read from " + file("models/default-segmentation.txt")
                            + ": delete that file",
                    run.err().strip());
            assertEquals(0, run("models", "--use-bundled").code());
        } finally {
            System.clearProperty("lesionj.models");
        }
    }
}
