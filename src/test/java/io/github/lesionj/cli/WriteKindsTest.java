// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.MaskFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code --write}: masks in the kinds of other programs, beside those of {@code segment} and {@code analyze}. */
class WriteKindsTest extends CommandLineTestBase {

    private static final String ALL = "mask,roi,geojson,dicom-seg,ome-tiff";

    @Test
    void everyKindHoldsTheSameMask() throws IOException {
        draw("in/mole.png", 10, 5);
        Run run = run("segment", "@in", "--output", "@out", "--write", ALL);
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "mole_segmentation.dcm",
                        "mole_segmentation.geojson",
                        "mole_segmentation.ome.tif",
                        "mole_segmentation.png",
                        "mole_segmentation.roi"),
                list("out"));
        byte[] mask = Pixels.bits(MaskFile.read(file("out/mole_segmentation.png")));
        assertArrayEquals(mask, Pixels.bits(MaskFile.read(file("out/mole_segmentation.ome.tif"))));
        for (String outline : List.of("roi", "geojson"))
            assertArrayEquals(
                    mask, Pixels.bits(MaskFile.outlined(file("out/mole_segmentation." + outline), 40, 30)), outline);
        // Of 40 x 30 pixels the rectangle of 10 x 5 at (4, 6) is 50 bits; the object ends with the packed frame.
        byte[] dicom = Files.readAllBytes(file("out/mole_segmentation.dcm"));
        int bits = 0;
        for (int i = dicom.length - 150; i < dicom.length; i++) bits += Integer.bitCount(dicom[i] & 0xff);
        assertEquals(50, bits);
        assertTrue(new String(dicom, StandardCharsets.ISO_8859_1).contains("efficientnetlite0-unet-isic2017"));
    }

    @Test
    void ofLargePicturesToo() throws IOException {
        draw("in/body.png", 10, 5);
        String[] call = {"segment-large", "@in", "--output", "@out", "--tile", "64", "--all-parts", "--write", ALL};
        Run run = run(call);
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "body_labels.png",
                        "body_overlay.png",
                        "body_segmentation.dcm",
                        "body_segmentation.geojson",
                        "body_segmentation.ome.tif",
                        "body_segmentation.png",
                        "body_segmentation.zip",
                        "lesion-list.csv"),
                list("out"));
        byte[] mask = Pixels.bits(MaskFile.read(file("out/body_segmentation.png")));
        assertArrayEquals(mask, Pixels.bits(MaskFile.read(file("out/body_segmentation.ome.tif"))));
        byte[] dicom = Files.readAllBytes(file("out/body_segmentation.dcm"));
        int bits = 0;
        for (int i = dicom.length - 150; i < dicom.length; i++) bits += Integer.bitCount(dicom[i] & 0xff);
        assertEquals(50, bits);
        Files.delete(file("out/body_segmentation.dcm"));
        assertEquals(0, run(call).code());
        assertTrue(Files.exists(file("out/body_segmentation.dcm")), "what is missing is made again");
    }

    @Test
    void theJournalKnowsThem() throws IOException {
        draw("in/mole.png", 10, 5);
        assertEquals(
                0,
                run("segment", "@in", "--output", "@out", "--write", "ome-tiff").code());
        Files.delete(file("out/mole_segmentation.ome.tif"));
        Run again = run("segment", "@in", "--output", "@out", "--write", "ome-tiff");
        assertEquals(0, again.code(), again.err());
        assertTrue(Files.exists(file("out/mole_segmentation.ome.tif")), "what is missing is made again");
        Run other = run("segment", "@in", "--output", "@out");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("write was [ome-tiff] and is none"), other.err());
    }

    @Test
    void analyzeSaysTheClassAndTheCalibratedPixelSize() throws IOException {
        draw("in/mole.png", 10, 5);
        Files.writeString(file("scales.csv"), "image,pixels_per_mm\nmole,20\n");
        Run run = run(
                "analyze", "@in", "--output", "@out", "--calibration", "@scales.csv", "--write", "geojson,ome-tiff");
        assertEquals(0, run.code(), run.err());
        List<String> table = Files.readAllLines(file("out/lesions.csv"));
        String found = table.get(1).split(",")[List.of(table.get(0).split(",")).indexOf("class")];
        String json = Files.readString(file("out/mole_segmentation.geojson"));
        assertTrue(json.contains("\"classification\":{\"name\":\"" + found + "\"}"), json);
        String ome = Files.readString(file("out/mole_segmentation.ome.tif"), StandardCharsets.ISO_8859_1);
        assertTrue(ome.contains("PhysicalSizeX=\"0.05\" PhysicalSizeXUnit=\"mm\""), ome);
    }

    @Test
    void aDicomPicturesObjectBelongsToItsPatient() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/reference/dicom/region-defined.dcm")) {
            Files.createDirectories(file("in/sub"));
            Files.copy(in, file("in/sub/mole.dcm"));
        }
        Run run = run("segment", "@in", "--recursive", "--output", "@out", "--write", "dicom-seg");
        assertEquals(0, run.code(), run.err());
        String object = Files.readString(file("out/sub/mole_segmentation.dcm"), StandardCharsets.ISO_8859_1);
        assertTrue(object.contains("P1") && object.contains("1.2.3.4"), "patient and study");
    }

    @Test
    void whereOnTheBodyIsKnownAlsoInSubFolders() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/reference/dicom/region-defined.dcm")) {
            Files.createDirectories(file("in/sub"));
            Files.copy(in, file("in/sub/IM0001"));
        }
        Run run = run("analyze", "@in", "--recursive", "--output", "@out");
        assertEquals(0, run.code(), run.err());
        List<String> table = Files.readAllLines(file("out/lesions.csv"));
        List<String> names = List.of(table.get(0).split(",")),
                cells = List.of(table.get(1).split(",", -1));
        assertEquals("sub/IM0001", cells.get(names.indexOf("image")));
        assertFalse(cells.get(names.indexOf("body_part")).isEmpty(), table.get(1));
        assertFalse(cells.get(names.indexOf("laterality")).isEmpty(), table.get(1));
    }

    @Test
    void copiesOfAMaskAreNotOthers() throws IOException {
        draw("in/mole.png", 10, 5);
        assertEquals(
                0, run("segment", "@in", "--output", "@out", "--write", ALL).code());
        Run run = run("measure", "@in", "--output", "@measures", "--masks", "@out");
        assertEquals(0, run.code(), run.err());
    }

    @Test
    void withoutALesionThereIsNoRoi() throws IOException {
        draw("in/skin.png", 0, 0);
        assertEquals(
                0, run("segment", "@in", "--output", "@out", "--write", ALL).code());
        assertFalse(Files.exists(file("out/skin_segmentation.roi")));
        assertTrue(Files.exists(file("out/skin_segmentation.dcm")));
    }

    @Test
    void whatCannotBeIsSaidBeforeTheWork() throws IOException {
        draw("in/mole.png", 10, 5);
        Run unknown = run("analyze", "@in", "--output", "@out", "--write", "nifti");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("not as \"nifti\""), unknown.err());
        Run classes = run("batch", "@in", "--output", "@out", "--do", "classify", "--write", "roi");
        assertEquals(2, classes.code());
        assertTrue(classes.err().contains("--write is about masks"), classes.err());
    }
}
