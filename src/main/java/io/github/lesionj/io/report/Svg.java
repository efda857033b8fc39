// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.report;

import io.github.lesionj.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A drawing that stays sharp at any size.
 *
 * @param markup one SVG element with its own fonts and colours, all texts escaped
 */
public record Svg(String markup) {

    private static final int FONT_SIZE = 12;
    private static final double NARROW_LETTER = 6.7;
    private static final int WIDE_SCRIPTS = 0x2e80;

    /** Wraps the elements of a drawing. */
    static Svg of(int width, int height, CharSequence elements) {
        return new Svg(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" \
                font-family="Helvetica, Arial, sans-serif" font-size="12" fill="#333">
                %s</svg>
                """, width, height, width, height, elements));
    }

    /**
     * Writes the drawing as a file.
     *
     * @param file such as {@code roc.svg}
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, out -> out.write(markup.getBytes(StandardCharsets.UTF_8)));
    }

    /** @param anchor start, middle or end */
    static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n",
                number(x),
                number(y),
                anchor,
                HtmlPage.escape(text));
    }

    /** @return about how many pixels a text is wide, rather more than fewer */
    static int width(String text) {
        return (int) Math.ceil(text.codePoints()
                .mapToDouble(c -> c < WIDE_SCRIPTS ? NARROW_LETTER : FONT_SIZE)
                .sum());
    }

    /** @return the text, cut where it would be wider than so many pixels */
    static String cut(String text, int width) {
        if (width(text) <= width) return text;
        int letters = text.codePointCount(0, text.length());
        while (letters > 1 && width(first(text, letters)) + FONT_SIZE > width) letters--;
        return first(text, letters) + "…";
    }

    private static String first(String text, int letters) {
        return text.substring(0, text.offsetByCodePoints(0, letters));
    }

    static String line(double x1, double y1, double x2, double y2, String style) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" %s/>\n",
                number(x1),
                number(y1),
                number(x2),
                number(y2),
                style);
    }

    static String rectangle(double x, double y, double width, double height, String style) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>\n",
                number(x),
                number(y),
                number(width),
                number(height),
                style);
    }

    /** @return a length or place in hundredths of a pixel, without needless zeros */
    static String number(double value) {
        String digits = String.format(Locale.ROOT, "%.2f", value);
        return digits.replaceFirst("\\.?0+$", "");
    }
}
