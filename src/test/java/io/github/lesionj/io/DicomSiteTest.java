// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.lesionj.image.PixelSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pydicom wrote of a picture's place and size (src/test/reference/dicom_site.py). */
class DicomSiteTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"region-defined", "region-undefined", "region-implicit"})
    void theRegionInWordsGoesBeforeTheBodyPart(String name) throws IOException {
        SourceImage picture = open(name);
        assertEquals(new BodySite("Forearm", "R"), picture.site());
        assertEquals(new PixelSize(0.01, 0.02, "mm"), picture.pixelSize());
    }

    @Test
    void theSpacingOfAllFramesIsFoundInTheirGroups() throws IOException {
        SourceImage picture = open("groups");
        assertEquals(new BodySite("LEG", "L"), picture.site());
        assertEquals(new PixelSize(0.004, 0.005, "mm"), picture.pixelSize());
    }

    private SourceImage open(String name) throws IOException {
        Path file = folder.resolve(name + ".dcm");
        try (InputStream in = DicomSiteTest.class.getResourceAsStream("/reference/dicom/" + name + ".dcm")) {
            Files.copy(in, file);
        }
        return ImageOpener.open(file);
    }
}
