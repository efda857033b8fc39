// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ContactSheet.Tile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class HtmlPageTest {

    @TempDir
    private Path folder;

    @Test
    void textsAreNeverReadAsMarkup() throws Exception {
        HtmlPage page = new HtmlPage("a < b & \"c\"")
                .heading("<h>")
                .text("<script>alert('x')</script>")
                .table(List.of("<i>", "n"), List.of(List.of("</td>", "1")))
                .drawings(new LinePlot("<t>", PlotAxis.share("a&b"), PlotAxis.share("y"), 100, 80)
                        .line("</svg>", new double[] {0, 1}, new double[] {0, 1})
                        .draw());
        page.write(folder.resolve("report.html"));
        String written = Files.readString(folder.resolve("report.html"));
        assertFalse(written.contains("<script") || written.contains("<i>") || written.contains("<t>"), written);
        assertTrue(written.contains("<h1>a &lt; b &amp; &quot;c&quot;</h1>"), written);
        assertFalse(
                Pattern.compile("(href|src)=\"(?!data:)").matcher(written).find(), "nothing is loaded from elsewhere");
        Document drawing = xml(written.substring(written.indexOf("<svg"), written.indexOf("</svg>\n") + 6));
        assertEquals("</svg>", last(drawing, "text").getTextContent());
        assertTrue(written.contains("<tr><td>&lt;/td&gt;</td><td class=\"number\">1</td></tr>"), written);
        assertThrows(IllegalArgumentException.class, () -> page.table(List.of("one"), List.of(List.of("1", "2"))));
    }

    @Test
    void linksLeadToPagesBesideAlone() {
        HtmlPage page = new HtmlPage("t").list(List.of("<b>", "c")).link("<x>", "a-1.html");
        assertTrue(page.markup().contains("<li>&lt;b&gt;</li>\n<li>c</li>"), page.markup());
        assertTrue(page.markup().contains("<a href=\"a-1.html\">&lt;x&gt;</a>"), page.markup());
        for (String file : List.of("../a.html", "http://a", "javascript:alert(1)", "a\" onclick=\"x", ""))
            assertThrows(IllegalArgumentException.class, () -> page.link("x", file));
    }

    @Test
    void noNameBecomesMarkupWhereverItStands() throws Exception {
        for (String name : List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onload='alert(1)",
                "]]><svg onload=alert(1)>",
                "a\u0000\u001b[2Jb\u202e",
                "x".repeat(300),
                "&lt;script&gt;")) {
            Svg line = new LinePlot(name, PlotAxis.share(name), PlotAxis.share(name), 100, 80)
                    .line(name, new double[] {0, 1}, new double[] {0, 1})
                    .draw();
            Svg matrix = MatrixPlot.draw(
                    name, name, name, List.of(name, "b"), List.of(name, "b"), new double[2][2], new double[2][2]);
            String page = new HtmlPage(name)
                    .heading(name)
                    .text(name)
                    .table(List.of(name, "n"), List.of(List.of(name, "1"), List.of("-", name)))
                    .drawings(line, matrix)
                    .pictures(List.of(new Tile(name, Pixels.image(new int[4], 2, 2))))
                    .markup();
            Matcher tags = Pattern.compile("<([^>]*)>").matcher(page.substring(page.indexOf("<body>")));
            while (tags.find())
                assertTrue(
                        tags.group(1)
                                .matches(
                                        "/?(html|body|h1|h2|p|div|table|thead|tbody|tr|th|td|svg|g|text|rect|line|path|figure|img|figcaption)"
                                                + "( [a-zA-Z0-9:-]+=\"[^\"]*\")*/?"),
                        tags.group());
            assertFalse(Pattern.compile("<[^>]*\\s(on[a-z]+)=\"").matcher(page).find(), page);
            assertTrue(page.contains("content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\""), page);
            assertFalse(page.contains("\u0000") || page.contains("\u202e"), page);
            xml(line.markup());
            xml(matrix.markup());
        }
    }

    @Test
    void longNamesFindRoomOrAreCut() {
        assertEquals(21, Svg.width("abc"));
        assertEquals(24, Svg.width("皮膚"));
        assertEquals("melanoma", Svg.cut("melanoma", 60));
        assertEquals("mela…", Svg.cut("melanoma", 40));
        String name = "seborrhoeic keratosis";
        Svg wide = MatrixPlot.draw(
                "", "", "", List.of(name, name), List.of(name, name), new double[2][2], new double[2][2]);
        Svg small = MatrixPlot.draw(
                "", "", "", List.of("NV", "MEL"), List.of("NV", "MEL"), new double[2][2], new double[2][2]);
        assertTrue(wide.markup().contains("rotate(-35)") && !small.markup().contains("rotate(-35)"));
        assertTrue(wide.markup().contains(">" + name + "<"), wide.markup());
    }

    @Test
    void picturesAreInThePageAndNoWiderThanShown() throws Exception {
        int[] red = new int[640 * 480];
        Arrays.fill(red, 0xffc02010);
        String page = new HtmlPage("")
                .pictures(List.of(new Tile("ISIC_1, Jaccard 0.5", Pixels.image(red, 640, 480))))
                .markup();
        Matcher picture =
                Pattern.compile("src=\"data:image/jpeg;base64,([^\"]+)\"").matcher(page);
        assertTrue(picture.find());
        BufferedImage read =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.group(1))));
        assertEquals(320, read.getWidth());
        assertEquals(240, read.getHeight());
        assertEquals(0xc0, read.getRGB(100, 100) >> 16 & 0xff, 4);
        assertTrue(page.contains("<figcaption>ISIC_1, Jaccard 0.5</figcaption>"));
    }

    /** The field is 200 x 100 pixels with its corner at (56, 34): (0.5, 1) is its middle above, (1, 0) its lower right. */
    @Test
    void aLineIsDrawnToScaleAndBrokenWhereItIsUndefined() throws Exception {
        Svg drawing = new LinePlot("", PlotAxis.share("x"), new PlotAxis("y", 0, 2), 200, 100)
                .line("a", new double[] {0, 0.5, 0.75, 1}, new double[] {1, 2, Double.NaN, 0})
                .draw();
        assertEquals(
                "M56 84L156 34M256 134", last(xml(drawing.markup()), "path").getAttribute("d"));
    }

    @Test
    void ticksAreRoundAndAxesHoldAllThatIsFinite() {
        PlotAxis axis = PlotAxis.around("loss", new double[] {0.31, 0.02}, new double[] {Double.NaN, 0.17});
        assertEquals(new PlotAxis("loss", 0.02, 0.31), axis);
        assertEquals(
                List.of("0.05", "0.10", "0.15", "0.20", "0.25", "0.30"),
                axis.ticks().stream().map(axis::text).toList());
        assertEquals(new PlotAxis("", 2.5, 3.5), PlotAxis.around("", new double[] {3}));
        assertEquals(List.of(0.0, 20.0, 40.0, 60.0, 80.0), new PlotAxis("", 0, 90).ticks());
    }

    private static Document xml(String markup) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup)));
    }

    private static Element last(Document drawing, String tag) {
        var found = drawing.getElementsByTagName(tag);
        return (Element) found.item(found.getLength() - 1);
    }
}
