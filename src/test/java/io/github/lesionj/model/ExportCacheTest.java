// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCacheTest {

    @TempDir
    Path folder;

    private StoredModel model;
    private ExportCache cache;

    @BeforeEach
    void makeModel() throws Exception {
        model = ModelArchive.read(TinyModels.classifier(folder.resolve("c.zip"), 1));
        cache = new ExportCache(Optional.of(folder.resolve("cache")), 2);
    }

    private List<Path> kept() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            return files.toList();
        }
    }

    @Test
    void aFileIsMadeOnceAndKept() throws Exception {
        byte[] made = cache.file(model);
        Path file = kept().get(0);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertArrayEquals(made, cache.file(model));
        assertEquals(List.of(file), kept());
        assertTrue(Files.getLastModifiedTime(file).toMillis() > 0, "the kept file was not used");
        assertArrayEquals(made, new ExportCache(Optional.empty(), 0).file(model));
    }

    @Test
    void aDamagedFileIsMadeAnew() throws Exception {
        byte[] made = cache.file(model);
        byte[] damaged = made.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(kept().get(0), damaged);
        assertArrayEquals(made, cache.file(model));
        assertArrayEquals(made, Files.readAllBytes(kept().get(0)));
    }

    @Test
    void anotherModelHasAnotherFileAndOldOnesGo() throws Exception {
        for (int seed = 1; seed <= 3; seed++)
            cache.file(ModelArchive.read(TinyModels.classifier(folder.resolve(seed + ".zip"), seed)));
        assertEquals(2, kept().size());
    }

    @Test
    void whereNoFolderCanBeWrittenTheNetworkRunsAllTheSame() throws Exception {
        Files.createFile(folder.resolve("cache"));
        assertArrayEquals(new ExportCache(Optional.empty(), 0).file(model), cache.file(model));
    }
}
