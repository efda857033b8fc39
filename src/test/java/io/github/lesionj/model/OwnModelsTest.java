// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Models come into the user's folder, go out of it, and become the default. */
class OwnModelsTest {

    @TempDir
    Path folder;

    private ModelStore store;
    private OwnModels own;
    private DefaultModels defaults;

    @BeforeEach
    void openStore() {
        store = new ModelStore(folder.resolve("models"));
        own = new OwnModels(store);
        defaults = new DefaultModels(store);
    }

    private Path elsewhere(String file) throws IOException {
        return ForeignModels.segmenter(folder.resolve("elsewhere"), file);
    }

    @Test
    void aForeignModelComesInAsOneZipAndGoesOutAsItIs() throws IOException {
        Path card = elsewhere("segmenter.onnx");
        InstalledModel model = own.add(card);
        assertEquals("elsewhere", model.name());
        assertEquals(Optional.of(store.folder().resolve("elsewhere.zip")), model.file());
        assertArrayEquals(
                ModelArchive.read(card).content(), store.find("elsewhere").content());
        Path out = own.export("elsewhere", folder.resolve("taken"));
        assertEquals(folder.resolve("taken.zip"), out);
        assertArrayEquals(Files.readAllBytes(model.file().get()), Files.readAllBytes(out));
        refuses("already: name another", () -> own.export("elsewhere", folder.resolve("taken.zip")));
        refuses("There is a model elsewhere already", () -> own.add(out));
        own.delete("elsewhere");
        assertFalse(store.isInstalled("elsewhere"));
        own.add(out);
        assertTrue(store.isInstalled("elsewhere"));
    }

    @Test
    void aBundledModelGoesOutWithAllThatItsZipHolds() throws IOException {
        Path out = own.export(ModelStore.DEFAULT_SEGMENTER, folder);
        try (var resource = ModelStore.class.getResourceAsStream("/models/" + ModelStore.DEFAULT_SEGMENTER + ".zip")) {
            assertArrayEquals(resource.readAllBytes(), Files.readAllBytes(out));
        }
        refuses("comes with LesionJ and cannot be deleted", () -> own.delete(ModelStore.DEFAULT_SEGMENTER));
        refuses("already: delete it first", () -> own.add(out));
    }

    @Test
    void aFoldersModelIsDeletedAndWhatLiesBesideItStays() throws IOException {
        Path model = Files.createDirectories(store.folder().resolve("unpacked"));
        Path card = ForeignModels.segmenter(model, "segmenter.pt");
        Files.move(card, model.resolve("model.json"));
        Files.writeString(model.resolve("notes.txt"), "mine");
        own.delete("unpacked");
        assertEquals(List.of(model.resolve("notes.txt")), Files.list(model).toList());
    }

    @Test
    void theUsersChoiceGoesBeforeTheBundledModel() throws IOException {
        assertEquals(ModelStore.DEFAULT_SEGMENTER, defaults.of(Task.SEGMENTATION));
        own.add(elsewhere("segmenter.pt"));
        assertEquals(Task.SEGMENTATION, defaults.choose("elsewhere"));
        assertEquals("elsewhere", defaults.of(Task.SEGMENTATION));
        assertEquals(ModelStore.DEFAULT_CLASSIFIER, defaults.of(Task.CLASSIFICATION));
        assertTrue(defaults.uses(store.installed("elsewhere")));
        refuses("is your default: choose another default", () -> own.delete("elsewhere"));
        defaults.choose(ModelStore.DEFAULT_SEGMENTER);
        assertEquals(Optional.empty(), defaults.chosen(Task.SEGMENTATION), "the bundled one is no choice");
        own.delete("elsewhere");
    }

    @Test
    void severalModelsOfOneTaskMayBeChosenTogether() throws IOException {
        defaults.choose("efficientnetlite0-ham10000-whole , efficientnetlite0-ham10000");
        assertEquals("efficientnetlite0-ham10000-whole,efficientnetlite0-ham10000", defaults.of(Task.CLASSIFICATION));
        refuses(
                "are for different tasks",
                () -> defaults.choose("efficientnetlite0-ham10000," + ModelStore.DEFAULT_SEGMENTER));
        refuses("There is no model \"nonesuch\"", () -> defaults.choose("nonesuch"));
        assertEquals("efficientnetlite0-ham10000-whole,efficientnetlite0-ham10000", defaults.of(Task.CLASSIFICATION));
    }

    @Test
    void aPathIsKeptAsOneThatHoldsFromEveryFolder() throws IOException {
        Path card = elsewhere("segmenter.pt");
        defaults.choose(
                Path.of("").toAbsolutePath().relativize(card.toAbsolutePath()).toString());
        assertEquals(card.toRealPath(), Path.of(defaults.of(Task.SEGMENTATION)).toRealPath());
        assertTrue(Path.of(defaults.of(Task.SEGMENTATION)).isAbsolute());
    }

    @Test
    void aDefaultThatIsGoneIsRefusedAndListed() throws IOException {
        own.add(elsewhere("segmenter.pt"));
        defaults.choose("elsewhere");
        Files.delete(store.folder().resolve("elsewhere.zip"));
        String sentence = "There is no model \"elsewhere\", which is your default for segmentation (choose another with"
                + " Models... in ImageJ or 'lesionj models --use NAME')";
        refuses(sentence, () -> store.find(defaults.of(Task.SEGMENTATION)));
        assertTrue(
                store.list().problems().get(0).startsWith(sentence),
                store.list().problems().toString());
        defaults.forget(Task.SEGMENTATION);
        assertEquals(List.of(), store.list().problems());
    }

    private static void refuses(String sentence, Executable work) {
        String message = assertThrows(ModelException.class, work).getMessage();
        assertTrue(message.contains(sentence), message);
    }

    @Test
    void aDamagedChoiceIsASentenceThatNamesItsFile() throws IOException {
        Path file = Files.createDirectories(store.folder()).resolve("default-segmentation.txt");
        for (byte[] damaged :
                List.of(new byte[20], new byte[] {(byte) 0xff, (byte) 0xfe, 65}, "a\nb\n".getBytes(UTF_8))) {
            Files.write(file, damaged);
            refuses(
                    "The default model cannot be read from " + file + ": delete that file",
                    () -> defaults.of(Task.SEGMENTATION));
        }
        defaults.forget(Task.SEGMENTATION);
        assertEquals(ModelStore.DEFAULT_SEGMENTER, defaults.of(Task.SEGMENTATION));
    }
}
