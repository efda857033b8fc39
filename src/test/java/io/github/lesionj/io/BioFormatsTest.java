// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The call into Bio-Formats, tried on a stand-in with its signature. */
class BioFormatsTest {

    private static final String STAND_IN = """
            package loci.plugins;
            public class BF {
                public static ij.ImagePlus[] openImagePlus(String path) throws java.io.IOException {
                    if (path.endsWith("broken.svs")) throw new java.io.IOException("no such compression");
                    var pixel = new ij.process.ColorProcessor(1, 1, new int[] {0x123456});
                    if (path.endsWith("slide.svs")) return new ij.ImagePlus[] {new ij.ImagePlus(path, pixel)};
                    var colours = new ij.CompositeImage(new ij.ImagePlus(path, pixel), ij.IJ.COMPOSITE);
                    for (int c = 1; c <= 3; c++) {
                        colours.setC(c);
                        colours.setDisplayRange(21, 90);
                    }
                    return new ij.ImagePlus[] {colours};
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void isAbsentHere() {
        assertTrue(BioFormats.find(BioFormatsTest.class.getClassLoader()).isEmpty());
    }

    @Test
    void itsFirstPictureIsOpenedUnstretchedAndItsFailureToldInASentence() throws IOException {
        try (URLClassLoader classes = standIn()) {
            BioFormats others = BioFormats.find(classes).orElseThrow();
            Path slide = Files.writeString(folder.resolve("slide.svs"), "x");
            assertArrayEquals(
                    new int[] {0xff123456},
                    Pixels.argb(ImageOpener.fromImagePlus(others.open(slide)).image()));
            assertArrayEquals(
                    new int[] {0xff123456},
                    Pixels.argb(ImageOpener.fromImagePlus(others.open(folder.resolve("stretched.jp2")))
                            .image()));
            IOException failure = assertThrows(IOException.class, () -> others.open(folder.resolve("broken.svs")));
            assertEquals("Bio-Formats says: no such compression", failure.getMessage());
        }
    }

    private URLClassLoader standIn() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assumeTrue(compiler != null, "this Java has no compiler");
        Path source = Files.writeString(folder.resolve("BF.java"), STAND_IN);
        assertEquals(
                0,
                compiler.run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString()));
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, BioFormatsTest.class.getClassLoader());
    }
}
