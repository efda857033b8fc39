// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.model.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A long batch takes no more memory than a short one, Java's and PyTorch's together; {@code benchmarks/batch/memory.sh} takes 10,000. */
class FlatMemoryTest extends CommandLineTestBase {

    private static final int PICTURES = 320, WARM = 120, MOST_MB = 48;

    @Test
    @EnabledOnOs(OS.LINUX)
    void afterTheFirstHundredPicturesItStaysWhereItIs() throws IOException {
        Path first = file("in/000.png");
        ImageFile.writePng(
                first, Phantom.draw(Phantom.Options.DEFAULT.withSize(64, 48)).image());
        for (int i = 1; i < PICTURES; i++) Files.copy(first, file("in/" + (1000 + i) + ".png"));
        String segmenter = TinyModels.segmenter(file("s.zip"), 1).toString(),
                classifier = TinyModels.classifier(file("c.zip"), 1).toString();
        List<Long> memory = new ArrayList<>();
        int[] asked = {0};
        stop = () -> {
            if (++asked[0] == WARM || asked[0] == PICTURES) memory.add(resident());
            return false;
        };
        Run run = runWith(
                ModelSource.STORE,
                "batch",
                "@in",
                "--output",
                "@out",
                "--segmenter",
                segmenter,
                "--classifier",
                classifier,
                "--device",
                "cpu");
        assertEquals(0, run.code(), run.err());
        assertEquals(2, memory.size());
        assertTrue(memory.get(1) - memory.get(0) < MOST_MB, "MB after " + WARM + " and all: " + memory);
    }

    private static long resident() {
        System.gc();
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
