// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.report;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.ContactSheet;
import io.github.lesionj.io.VisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A page that needs no other file and no network: headings, texts, tables, drawings and pictures, one below the other.
 * All texts are plain and are escaped here; should one not be, the page still allows no script.
 */
public final class HtmlPage {

    private static final int PICTURE_WIDTH = 320;
    private static final int LONG = 60;
    private static final String STYLE = """
            body { margin: 2.5rem auto; padding: 0 1.5rem; max-width: 74rem; background: #fff; color: #222;
                font: 15px/1.5 "Helvetica Neue", Helvetica, Arial, sans-serif; }
            h1 { font-size: 1.6rem; font-weight: 600; margin: 0 0 .25rem; }
            h2 { font-size: 1.15rem; font-weight: 600; margin: 2.25rem 0 .5rem; padding-top: .75rem; border-top: 1px solid #ddd; }
            h1, h2, p { overflow-wrap: anywhere; }
            p { margin: .4rem 0; max-width: 48rem; color: #444; }
            ul { margin: .4rem 0; padding-left: 1.2rem; max-width: 48rem; color: #444; overflow-wrap: anywhere; }
            li { margin: .2rem 0; }
            a { color: #1f4e79; }
            table { border-collapse: collapse; margin: .75rem 0; font-size: .86rem; font-variant-numeric: tabular-nums; }
            th, td { padding: .3rem .45rem; text-align: left; border-bottom: 1px solid #eee; white-space: nowrap; }
            th { font-weight: 600; border-bottom: 1px solid #999; }
            th:first-child, td:first-child { padding-left: 0; }
            td.long { white-space: normal; overflow-wrap: anywhere; min-width: 20rem; max-width: 48rem; }
            .number { text-align: right; }
            .scroll { overflow-x: auto; }
            .row { display: flex; flex-wrap: wrap; gap: 1.25rem; margin: .75rem 0; }
            svg { max-width: 100%; height: auto; }
            figure { margin: 0; width: 15.5rem; }
            figure img { width: 100%; display: block; }
            figcaption { font-size: .82rem; color: #444; margin-top: .3rem; overflow-wrap: anywhere; }
            """;

    private final String title;
    private final StringBuilder body = new StringBuilder();

    /** @param title of the page, also its first line */
    public HtmlPage(String title) {
        this.title = title;
        body.append("<h1>").append(escape(title)).append("</h1>\n");
    }

    /** Begins a part of the page. */
    public HtmlPage heading(String text) {
        body.append("<h2>").append(escape(text)).append("</h2>\n");
        return this;
    }

    /** Adds a paragraph. */
    public HtmlPage text(String text) {
        body.append("<p>").append(escape(text)).append("</p>\n");
        return this;
    }

    /**
     * Adds a table; columns of figures are aligned right.
     *
     * @param header of each column
     * @param rows   each with as many cells as the header
     */
    public HtmlPage table(List<String> header, List<List<String>> rows) {
        boolean[] numbers = new boolean[header.size()];
        for (int c = 0; c < numbers.length; c++) numbers[c] = isNumbers(rows, c);
        body.append("<div class=\"scroll\"><table>\n<thead>")
                .append(row("th", header, numbers))
                .append("</thead>\n<tbody>\n");
        for (List<String> cells : rows) {
            if (cells.size() != header.size())
                throw new IllegalArgumentException(
                        "A row of " + cells.size() + " cells does not fit " + header.size() + " columns");
            body.append(row("td", cells, numbers));
        }
        body.append("</tbody>\n</table></div>\n");
        return this;
    }

    /**
     * Adds a list of texts, one below the other.
     *
     * @param texts none adds nothing
     */
    public HtmlPage list(List<String> texts) {
        if (texts.isEmpty()) return this;
        body.append("<ul>\n");
        for (String text : texts) body.append("<li>").append(escape(text)).append("</li>\n");
        body.append("</ul>\n");
        return this;
    }

    /**
     * Adds a line that leads to a page in the same folder.
     *
     * @param file a plain name of letters, digits, dots, underscores and dashes
     */
    public HtmlPage link(String text, String file) {
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*"))
            throw new IllegalArgumentException("\"" + file + "\" is no plain file name");
        body.append("<p><a href=\"")
                .append(file)
                .append("\">")
                .append(escape(text))
                .append("</a></p>\n");
        return this;
    }

    /** Adds drawings side by side, as far as the window is wide enough. */
    public HtmlPage drawings(Svg... drawings) {
        body.append("<div class=\"row\">\n");
        for (Svg drawing : drawings) body.append(drawing.markup());
        body.append("</div>\n");
        return this;
    }

    /**
     * Adds pictures side by side, each shrunk to a width of 320 pixels where it is wider, with its label below.
     *
     * @throws IOException if a picture cannot be coded
     */
    public HtmlPage pictures(List<ContactSheet.Tile> pictures) throws IOException {
        body.append("<div class=\"row\">\n");
        for (ContactSheet.Tile picture : pictures)
            body.append(String.format(
                    Locale.ROOT,
                    """
                    <figure><img alt="%s" src="data:image/jpeg;base64,%s"><figcaption>%s</figcaption></figure>
                    """,
                    escape(picture.label()),
                    Base64.getEncoder().encodeToString(Jpeg.of(picture.image(), PICTURE_WIDTH)),
                    escape(picture.label())));
        body.append("</div>\n");
        return this;
    }

    /** @return the whole page */
    public String markup() {
        return String.format(Locale.ROOT, """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                %s</body>
                </html>
                """, escape(title), STYLE, body);
    }

    /**
     * Writes the page.
     *
     * @param file such as {@code report.html}; replaced if it exists
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, out -> out.write(markup().getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isNumbers(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(cells -> column < cells.size())
                .allMatch(cells -> cells.get(column).matches("-|[-+]?\\d.*"));
    }

    private static String row(String cell, List<String> texts, boolean[] numbers) {
        StringBuilder row = new StringBuilder("<tr>");
        for (int c = 0; c < numbers.length; c++)
            row.append('<')
                    .append(cell)
                    .append(kind(cell, texts.get(c), numbers[c]))
                    .append('>')
                    .append(escape(texts.get(c)))
                    .append("</")
                    .append(cell)
                    .append('>');
        return row.append("</tr>\n").toString();
    }

    private static String kind(String cell, String text, boolean number) {
        if (number && text.length() <= LONG) return " class=\"number\"";
        return cell.equals("td") && text.length() > LONG ? " class=\"long\"" : "";
    }

    /** @return the text with what HTML and XML would read as markup replaced, and what XML cannot hold shown */
    static String escape(String text) {
        return VisibleText.lines(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
