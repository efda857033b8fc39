// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layouts look at names and tables only, so the pictures of these folders are empty files. */
class LayoutsTest {

    @TempDir
    Path folder;

    private void files(String... names) throws IOException {
        for (String name : names) text(name, "");
    }

    private void text(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Entry entry(String id, String image, String mask, String label, String lesion, String split) {
        Optional<Path> marked = mask.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(mask));
        return new Entry(id, folder.resolve(image), marked, label, lesion, split);
    }

    private void assertRefused(DataLayout layout, String... parts) {
        String message = assertThrows(IOException.class, () -> layout.list(folder, name -> true)).getMessage();
        for (String part : parts) assertTrue(message.contains(part), message);
    }

    @Test
    void plainPicturesAndMasksMatchByName() throws IOException {
        files("images/a.jpg", "images/b.bmp", "images/.hidden.png", "images/notes.txt",
                "masks/a_segmentation.png", "masks/b.gif", "masks/c_mask.png");
        Listing listing = PlainFolder.anyLabels().list(folder, name -> true);
        assertEquals(List.of(entry("a", "images/a.jpg", "masks/a_segmentation.png", "", "", ""),
                entry("b", "images/b.bmp", "masks/b.gif", "", "", "")), listing.entries());
        assertEquals(List.of(folder.resolve("masks/c_mask.png")), listing.spare());
    }

    @Test
    void aTableMayTellClassLesionAndSplitInAnyOrder() throws IOException {
        files("images/a.jpg", "images/b.jpg");
        text("labels.csv", "\uFEFFSplit, dx ,image_id,patient_id\ntrain,nv,a,P1\ntest,\"mel\",b,P1\nval,nv,gone,P2\n");
        Listing listing = PlainFolder.anyLabels().list(folder, name -> true);
        assertEquals(List.of(entry("a", "images/a.jpg", "", "nv", "P1", "train"),
                entry("b", "images/b.jpg", "", "mel", "P1", "test")), listing.entries());
        assertEquals(List.of("gone"), listing.missing());
        assertEquals(List.of(folder.resolve("labels.csv")), listing.tables());
    }

    @Test
    void whatATableLacksIsNamed() throws IOException {
        files("images/a.jpg");
        assertRefused(PlainFolder.officialSplit(), "labels.csv");
        text("labels.csv", "image_id,dx\na,nv\n");
        assertRefused(PlainFolder.officialSplit(), "labels.csv", "no column split");
        text("labels.csv", "image_id,dx\na,nv\na,mel\n");
        assertRefused(PlainFolder.anyLabels(), "labels.csv", "two rows for the image a");
        text("labels.csv", "image_id,dx\na\n");
        assertRefused(PlainFolder.anyLabels(), "Row 2", "labels.csv");
    }

    @Test
    void twoPicturesOfOneNameAreRefused() throws IOException {
        files("images/a.jpg", "images/a.png");
        assertRefused(PlainFolder.anyLabels(), "a.jpg", "a.png", "rename");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertRefused(PlainFolder.anyLabels(), "images", "'data'");
    }

    @Test
    void foldersAreClasses() throws IOException {
        files("melanoma/1.jpg", "nevus/1.jpg", "nevus/2.png", "nevus/2_segmentation.png");
        assertEquals(List.of(entry("melanoma/1", "melanoma/1.jpg", "", "melanoma", "", ""),
                entry("nevus/1", "nevus/1.jpg", "", "nevus", "", ""),
                entry("nevus/2", "nevus/2.png", "", "nevus", "", "")), new ClassFolders().list(folder, name -> true).entries());
    }

    @Test
    void foldersOfPartsAreSplits() throws IOException {
        files("train/melanoma/1.jpg", "val/melanoma/1.jpg");
        assertEquals(List.of(entry("train/melanoma/1", "train/melanoma/1.jpg", "", "melanoma", "", "train"),
                entry("val/melanoma/1", "val/melanoma/1.jpg", "", "melanoma", "", "val")), new ClassFolders().list(folder, name -> true).entries());
    }

    @Test
    void picturesWithoutClassFoldersAreRefused() throws IOException {
        files("1.jpg");
        assertRefused(new ClassFolders(), "class folders", folder.toString());
    }

    @Test
    void ph2AsItIsPublished() throws IOException {
        for (String id : List.of("IMD002", "IMD003")) {
            String base = "PH2Dataset/PH2 Dataset images/" + id + "/" + id;
            files(base + "_Dermoscopic_Image/" + id + ".bmp", base + "_lesion/" + id + "_lesion.bmp", base + "_roi/" + id + "_R1_Label3.bmp");
        }
        text("PH2Dataset/PH2_dataset.txt", """
                || Name   || Histological Diagnosis || Clinical Diagnosis || Asymmetry || Colors  ||
                || IMD003 ||                        ||                  0 ||         0 ||  4 ||
                || IMD002 || Melanoma               ||                  2 ||         2 ||  3  4 ||
                Legends:
                || Clinical Diagnosis: 0 - Common Nevus; 1 - Atypical Nevus; 2 - Melanoma ||
                """);
        String images = "PH2Dataset/PH2 Dataset images/";
        assertEquals(List.of(
                entry("IMD002", images + "IMD002/IMD002_Dermoscopic_Image/IMD002.bmp", images + "IMD002/IMD002_lesion/IMD002_lesion.bmp", "melanoma", "", ""),
                entry("IMD003", images + "IMD003/IMD003_Dermoscopic_Image/IMD003.bmp", images + "IMD003/IMD003_lesion/IMD003_lesion.bmp", "common nevus", "", "")),
                new Ph2().list(folder, name -> true).entries());
        assertEquals(2, new Ph2().list(folder.resolve("PH2Dataset/PH2 Dataset images"), name -> true).entries().size());
        text("PH2Dataset/PH2_dataset.txt", "name,diagnosis\n");
        assertRefused(new Ph2(), "PH2_dataset.txt", "Clinical Diagnosis");
    }

