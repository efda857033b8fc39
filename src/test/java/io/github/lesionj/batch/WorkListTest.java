// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkListTest {

    @TempDir
    Path folder;

    @Test
    void aFolderStandsForItsImagesInTheOrderOfTheirNames() throws IOException {
        touch("b.png", "a.JPG", "c.tif", "notes.txt", ".hidden.png", "sub/d.png");
        assertEquals(
                List.of("a.JPG", "b.png", "c.tif"),
                names(WorkList.of(List.of(folder)).images()));
    }

    @Test
    void picturesOfSubFoldersKeepThemInTheirResultsNames() throws IOException {
        touch("b.png", "x/b.png", "x/y/c.jpg", "x/y/c_segmentation.png", "z/notes.txt");
        Files.createSymbolicLink(folder.resolve("x/circle"), folder);
        WorkList work = WorkList.of(List.of(folder), true);
        assertEquals(
                List.of("b", "x/b", "x/y/c"),
                work.items().stream().map(WorkItem::name).toList());
        assertEquals(
                "left out: 1 named like results (c_segmentation.png), 1 that are no pictures (notes.txt)",
                work.leftOut().text());
    }

    @Test
    void aListNamesPicturesByLineOrByColumn() throws IOException {
        touch("a.png", "b, c.png");
        Path lines = Files.writeString(folder.resolve("l.txt"), "a.png\n\n b, c.png\n");
        Path table = Files.writeString(folder.resolve("l.csv"), "id,Path\n1,a.png\n2,\"b, c.png\"\n");
        List<Path> both = List.of(folder.resolve("a.png"), folder.resolve("b, c.png"));
        assertEquals(both, PictureList.read(lines));
        assertEquals(both, PictureList.read(table));
    }

    @Test
    void aPatternStandsForTheFilesThatFitIt() throws IOException {
        touch("a1.png", "a2.png", "b1.png", "[x].png");
        assertEquals(List.of("a1.png", "a2.png"), names(PictureList.expanded(folder.resolve("a?.png"))));
        assertEquals(List.of("[x].png"), names(PictureList.expanded(folder.resolve("[x].png"))));
        assertRefused(PictureList.expanded(folder.resolve("c*.png")), "There is no file or folder");
    }

    @Test
    void resultsInAFolderAreLeftOut() throws IOException {
        touch("a.jpg", "a_segmentation.png", "a_overlay.png", "a_crop.png", "a_probability.png", "a_superpixels.png");
        WorkList work = WorkList.of(List.of(folder));
        assertEquals(List.of("a.jpg"), names(work.images()));
        assertEquals(5, work.leftOut().files().get(LeftOut.Reason.RESULT).size());
    }

    @Test
    void whatIsNotTakenIsCountedAndNamed() throws IOException {
        touch(
                "a.jpg",
                "b.heif",
                "c.HEIC",
                "d.avif",
                "e.nef",
                "lesions.csv",
                "old/x.jpg",
                "Thumbs.db",
                "@eaDir/a.jpg",
                "__MACOSX/a.jpg",
                "._a.jpg");
        Files.createSymbolicLink(folder.resolve("again.jpg"), folder.resolve("a.jpg"));
        Files.createSymbolicLink(folder.resolve("gone.jpg"), folder.resolve("nowhere.jpg"));
        WorkList work = WorkList.of(List.of(folder));
        assertEquals(List.of("a.jpg"), names(work.images()));
        assertEquals(
                "left out: 4 that LesionJ cannot open (b.heif, c.HEIC, d.avif and 1 more), 1 that are broken links (gone.jpg), "
                        + "1 that are links to pictures already taken (again.jpg), 1 that are folders (old), 1 that are no pictures (lesions.csv)",
                work.leftOut().text());
    }

    @Test
    void aLinkToNothingSaysSo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("gone.jpg"), folder.resolve("nowhere.jpg"));
        assertRefused(List.of(link), link + " is a link to a file that is not there");
    }

    @Test
    void composedAndDecomposedNamesAreTheSame() throws IOException {
        touch("n\u00e4vus.jpg", "na\u0308vus.png");
        assertRefused(List.of(folder), "would overwrite each other");
    }

    @Test
    void aResultThatIsNamedItselfIsTaken() throws IOException {
        touch("a_crop.png");
        Path crop = folder.resolve("a_crop.png");
        assertEquals(List.of(crop), WorkList.of(List.of(crop)).images());
    }

    @Test
    void aFileGivenTwiceIsOneImage() throws IOException {
        touch("a.jpg", "b.jpg");
        Path again = folder.resolve("sub/../b.jpg");
        Files.createDirectories(folder.resolve("sub"));
        assertEquals(
                List.of("b.jpg", "a.jpg"),
                names(WorkList.of(List.of(again, folder)).images()));
    }

    @Test
    void imagesWithTheSameResultNameAreRefused() throws IOException {
        touch("a.jpg", "a.png");
        assertRefused(List.of(folder), folder.resolve("a.jpg") + " and " + folder.resolve("a.png"));
    }

    @Test
    void namesAreTakenAsTheResultsAreNamed() throws IOException {
        touch("a.ome.tif", "a.png");
        assertRefused(List.of(folder), folder.resolve("a.ome.tif") + " and " + folder.resolve("a.png"));
    }

    @Test
    void imagesOfTheSameNameFromTwoFoldersAreRefused() throws IOException {
        touch("one/a.jpg", "two/A.jpg");
        assertRefused(List.of(folder.resolve("one"), folder.resolve("two")), "one/a.jpg and ");
    }

    @Test
    void onlyThreeClashesAreListed() throws IOException {
        for (String name : List.of("a", "b", "c", "d", "e")) touch(name + ".jpg", name + ".png");
        assertRefused(List.of(folder), "c.png; and 2 more pairs");
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertRefused(List.of(folder.resolve("x*.jpg")), "There is no file or folder " + folder.resolve("x*.jpg"));
    }

    @Test
    void aFolderWithoutImagesIsRefused() throws IOException {
        touch("notes.txt", "a_segmentation.png");
        assertRefused(
                List.of(folder),
                "There is no image in the folder " + folder
                        + "; left out: 1 named like results (a_segmentation.png), 1 that are no pictures (notes.txt); name such files one by one to use them");
    }

    @Test
    void theNameIsWithoutTheExtension() {
        assertEquals(
                List.of("ISIC_0000000", "a.b", ".hidden", "noextension"),
                List.of("x/ISIC_0000000.jpg", "a.b.png", ".hidden", "noextension").stream()
                        .map(Path::of)
                        .map(ImageOpener::nameOf)
                        .toList());
    }

    private static void assertRefused(List<Path> inputs, String part) {
        String message = assertThrows(IOException.class, () -> WorkList.of(inputs))
                .getMessage()
                .replace('\\', '/');
        assertTrue(message.contains(part.replace('\\', '/')), message);
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    private void touch(String... names) throws IOException {
        for (Path file : Arrays.stream(names).map(folder::resolve).toList()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }
}
