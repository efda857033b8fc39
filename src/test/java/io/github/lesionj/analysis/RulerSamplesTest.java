// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real pictures, against values that were read from enlarged crops by eye: docs/calibration.md. */
class RulerSamplesTest {

    private static SourceImage open(String file) throws IOException {
        Path path = Path.of(System.getProperty("lesionj.data", "../shared/data"), "samples", file);
        Assumptions.assumeTrue(Files.exists(path), () -> "there is no " + path);
        return ImageOpener.open(path);
    }

    @ParameterizedTest
    @CsvSource({
        "images/ISIC_0012099.jpg, 127.8",
        "images/ISIC_0012316.jpg, 129.6",
        "images/ISIC_0012660.jpg, 99.4",
        "images/ISIC_0012965.jpg, 127.4",
        "images/ISIC_0013793.jpg, 101.2",
        "extra/ISIC_0000102.jpg, 101.0"
    })
    void theScaleIsWhatTheEyeReads(String file, double pixelsPerMillimetre) throws IOException {
        SourceImage picture = open(file);
        RulerCalibration found = RulerCalibration.of(picture.image(), picture.name(), RulerCalibration.NOT_GIVEN);
        assertEquals(pixelsPerMillimetre, found.pixelsPerMillimetre(), 0.01 * pixelsPerMillimetre);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extra/ISIC_0000043.jpg",
                "extra/ISIC_0000074.jpg",
                "extra/ISIC_0000191.jpg",
                "extra/ISIC_0000214.jpg",
                "images/ISIC_0014616.jpg"
            })
    void hairsAreRefused(String file) throws IOException {
        SourceImage picture = open(file);
        assertThrows(
                UserException.class,
                () -> RulerCalibration.of(picture.image(), picture.name(), RulerCalibration.NOT_GIVEN));
    }
}