    @Test
    void anotherFolderIsNotPh2() throws IOException {
        files("images/a.jpg");
        assertRefused(new Ph2(), "IMD002_Dermoscopic_Image", folder.toString());
    }

    @Test
    void theChallengeOf2017() throws IOException {
        files("ISIC-2017_Training_Data/ISIC_0000000.jpg", "ISIC-2017_Training_Data/ISIC_0000000_superpixels.png",
                "ISIC-2017_Training_Part1_GroundTruth/ISIC_0000000_segmentation.png",
                "ISIC-2017_Test_v2_Data/ISIC_0012086.jpg", "ISIC-2017_Test_v2_Part1_GroundTruth/ISIC_0012086_segmentation.png");
        text("ISIC-2017_Training_Part3_GroundTruth.csv", "image_id,melanoma,seborrheic_keratosis\nISIC_0000000,0.0,0.0\n");
        text("ISIC-2017_Test_v2_Part3_GroundTruth.csv", "image_id,melanoma,seborrheic_keratosis\nISIC_0012086,1.0,0.0\n");
        assertEquals(List.of(
                entry("ISIC_0000000", "ISIC-2017_Training_Data/ISIC_0000000.jpg",
                        "ISIC-2017_Training_Part1_GroundTruth/ISIC_0000000_segmentation.png", "nevus", "", "Training"),
                entry("ISIC_0012086", "ISIC-2017_Test_v2_Data/ISIC_0012086.jpg",
                        "ISIC-2017_Test_v2_Part1_GroundTruth/ISIC_0012086_segmentation.png", "melanoma", "", "Test")),
                new IsicChallenge().list(folder, name -> true).entries());
    }

    @Test
    void theChallengeOf2018Task3() throws IOException {
        files("ISIC2018_Task3_Training_Input/ISIC_0024306.jpg", "ISIC2018_Task3_Validation_Input/ISIC_0034321.jpg");
        text("ISIC2018_Task3_Training_GroundTruth/ISIC2018_Task3_Training_GroundTruth.csv", "image,MEL,NV,BCC\nISIC_0024306,0.0,1.0,0.0\n");
        text("ISIC2018_Task3_Validation_GroundTruth.csv", "image,MEL,NV,BCC\nISIC_0034321,0,0,1\n");
        text("ISIC2018_Task3_Training_LesionGroupings.csv", "image,lesion_id,diagnosis_confirm_type\nISIC_0024306,HAM_0000550,serial imaging\n");
        assertEquals(List.of(
                entry("ISIC_0024306", "ISIC2018_Task3_Training_Input/ISIC_0024306.jpg", "", "NV", "HAM_0000550", "Training"),
                entry("ISIC_0034321", "ISIC2018_Task3_Validation_Input/ISIC_0034321.jpg", "", "BCC", "", "Validation")),
                new IsicChallenge().list(folder, name -> true).entries());
        text("ISIC2018_Task3_Validation_GroundTruth.csv", "image,MEL,NV,BCC\nISIC_0034321,1,0,1\n");
        assertRefused(new IsicChallenge(), "ISIC_0034321", "2 right classes", "Validation_GroundTruth.csv");
    }

    @Test
    void ham10000AsItIsPublished() throws IOException {
        files("HAM10000_images_part_1/ISIC_1.jpg", "HAM10000_images_part_2/ISIC_2.jpg",
                "HAM10000_segmentations_lesion_tschandl/ISIC_1_segmentation.png");
        text("HAM10000_metadata.csv", "lesion_id,image_id,dx,dx_type,age,sex,localization,dataset\n"
                + "HAM_1,ISIC_1,bkl,histo,80.0,male,scalp,vidir_modern\nHAM_1,ISIC_2,bkl,histo,80.0,male,scalp,vidir_modern\n");
        assertEquals(List.of(
                entry("ISIC_1", "HAM10000_images_part_1/ISIC_1.jpg", "HAM10000_segmentations_lesion_tschandl/ISIC_1_segmentation.png", "bkl", "HAM_1", ""),
                entry("ISIC_2", "HAM10000_images_part_2/ISIC_2.jpg", "", "bkl", "HAM_1", "")), new Ham10000Archive().list(folder, name -> true).entries());
    }
}
