// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportMasksCommandTest extends CommandLineTestBase {

    @Test
    void theMaskOfADicomPictureInBothKinds() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/reference/dicom/region-defined.dcm")) {
            Files.copy(in, file("mole.dcm"));
        }
        byte[] bits = new byte[48];
        for (int i = 10; i < 14; i++) bits[i] = 1;
        Files.createDirectories(file("masks"));
        MaskFile.write(file("masks/mole_segmentation.png"), Pixels.mask(bits, 8, 6));
        Run run = run("export-masks", "@mole.dcm", "--masks", "@masks", "--output", "@out");
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("mole_segmentation.dcm", "mole_segmentation.ome.tif"), list("out"));

        byte[] dicom = Files.readAllBytes(file("out/mole_segmentation.dcm"));
        byte[] packed = Arrays.copyOfRange(dicom, dicom.length - 6, dicom.length);
        assertArrayEquals(new byte[] {0, 0b00111100, 0, 0, 0, 0}, packed);
        assertEquals(6, ByteBuffer.wrap(dicom).order(ByteOrder.LITTLE_ENDIAN).getInt(dicom.length - 10));
        String text = new String(dicom, StandardCharsets.ISO_8859_1);
        for (String wanted : List.of("1.2.840.10008.5.1.4.1.1.66.4", "1.2.3.4\0", "P1", "BINARY", "0.0200000"))
            assertTrue(text.contains(wanted), wanted);

        var ome = ImageOpener.open(file("out/mole_segmentation.ome.tif"));
        assertArrayEquals(bits, Pixels.bits(MaskFile.read(file("out/mole_segmentation.ome.tif"))));
        assertEquals(8, ome.image().dimension(0));
        String xml = new String(Files.readAllBytes(file("out/mole_segmentation.ome.tif")), StandardCharsets.UTF_8);
        assertTrue(xml.contains("PhysicalSizeX=\"0.01\" PhysicalSizeXUnit=\"mm\" PhysicalSizeY=\"0.02\""), xml);
    }

    @Test
    void aMissingMaskIsSaid() throws IOException {
        draw("a.png", 10, 10);
        draw("b.png", 10, 10);
        Files.createDirectories(file("masks"));
        MaskFile.write(file("masks/a_segmentation.png"), Pixels.mask(new byte[1200], 40, 30));
        Run run = run(
                "export-masks", "@a.png", "@b.png", "--masks", "@masks", "--output", "@out", "--write", "dicom-seg");
        assertTrue(run.code() != 0);
        assertTrue(run.err().contains("b"), run.err());
    }

    @Test
    void anUnknownKindIsRefused() throws IOException {
        draw("a.png", 10, 10);
        Run run = run("export-masks", "@a.png", "--masks", "@", "--output", "@out", "--write", "nifti");
        assertEquals(2, run.code());
        assertTrue(
                run.err().contains("A mask is written as mask, roi, geojson, dicom-seg, ome-tiff, not as \"nifti\""),
                run.err());
    }
}
