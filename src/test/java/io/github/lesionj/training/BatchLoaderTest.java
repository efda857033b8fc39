// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.Json;
import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchLoaderTest {

    private static final String EVERYTHING = """
            "augmentation": {"flip": true, "rotation": 180, "scale": 0.2, "stretch": 0.1, "shift": 0.1, "brightness": 0.1,
              "contrast": 0.2, "saturation": 0.2, "hue": 10, "quarterTurns": true, "shear": 10, "channelContrast": 0.5,
              "elastic": 0.05, "hair": 0.5, "ruler": 0.5, "erasing": 0.5}""";
    private static final Recipe RECIPE = Json.read(
            TinyData.segmentationRecipe(1).replaceFirst("\"augmentation\": \\{[^}]*}", EVERYTHING), Recipe.class);
    private static final long ENOUGH = 1 << 24;

    @TempDir
    static Path folder;

    private static List<LabelledImage> images;

    @BeforeAll
    static void write() throws IOException {
        TinyData.write(folder, 12);
        images = DataSet.read(RECIPE, folder, Optional.empty()).of(Split.TRAIN);
    }

    private static List<BatchLoader.Prepared> load(ExampleStore store, int threads) {
        long[] seeds = new long[images.size()];
        for (int i = 0; i < seeds.length; i++) seeds[i] = BatchLoader.seed(1, 1, i);
        List<BatchLoader.Prepared> all = new ArrayList<>();
        try (BatchLoader loader =
                new BatchLoader(RECIPE.model().input(), RECIPE.training().augmentation(), store, threads)) {
            loader.forEach(images, seeds, 4, all::addAll);
        }
        return all;
    }

    private static void assertSame(List<BatchLoader.Prepared> expected, List<BatchLoader.Prepared> actual) {
        assertEquals(images.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(images.get(i).id(), actual.get(i).example().id());
            assertArrayEquals(expected.get(i).planes(), actual.get(i).planes());
            assertArrayEquals(
                    expected.get(i).example().mask(), actual.get(i).example().mask());
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertSame(
                load(new ExampleStore(RECIPE.model(), ENOUGH), 1), load(new ExampleStore(RECIPE.model(), ENOUGH), 8));
    }

    @Test
    void memoryBoundsWhatIsKeptAndChangesNothing() {
        ExampleStore plenty = new ExampleStore(RECIPE.model(), ENOUGH),
                scarce = new ExampleStore(RECIPE.model(), 3 * 64 * 48 * 5);
        List<BatchLoader.Prepared> first = load(plenty, 2);
        assertEquals(images.size(), plenty.size());
        assertSame(first, load(plenty, 2));
        assertSame(first, load(scarce, 2));
        assertEquals(3, scarce.size());
        assertSame(first, load(scarce, 2));
    }

    @Test
    void whoHasEnoughIsGivenNoMore() {
        int[] batches = {0};
        try (BatchLoader loader = new BatchLoader(
                RECIPE.model().input(),
                RECIPE.training().augmentation(),
                new ExampleStore(RECIPE.model(), ENOUGH),
                2)) {
            loader.forEach(images, new long[0], 2, batch -> ++batches[0] < 2);
        }
        assertEquals(2, batches[0]);
    }

    @Test
    void onlyTheFirstBatchMayBeWaitedForUncounted() {
        try (BatchLoader loader = new BatchLoader(
                RECIPE.model().input(),
                RECIPE.training().augmentation(),
                new ExampleStore(RECIPE.model(), ENOUGH),
                2)) {
            loader.forEach(images, new long[0], images.size(), batch -> true);
            assertEquals(0, loader.waited());
            loader.forEach(images, new long[0], 1, batch -> true);
            assertTrue(loader.waited() > 0);
        }
    }

    @Test
    void anUnreadablePictureIsNamed() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.png"));
        LabelledImage broken =
                new LabelledImage("broken", empty, images.get(0).mask(), "lesion", "broken", Split.TRAIN);
        try (BatchLoader loader = new BatchLoader(
                RECIPE.model().input(),
                RECIPE.training().augmentation(),
                new ExampleStore(RECIPE.model(), ENOUGH),
                2)) {
            String message = assertThrows(
                            TrainingException.class,
                            () -> loader.forEach(List.of(broken), new long[0], 1, batch -> true))
                    .getMessage();
            assertTrue(message.startsWith("Picture broken: " + empty), message);
        }
    }
}
