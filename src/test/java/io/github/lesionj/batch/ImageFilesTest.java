// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {

    @TempDir
    private Path folder;

    @Test
    void ofAnImageAllFilesAreWrittenOrNone() throws IOException {
        try (ImageFiles files = new ImageFiles()) {
            files.write(folder.resolve("a"), file -> Files.writeString(file, "a"));
            files.write(folder.resolve("b"), file -> Files.writeString(file, "b"));
            files.keep();
        }
        assertThrows(IOException.class, () -> {
            try (ImageFiles files = new ImageFiles()) {
                files.write(folder.resolve("c"), file -> Files.writeString(file, "c"));
                files.write(folder.resolve("d"), file -> {
                    throw new IOException("d cannot be written");
                });
                files.keep();
            }
        });
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("a", "b"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }
}
