// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskFolderTest {

    private static final String ID = "ISIC_0000001";

    @TempDir
    private Path folder;

    private void files(String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "");
        }
    }

    private Map<String, String> found(String... pictures) throws IOException {
        Map<String, String> names = new TreeMap<>();
        MaskFolder.of(folder)
                .of(List.of(pictures))
                .masks()
                .forEach((picture, mask) ->
                        names.put(picture, folder.relativize(mask).toString()));
        return names;
    }

    private void assertRefused(String part, String... pictures) {
        String message = assertThrows(
                        IOException.class, () -> MaskFolder.of(folder).of(List.of(pictures)))
                .getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void anOutlineWillDoWhereNoPictureIsTheMask() throws IOException {
        files("a_segmentation.png", "a_segmentation.roi", "a_segmentation.geojson");
        files("b.jpg", "b.geojson", "c.JPG.GeoJSON", "d_mask.roi", "e.png", "e.roi", "f.jpg");
        assertEquals(
                "{a=a_segmentation.png, b=b.geojson, c=c.JPG.GeoJSON, d=d_mask.roi, e=e.png, f=f.jpg}",
                found("a", "b", "c", "d", "e", "f").toString());
        files("d.geojson");
        assertRefused("d.geojson and d_mask.roi", "d");
    }

    @Test
    void outlinesAreAllMasksWhereThereIsNoPicture() throws IOException {
        files("a_segmentation.geojson", "b.roi", "notes.txt");
        assertEquals(List.of("a", "b"), List.copyOf(MaskFolder.of(folder).all().keySet()));
    }

    /** As isic-challenge-scoring does, which looks for the number in the name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ISIC_0000001.png",
                "ISIC_0000001.tif",
                "ISIC_0000001_segmentation.bmp",
                "ISIC_0000001_Segmentation.PNG",
                "ISIC_0000001_mask.png",
                "ISIC_0000001-mask.gif",
                "ISIC_0000001_lesion.bmp",
                "ISIC_0000001_pred.png",
                "pred_ISIC_0000001.png",
                "ISIC_0000001_segmentation_pred.png",
                "0000001.png",
                "mask-0000001-v2.png",
                "ISIC_0000001_probability.png",
                "isic0000001.jpg"
            })
    void anyNameThatHoldsTheNumberIsTheMask(String name) throws IOException {
        files(name, "ISIC_00000010.png", "LICENSE.txt", "._" + name, "Thumbs.db");
        assertEquals(Map.of(ID, name), found(ID, "ISIC_0000002"));
    }

    @Test
    void theNameItselfComesBeforeNamesThatHoldIt() throws IOException {
        files(
                "ISIC_0000001_segmentation.png",
                "ISIC_0000001_overlay.png",
                "ISIC_0000001_crop.png",
                "ISIC_0000001_other.png");
        assertEquals(Map.of(ID, "ISIC_0000001_segmentation.png"), found(ID));
    }

    @Test
    void theLongerNameWins() throws IOException {
        files("ISIC_0000001_downsampled_pred.png", "ISIC_0000001_pred.png");
        assertEquals(
                Map.of(ID, "ISIC_0000001_pred.png", ID + "_downsampled", "ISIC_0000001_downsampled_pred.png"),
                found(ID, ID + "_downsampled"));
    }

    @Test
    void twoMasksOfAPictureAreRefused() throws IOException {
        files("ISIC_0000001_a.png", "ISIC_0000001_b.png");
        assertRefused(
                "holds two masks for " + ID + ", ISIC_0000001_a.png and ISIC_0000001_b.png; keep one of them", ID);
    }

    @Test
    void aPictureMayBeNamedMask() throws IOException {
        files("x_mask.png", "y_lesion_segmentation.png", "y_segmentation.png");
        assertEquals(
                Map.of("x_mask", "x_mask.png", "y", "y_segmentation.png", "y_lesion", "y_lesion_segmentation.png"),
                found("x_mask", "y", "y_lesion"));
    }

    @Test
    void aPhotographBesideAMaskIsThePicture() throws IOException {
        files("a.jpg", "a_segmentation.png");
        assertEquals(Map.of("a", "a_segmentation.png"), found("a"));
        files("a.png");
        assertRefused("holds two masks for a", "a");
    }

    @Test
    void composedAndDecomposedNamesAreTheSame() throws IOException {
        files("na\u0308vus_segmentation.png");
        assertEquals(1, found("n\u00e4vus").size());
    }

    @Test
    void foldersUnpackedTwiceAreOne() throws IOException {
        files("masks/masks/a_segmentation.png", "__MACOSX/masks/._a_segmentation.png");
        assertEquals(Map.of("a", "masks/masks/a_segmentation.png"), found("a"));
    }

    @Test
    void shortNamesAreNotLookedForInOthers() throws IOException {
        files("a_b.png");
        assertEquals(Map.of(), found("a", "b"));
    }

    @Test
    void truthsMayHaveAnyEnding() throws IOException {
        files("a_segmentation.png", "b_mask.bmp", "c.jpg");
        assertEquals(List.of("a", "b"), List.copyOf(MaskFolder.of(folder).all().keySet()));
    }
}
