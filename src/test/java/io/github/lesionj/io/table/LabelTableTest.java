// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.io.CsvTable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LabelTableTest {

    private static final Map<String, String> CLASSES = Map.of("ISIC_0000001", "mel", "ISIC_0000002", "nv");

    @TempDir
    private Path folder;

    private LabelTable read(String text) throws IOException {
        return LabelTable.read(Files.writeString(folder.resolve("labels.csv"), text));
    }

    private void assertRefused(String text, String message) {
        String thrown = assertThrows(IOException.class, () -> read(text)).getMessage();
        assertEquals(message, thrown.replace(folder.resolve("labels.csv").toString(), "T"));
    }

    private static Map<String, String> classes(LabelTable table, String... known) throws IOException {
        Set<String> names = Set.of(known);
        return table.classes(name -> names.contains(name.toLowerCase(Locale.ROOT)))
                .orElseThrow()
                .of();
    }

    static Stream<Arguments> writings() {
        String plain = "image_id,dx\nISIC_0000001,mel\nISIC_0000002,nv\n";
        String semicolons = plain.replace(',', ';');
        return Stream.of(
                Arguments.of("plain", plain),
                Arguments.of("no line end", plain.strip()),
                Arguments.of("CRLF", plain.replace("\n", "\r\n")),
                Arguments.of("CR", plain.replace('\n', '\r')),
                Arguments.of("semicolons", semicolons),
                Arguments.of("tabs", plain.replace(',', '\t')),
                Arguments.of("Excel names the separator", "sep=;\r\n" + semicolons),
                Arguments.of("quoted", plain.replaceAll("(\\w+)", "\"$1\"")),
                Arguments.of("quoted semicolons", semicolons.replaceAll("(\\w+)", "\"$1\"")),
                Arguments.of("capitals", plain.replace("image_id,dx", "IMAGE_ID,DX")),
                Arguments.of("spaces", plain.replace(",", " , ")),
                Arguments.of("isic_id", plain.replace("image_id", "isic_id")),
                Arguments.of("image_name", plain.replace("image_id", "image_name")),
                Arguments.of("name", plain.replace("image_id", "Name")),
                Arguments.of("diagnosis", plain.replace("dx", "diagnosis")),
                Arguments.of("Image ID", plain.replace("image_id", "Image ID")),
                Arguments.of("imageId", plain.replace("image_id", "imageId")),
                Arguments.of("File name", plain.replace("image_id", "File name")),
                Arguments.of("jpg", plain.replace(",m", ".jpg,m").replace(",n", ".JPEG,n")),
                Arguments.of("png", plain.replace(",m", ".png,m")),
                Arguments.of("empty lines", plain.replace("\n", "\n\n") + "\n\n"),
                Arguments.of("lines of commas", plain + ",\n,\n , \n"),
                Arguments.of("empty last column", plain.replace("\n", ",\n")),
                Arguments.of(
                        "empty columns that Excel leaves out again",
                        "image_id,dx,,\nISIC_0000001,mel\nISIC_0000002,nv,,\n"),
                Arguments.of("row numbers of pandas", ",image_id,dx\n0,ISIC_0000001,mel\n1,ISIC_0000002,nv\n"),
                Arguments.of("other columns", "age,image_id,sex,dx\n50,ISIC_0000001,,mel\n,ISIC_0000002,male,nv\n"),
                Arguments.of(
                        "a comma in quotes", "site,image_id,dx\n\"arm, left\",ISIC_0000001,mel\nx,ISIC_0000002,nv\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writings")
    void tablesAreReadAsSpreadsheetsAndProgramsWriteThem(String name, String text) throws IOException {
        assertEquals(CLASSES, classes(read(text), "mel", "nv"));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, EF BB BF",
        "UTF-16LE, FF FE",
        "UTF-16BE, FE FF",
        "UTF-16LE, ''",
        "UTF-16BE, ''",
        "windows-1252, ''",
        "UTF-8, ''"
    })
    void tablesAreReadInAnyEncoding(String encoding, String mark) throws IOException {
        byte[] begin = new byte[mark.isEmpty() ? 0 : mark.split(" ").length];
        for (int i = 0; i < begin.length; i++) begin[i] = (byte) Integer.parseInt(mark.split(" ")[i], 16);
        byte[] text = "image_id,dx,localization\nISIC_0000001,mel,R\u00fccken\nISIC_0000002,nv,x\n"
                .getBytes(Charset.forName(encoding));
        byte[] all = new byte[begin.length + text.length];
        System.arraycopy(begin, 0, all, 0, begin.length);
        System.arraycopy(text, 0, all, begin.length, text.length);
        LabelTable table = LabelTable.read(Files.write(folder.resolve("t.csv"), all));
        assertEquals(CLASSES, classes(table, "mel", "nv"));
        assertEquals("R\u00fccken", table.column(List.of("localization")).get("ISIC_0000001"));
    }

    @Test
    void namesAreComposed() throws IOException {
        assertEquals(
                Set.of("n\u00e4vus"), read("image,dx\nna\u0308vus.jpg,nv\n").names());
        assertEquals("n\u00e4vus", PictureName.of(Path.of("na\u0308vus.JPG")));
        assertEquals("mole 1.5", PictureName.of("mole 1.5"));
        assertEquals("a", PictureName.of("a.ome.tif"));
    }

    @Test
    void whatIsNoTableIsNamedWithTheFix() throws IOException {
        assertRefused("", "T is empty; it needs a line of column names, such as image, and a line per picture");
        assertRefused("image,dx\n", "T has a header but no rows");
        assertRefused(
                "a,b\n1,2\n",
                "The header of T has no column 'image', 'image_id' or 'isic_id' but [a, b]; name the column of the pictures so");
        assertRefused("image,dx,DX\na,nv,nv\n", "T has two columns 'DX'; keep one of them");
        assertRefused("image,dx\na,nv\na.png,mel\n", "T has two rows for the image a; keep one of them");
        assertRefused("image,dx\na,nv\n,mel\n", "Row 3 of T names no image in the column image; complete or remove it");
        assertRefused("image,dx\na,nv,1\n", "Row 2 of T has 3 values, but the header has 2");
        assertRefused(
                "image,dx\n\na,\"nv\n",
                "T is no table, look for quotation marks that are not closed: "
                        + assertThrows(IOException.class, () -> read("image,dx\n\na,\"nv\n"))
                                .getMessage()
                                .replaceFirst(".*closed: ", ""));
        assertRefused("<!DOCTYPE html><html>", "T is a web page, not a table; download the table again");
        assertRefused(
                "version https://git-lfs.github.com/spec/v1\noid",
                "T only says where Git LFS keeps the table; fetch it with 'git lfs pull'");
        assertRefused("image,dx\na\u0000,nv\n", "T is no text; save the table as CSV in UTF-8");
        LabelTable cut = read("image,dx,lesion_id\na,nv,L1\nb,nv\n");
        assertEquals(
                "Row 3 of T has 2 values, but the header has 3",
                assertThrows(IOException.class, () -> cut.columnIfAny(LabelTable.LESION))
                        .getMessage()
                        .replace(cut.file().toString(), "T"));
        assertTrue(assertThrows(IOException.class, () -> cut.column(LabelTable.SPLIT))
                .getMessage()
                .contains("has no column split or set or subset but image"));
        assertTrue(assertThrows(IOException.class, () -> LabelTable.read(folder.resolve("none.csv")))
                .getMessage()
                .startsWith("There is no file "));
    }

    @Test
    void theChallengeOf2016HasNoHeader() throws IOException {
        assertEquals(
                Map.of("ISIC_0000000", "benign", "ISIC_0000001", "malignant"),
                classes(read("ISIC_0000000,benign\nISIC_0000001,malignant\n"), "benign", "malignant"));
        assertEquals(
                Map.of("ISIC_0000003", "benign", "ISIC_0000004", "malignant"),
                classes(read("ISIC_0000003,0.0\nISIC_0000004,1.0\n"), "benign", "malignant"));
    }

    @Test
    void ofSeveralColumnsTheOneIsReadThatHasTheClassesAskedFor() throws IOException {
        String of2020 =
                "image_name,patient_id,diagnosis,benign_malignant,target\nISIC_1,IP_1,unknown,benign,0\nISIC_2,IP_2,melanoma,malignant,1\n";
        assertEquals(Map.of("ISIC_1", "benign", "ISIC_2", "malignant"), classes(read(of2020), "benign", "malignant"));
        assertEquals(Map.of("ISIC_1", "unknown", "ISIC_2", "melanoma"), classes(read(of2020), "unknown", "melanoma"));
        assertEquals(Map.of("ISIC_1", "0", "ISIC_2", "1"), classes(read(of2020), "0", "1"));
        assertEquals(Map.of("ISIC_1", "unknown", "ISIC_2", "melanoma"), classes(read(of2020), "nv"));
    }

    @Test
    void oneMarksTheClass() throws IOException {
        assertEquals(CLASSES, Map.of("ISIC_0000001", "mel", "ISIC_0000002", "nv"));
        TableClasses marks =
                read("image,MEL,NV,score_weight\na,1.0,0.0,0.5\nb,0,1,1\n").marks();
        assertEquals(List.of("MEL", "NV"), marks.names());
        assertEquals(Map.of("a", "MEL", "b", "NV"), marks.of());
        assertEquals(
                Map.of("a", "melanoma", "b", "nevus"),
                read("image_id,melanoma,seborrheic_keratosis\na,1.0,0.0\nb,0.0,0.0\n")
                        .marks()
                        .of());
        assertEquals(
                Map.of("a", "NV"),
                read("image_id,age,MEL,NV\na,45,0,1\n")
                        .classes(name -> name.equals("NV"))
                        .orElseThrow()
                        .of());
        assertTrue(
                read("image_id,split,age\na,train,45\n").classes(name -> true).isEmpty());
    }

    @Test
    void decimalCommasAreNumbersBetweenSemicolons() throws IOException {
        assertArrayEquals(
                new double[] {0.7, 0.3},
                read("image;MEL;NV\na;0,7;0,3\n").numbers().rows().get("a"));
        assertArrayEquals(
                new double[] {0.7, 3e-5},
                read("image,MEL,NV\na,.7,3e-5\n").numbers().rows().get("a"));
        assertArrayEquals(
                new double[] {0, 0},
                read("image,MEL,NV\na,,\n").numbers().rows().get("a"));
        for (String cell : List.of("0x1p3", "1d", "n/a", "1.2.3", "12 %"))
            assertTrue(assertThrows(
                            IOException.class,
                            () -> read("image,MEL,NV\na,1," + cell + "\n").numbers())
                    .getMessage()
                    .endsWith("has '" + cell + "' for NV, which is not a number"));
    }

    /** As predictions for the challenges of 2016 and 2020 are written. */
    @Test
    void oneProbabilityIsThatOfMalignant() throws IOException {
        for (String table : List.of("image_name,target\nISIC_1,0.75\n", "ISIC_1,0.75\n")) {
            NumberTable both = read(table).numbers().ofTwoClasses();
            assertEquals(List.of("benign", "malignant"), both.columns());
            assertArrayEquals(new double[] {0.25, 0.75}, both.rows().get("ISIC_1"));
        }
        assertEquals(
                List.of("MEL", "NV"),
                read("image,MEL,NV\na,1,0\n").numbers().ofTwoClasses().columns());
    }

    @Test
    void tablesOfLesionsAreReadByLesion() throws IOException {
        LabelTable table = read("lesion_id,MEL,NV\nIL_1,1.0,0.0\nIL_2,0.0,1.0\n");
        assertTrue(table.isByLesion());
        assertEquals(Map.of("IL_1", "MEL", "IL_2", "NV"), table.marks().of());
    }

    /** Whatever a picture is called, a spreadsheet shows it as text and we read it back. */
    @Test
    void cellsAreNoFormulasAndAreReadBackUnchanged() throws IOException {
        List<String> names = List.of(
                "=1+1", "+a", "-b", "@c", "'=d", "''-e", "'plain", "=HYPERLINK(\"x\",\"y\")", "\uFF1Dwide", "a=b");
        CsvTable written = new CsvTable(List.of("image", "dx", "change"));
        List<String> cells = new ArrayList<>();
        for (String name : names) written.add(List.of(name, "=nv", "-1.5"));
        Path file = folder.resolve("ours.csv");
        written.write(file);
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) cells.add(line.replaceFirst("^\"", ""));
        for (String cell : cells.subList(1, cells.size()))
            assertTrue(!"=+-@\t\r\uFF1D".contains(cell.substring(0, 1)), cell);
        assertTrue(cells.get(1).endsWith(",'=nv,-1.5"), "numbers stay numbers: " + cells.get(1));
        LabelTable read = LabelTable.read(file);
        assertEquals(names, List.copyOf(read.names()));
        assertEquals("=nv", read.column(List.of("dx")).get("@c"));
    }

    @Test
    void rowsThatAreAddedLeaveTheOthersAsTheyAre() throws IOException {
        Path file = folder.resolve("grown.csv");
        for (String name : List.of("=a", "b", "=a", "'=c")) {
            CsvTable table = new CsvTable(List.of("image", "-dx"));
            table.add(List.of(name, "@x"));
            table.addTo(file);
        }
        assertEquals(
                List.of("image,'-dx", "'=a,'@x", "b,'@x", "''=c,'@x"),
                Files.readAllLines(file, StandardCharsets.UTF_8));
    }
}
