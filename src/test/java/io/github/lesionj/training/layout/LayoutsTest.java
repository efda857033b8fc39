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
        String message = assertThrows(IOException.class, () -> layout.list(folder, name -> true))
                .getMessage();
        for (String part : parts) assertTrue(message.contains(part), message);
    }

    @Test
    void plainPicturesAndMasksMatchByName() throws IOException {
        files(
                "images/a.jpg",
                "images/b.bmp",
                "images/.hidden.png",
                "images/notes.txt",
                "masks/a_segmentation.png",
                "masks/b.gif",
                "masks/c_mask.png");
        Listing listing = PlainFolder.anyLabels().list(folder, name -> true);
        assertEquals(
                List.of(
                        entry("a", "images/a.jpg", "masks/a_segmentation.png", "", "", ""),
                        entry("b", "images/b.bmp", "masks/b.gif", "", "", "")),
                listing.entries());
        assertEquals(List.of(folder.resolve("masks/c_mask.png")), listing.spare());
    }

    @Test
    void aTableMayTellClassLesionAndSplitInAnyOrder() throws IOException {
        files("images/a.jpg", "images/b.jpg");
        text("labels.csv", "\uFEFFSplit, dx ,image_id,patient_id\ntrain,nv,a,P1\ntest,\"mel\",b,P1\nval,nv,gone,P2\n");
        Listing listing = PlainFolder.anyLabels().list(folder, name -> true);
        assertEquals(
                List.of(
                        entry("a", "images/a.jpg", "", "nv", "P1", "train"),
                        entry("b", "images/b.jpg", "", "mel", "P1", "test")),
                listing.entries());
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
        assertEquals(
                List.of(
                        entry("melanoma/1", "melanoma/1.jpg", "", "melanoma", "", ""),
                        entry("nevus/1", "nevus/1.jpg", "", "nevus", "", ""),
                        entry("nevus/2", "nevus/2.png", "", "nevus", "", "")),
                new ClassFolders().list(folder, name -> true).entries());
    }

    @Test
    void foldersOfPartsAreSplits() throws IOException {
        files("train/melanoma/1.jpg", "val/melanoma/1.jpg");
        assertEquals(
                List.of(
                        entry("train/melanoma/1", "train/melanoma/1.jpg", "", "melanoma", "", "train"),
                        entry("val/melanoma/1", "val/melanoma/1.jpg", "", "melanoma", "", "val")),
                new ClassFolders().list(folder, name -> true).entries());
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
            files(
                    base + "_Dermoscopic_Image/" + id + ".bmp",
                    base + "_lesion/" + id + "_lesion.bmp",
                    base + "_roi/" + id + "_R1_Label3.bmp");
        }
        text("PH2Dataset/PH2_dataset.txt", """
                || Name   || Histological Diagnosis || Clinical Diagnosis || Asymmetry || Colors  ||
                || IMD003 ||                        ||                  0 ||         0 ||  4 ||
                || IMD002 || Melanoma               ||                  2 ||         2 ||  3  4 ||
                Legends:
                || Clinical Diagnosis: 0 - Common Nevus; 1 - Atypical Nevus; 2 - Melanoma ||
                """);
        String images = "PH2Dataset/PH2 Dataset images/";
        assertEquals(
                List.of(
                        entry(
                                "IMD002",
                                images + "IMD002/IMD002_Dermoscopic_Image/IMD002.bmp",
                                images + "IMD002/IMD002_lesion/IMD002_lesion.bmp",
                                "melanoma",
                                "",
                                ""),
                        entry(
                                "IMD003",
                                images + "IMD003/IMD003_Dermoscopic_Image/IMD003.bmp",
                                images + "IMD003/IMD003_lesion/IMD003_lesion.bmp",
                                "common nevus",
                                "",
                                "")),
                new Ph2().list(folder, name -> true).entries());
        assertEquals(
                2,
                new Ph2()
                        .list(folder.resolve("PH2Dataset/PH2 Dataset images"), name -> true)
                        .entries()
                        .size());
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
        files(
                "ISIC-2017_Training_Data/ISIC_0000000.jpg",
                "ISIC-2017_Training_Data/ISIC_0000000_superpixels.png",
                "ISIC-2017_Training_Part1_GroundTruth/ISIC_0000000_segmentation.png",
                "ISIC-2017_Test_v2_Data/ISIC_0012086.jpg",
                "ISIC-2017_Test_v2_Part1_GroundTruth/ISIC_0012086_segmentation.png");
        text(
                "ISIC-2017_Training_Part3_GroundTruth.csv",
                "image_id,melanoma,seborrheic_keratosis\nISIC_0000000,0.0,0.0\n");
        text(
                "ISIC-2017_Test_v2_Part3_GroundTruth.csv",
                "image_id,melanoma,seborrheic_keratosis\nISIC_0012086,1.0,0.0\n");
        assertEquals(
                List.of(
                        entry(
                                "ISIC_0000000",
                                "ISIC-2017_Training_Data/ISIC_0000000.jpg",
                                "ISIC-2017_Training_Part1_GroundTruth/ISIC_0000000_segmentation.png",
                                "nevus",
                                "",
                                "Training"),
                        entry(
                                "ISIC_0012086",
                                "ISIC-2017_Test_v2_Data/ISIC_0012086.jpg",
                                "ISIC-2017_Test_v2_Part1_GroundTruth/ISIC_0012086_segmentation.png",
                                "melanoma",
                                "",
                                "Test")),
                new IsicChallenge().list(folder, name -> true).entries());
    }

    @Test
    void theChallengeOf2018Task3() throws IOException {
        files("ISIC2018_Task3_Training_Input/ISIC_0024306.jpg", "ISIC2018_Task3_Validation_Input/ISIC_0034321.jpg");
        text(
                "ISIC2018_Task3_Training_GroundTruth/ISIC2018_Task3_Training_GroundTruth.csv",
                "image,MEL,NV,BCC\nISIC_0024306,0.0,1.0,0.0\n");
        text("ISIC2018_Task3_Validation_GroundTruth.csv", "image,MEL,NV,BCC\nISIC_0034321,0,0,1\n");
        text(
                "ISIC2018_Task3_Training_LesionGroupings.csv",
                "image,lesion_id,diagnosis_confirm_type\nISIC_0024306,HAM_0000550,serial imaging\n");
        assertEquals(
                List.of(
                        entry(
                                "ISIC_0024306",
                                "ISIC2018_Task3_Training_Input/ISIC_0024306.jpg",
                                "",
                                "NV",
                                "HAM_0000550",
                                "Training"),
                        entry(
                                "ISIC_0034321",
                                "ISIC2018_Task3_Validation_Input/ISIC_0034321.jpg",
                                "",
                                "BCC",
                                "",
                                "Validation")),
                new IsicChallenge().list(folder, name -> true).entries());
        text("ISIC2018_Task3_Validation_GroundTruth.csv", "image,MEL,NV,BCC\nISIC_0034321,1,0,1\n");
        assertRefused(new IsicChallenge(), "ISIC_0034321", "2 right classes", "Validation_GroundTruth.csv");
    }

    @Test
    void ham10000AsItIsPublished() throws IOException {
        files(
                "HAM10000_images_part_1/ISIC_1.jpg",
                "HAM10000_images_part_2/ISIC_2.jpg",
                "HAM10000_segmentations_lesion_tschandl/ISIC_1_segmentation.png");
        text(
                "HAM10000_metadata.csv",
                "lesion_id,image_id,dx,dx_type,age,sex,localization,dataset\n"
                        + "HAM_1,ISIC_1,bkl,histo,80.0,male,scalp,vidir_modern\nHAM_1,ISIC_2,bkl,histo,80.0,male,scalp,vidir_modern\n");
        assertEquals(
                List.of(
                        entry(
                                "ISIC_1",
                                "HAM10000_images_part_1/ISIC_1.jpg",
                                "HAM10000_segmentations_lesion_tschandl/ISIC_1_segmentation.png",
                                "bkl",
                                "HAM_1",
                                ""),
                        entry("ISIC_2", "HAM10000_images_part_2/ISIC_2.jpg", "", "bkl", "HAM_1", "")),
                new Ham10000Archive().list(folder, name -> true).entries());
    }

    @Test
    void ham10000AsKagglePublishesIt() throws IOException {
        text("HAM10000_images_part_1/ISIC_1.jpg", "one");
        text("ham10000_images_part_1/ISIC_1.jpg", "one");
        text("HAM10000_metadata.tab", "lesion_id\timage_id\tdx\nHAM_1\tISIC_1\tbkl\n");
        files("hmnist_8_8_L.csv");
        Listing listing = new Ham10000Archive().list(folder, name -> true);
        assertEquals(
                List.of("bkl HAM_1"),
                listing.entries().stream()
                        .map(entry -> entry.label() + " " + entry.lesion())
                        .toList());
        assertEquals(1, listing.leftOut().size());
        text("ham10000_images_part_1/ISIC_1.jpg", "two");
        assertRefused(new Ham10000Archive(), "ISIC_1.jpg", "have one name");
    }

    @Test
    void theChallengeOf2016() throws IOException {
        files(
                "ISBI2016_ISIC_Part3B_Training_Data/ISIC_0000000.jpg",
                "ISBI2016_ISIC_Part3B_Training_Data/ISIC_0000000_Segmentation.png",
                "ISBI2016_ISIC_Part3B_Test_Data/ISIC_0000003.jpg",
                "ISBI2016_ISIC_Part3B_Test_Data/ISIC_0000003_Segmentation.png");
        text("ISBI2016_ISIC_Part3B_Training_GroundTruth.csv", "ISIC_0000000,benign\n");
        text("ISBI2016_ISIC_Part3B_Test_GroundTruth.csv", "ISIC_0000003,1.0\n");
        assertEquals(
                List.of(
                        entry(
                                "ISIC_0000000",
                                "ISBI2016_ISIC_Part3B_Training_Data/ISIC_0000000.jpg",
                                "ISBI2016_ISIC_Part3B_Training_Data/ISIC_0000000_Segmentation.png",
                                "benign",
                                "",
                                "Training"),
                        entry(
                                "ISIC_0000003",
                                "ISBI2016_ISIC_Part3B_Test_Data/ISIC_0000003.jpg",
                                "ISBI2016_ISIC_Part3B_Test_Data/ISIC_0000003_Segmentation.png",
                                "malignant",
                                "",
                                "Test")),
                new IsicChallenge()
                        .list(folder, name -> List.of("benign", "malignant").contains(name))
                        .entries());
    }

    @Test
    void theChallengeOf2019TellsLesionsInItsMetadata() throws IOException {
        files(
                "ISIC_2019_Training_Input/ISIC_2019_Training_Input/ISIC_1.jpg",
                "ISIC_2019_Training_Input/ISIC_2019_Training_Input/ISIC_2_downsampled.jpg",
                "ISIC_2019_Training_Input/ISIC_2019_Training_Input/ISIC_3.jpg",
                "ISIC_2019_Training_Input/ISIC_2019_Training_Input/LICENSE.txt");
        text(
                "ISIC_2019_Training_GroundTruth.csv",
                "image,MEL,NV,UNK\nISIC_1,1.0,0.0,0.0\nISIC_2_downsampled,1.0,0.0,0.0\nISIC_3,0.0,1.0,0.0\n");
        text(
                "ISIC_2019_Training_Metadata.csv",
                "image,age_approx,anatom_site_general,lesion_id,sex\nISIC_1,55.0,anterior torso,MSK_1,female\n"
                        + "ISIC_2_downsampled,30.0,,MSK_1,female\nISIC_3,60.0,,,\n");
        Listing listing = new IsicChallenge().list(folder, name -> true);
        assertEquals(List.of("MEL MSK_1 Training", "MEL MSK_1 Training", "NV  Training"), told(listing));
        assertEquals(2, listing.tables().size(), "the hash of the labels knows the lesions too");
    }

    private static List<String> told(Listing listing) {
        return listing.entries().stream()
                .map(entry -> entry.label() + " " + entry.lesion() + " " + entry.split())
                .toList();
    }

    @Test
    void theChallengeOf2020KeepsPatientsTogetherWhereLesionsAreUntold() throws IOException {
        files(
                "ISIC_2020_Training_JPEG/train/ISIC_1.jpg",
                "ISIC_2020_Training_JPEG/train/ISIC_2.jpg",
                "ISIC_2020_Training_JPEG/train/ISIC_3.jpg",
                "ISIC_2020_Training_JPEG/train/ISIC_4.jpg",
                "ISIC_2020_Training_JPEG/train/ISIC_5.jpg");
        text(
                "ISIC_2020_Training_GroundTruth_v2.csv",
                "image_name,patient_id,lesion_id,sex,diagnosis,benign_malignant,target\n"
                        + "ISIC_1,IP_1,IL_1,male,unknown,benign,0\nISIC_2,IP_1,,male,nevus,benign,0\nISIC_3,IP_1,IL_3,male,melanoma,malignant,1\n"
                        + "ISIC_4,IP_2,IL_4,male,unknown,benign,0\nISIC_5,IP_2,IL_5,male,unknown,benign,0\n");
        Listing listing = new IsicChallenge()
                .list(folder, name -> List.of("benign", "malignant").contains(name));
        assertEquals(
                List.of(
                        "benign IL_1 Training",
                        "benign IL_1 Training",
                        "malignant IL_1 Training",
                        "benign IL_4 Training",
                        "benign IL_5 Training"),
                told(listing));
        text("ISIC_2020_Training_Duplicates.csv", "image_name_1,image_name_2\nISIC_4,ISIC_5\n");
        assertEquals(
                "IL_4",
                new IsicChallenge().list(folder, name -> true).entries().get(4).lesion());
    }

    @Test
    void milk10kHasClassesByLesion() throws IOException {
        files(
                "MILK10k_Training_Input/IL_1/ISIC_1.jpg",
                "MILK10k_Training_Input/IL_1/ISIC_2.jpg",
                "MILK10k_Training_Input/IL_2/ISIC_3.jpg");
        text("MILK10k_Training_GroundTruth.csv", "lesion_id,AKIEC,MEL,NV\nIL_1,0.0,1.0,0.0\nIL_2,0.0,0.0,1.0\n");
        text(
                "MILK10k_Training_Metadata.csv",
                "lesion_id,image_type,isic_id\nIL_1,clinical: close-up,ISIC_1\nIL_1,dermoscopic,ISIC_2\nIL_2,dermoscopic,ISIC_3\n");
        text(
                "MILK10k_Training_Supplement.csv",
                "isic_id,diagnosis_full,diagnosis_confirm_type\nISIC_1,Melanoma,histopathology\n");
        assertEquals(
                List.of("MEL IL_1 Training", "MEL IL_1 Training", "NV IL_2 Training"),
                told(new IsicChallenge().list(folder, name -> true)));
        Files.delete(folder.resolve("MILK10k_Training_Metadata.csv"));
        assertEquals(
                List.of("MEL IL_1 Training", "MEL IL_1 Training", "NV IL_2 Training"),
                told(new IsicChallenge().list(folder, name -> true)));
    }

    @Test
    void archivesUnpackedTwice() throws IOException {
        String input = "ISIC2018/ISIC2018_Task1-2_Training_Input/",
                truth = "ISIC2018/ISIC2018_Task1_Training_GroundTruth/";
        files(
                input + "ISIC2018_Task1-2_Training_Input/ISIC_0000000.jpg",
                truth + "ISIC2018_Task1_Training_GroundTruth/ISIC_0000000_segmentation.png",
                "__MACOSX/ISIC2018/._x",
                input + "@eaDir/ISIC_0000000.jpg/SYNOPHOTO_THUMB_M.jpg");
        Listing listing = new IsicChallenge().list(folder, name -> true);
        assertEquals(1, listing.entries().size());
        assertTrue(listing.entries().get(0).mask().isPresent());
        files(
                "ham/HAM10000_images_part_1/HAM10000_images_part_1/ISIC_1.jpg",
                "ham/HAM10000_segmentations_lesion_tschandl/HAM10000_segmentations_lesion_tschandl/ISIC_1_segmentation.png");
        text("ham/HAM10000_metadata", "lesion_id,image_id,dx\nHAM_1,ISIC_1,bkl\n");
        assertTrue(new Ham10000Archive()
                .list(folder.resolve("ham"), name -> true)
                .entries()
                .get(0)
                .mask()
                .isPresent());
        files(
                "ph2/PH2Dataset/PH2Dataset/PH2 Dataset images/IMD002/IMD002_Dermoscopic_Image/IMD002.bmp",
                "ph2/PH2Dataset/PH2Dataset/PH2 Dataset images/IMD002/IMD002_lesion/IMD002_lesion.bmp");
        assertTrue(new Ph2()
                .list(folder.resolve("ph2"), name -> true)
                .entries()
                .get(0)
                .mask()
                .isPresent());
        files("moles/moles/images/a.jpg", "moles/moles/masks/a.png", "moles/.DS_Store");
        assertTrue(PlainFolder.anyLabels()
                .list(folder.resolve("moles"), name -> true)
                .entries()
                .get(0)
                .mask()
                .isPresent());
        files(
                "classes/skin/train/mel/a.jpg",
                "classes/skin/train/nv/a.jpg",
                "classes/skin/test/nv/b.jpg",
                "classes/skin/docs/readme.txt",
                "classes/skin/__MACOSX/x.jpg");
        Listing classes = new ClassFolders().list(folder.resolve("classes"), name -> true);
        assertEquals(
                List.of("test/nv/b", "train/mel/a", "train/nv/a"),
                classes.entries().stream().map(Entry::id).toList());
        assertEquals(1, classes.leftOut().size(), "docs is named");
    }

    @Test
    void whatIsNoPictureOrNamedLikeAMaskIsTold() throws IOException {
        files(
                "images/a.jpg",
                "images/a_lesion.png",
                "images/p_lesion.png",
                "images/b_mask.png",
                "images/c.heic",
                "images/sub/d.jpg",
                "images/LICENSE.txt",
                "masks/p_lesion.png",
                "masks/b_mask_segmentation.png");
        Files.createSymbolicLink(folder.resolve("images/e.jpg"), folder.resolve("nowhere.jpg"));
        Listing listing = PlainFolder.anyLabels().list(folder, name -> true);
        assertEquals(
                List.of("a", "b_mask", "p_lesion"),
                listing.entries().stream().map(Entry::id).toList());
        assertEquals(
                List.of(false, true, true),
                listing.entries().stream()
                        .map(entry -> entry.mask().isPresent())
                        .toList());
        assertEquals(
                "left out: 1 that LesionJ cannot open (c.heic), 1 that are broken links (e.jpg), "
                        + "1 named like masks of the pictures beside them (a_lesion.png), 1 that are folders (sub)",
                listing.leftOut().text());
    }

    @Test
    void namesMayBeComposedOrNot() throws IOException {
        files("images/na\u0308vus.jpg", "masks/n\u00e4vus_segmentation.png");
        text("labels.csv", "\uFEFFimage;dx\r\nn\u00e4vus.JPG;nv\r\n;\r\n");
        Listing listing = PlainFolder.anyLabels().list(folder, name -> true);
        assertEquals(List.of("nv"), listing.entries().stream().map(Entry::label).toList());
        assertTrue(listing.entries().get(0).mask().isPresent());
        assertEquals(List.of(), listing.missing());
    }

    @Test
    void metadataTellLesionsAndStandInForLabels() throws IOException {
        files("images/a.jpg", "images/b.jpg");
        text("ISIC_2019_Training_Metadata.csv", "image,lesion_id,dx\na,L1,nv\nb,L1,nv\n");
        assertEquals(List.of("nv L1 ", "nv L1 "), told(PlainFolder.anyLabels().list(folder, name -> true)));
        text("labels.csv", "image,MEL,NV\na,1,0\nb,0,1\n");
        assertEquals(List.of("MEL L1 ", "NV L1 "), told(PlainFolder.anyLabels().list(folder, name -> true)));
    }

    @Test
    void tablesThatContradictEachOtherAreRefused() throws IOException {
        files("ISIC2018_Task3_Training_Input/ISIC_1.jpg");
        text("ISIC2018_Task3_Training_GroundTruth.csv", "image,MEL,NV\nISIC_1,1,0\n");
        text(
                "ISIC2018_Task3_Training_GroundTruth/ISIC2018_Task3_Training_GroundTruth.csv",
                "image,MEL,NV\nISIC_1,0,1\n");
        assertRefused(new IsicChallenge(), "says that ISIC_1 is", "another table");
    }
}
