// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WrappedTextTest {

    @Test
    void linesHaveAReadableWidth() {
        String ten = "123456789 ";
        assertEquals(
                "123456789 ".repeat(8).strip() + "\n123456789 123456789",
                WrappedText.of(ten.repeat(10).strip()));
    }

    @Test
    void whatIsShortOrHasLinesStays() {
        assertEquals("There is no file a.png.", WrappedText.of("There is no file a.png."));
        assertEquals("one\n\ntwo", WrappedText.of("one\n\ntwo"));
    }

    @Test
    void aLongPathHasALineOfItsOwn() {
        String path = "/" + "x".repeat(100);
        assertEquals("There is no file\n" + path + "\nhere.", WrappedText.of("There is no file " + path + " here."));
    }
}
