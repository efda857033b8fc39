// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void whatSteersATerminalIsShown() {
        assertEquals(
                "a\\u001b[2J\\u0007\\u000d\\u0008\\u009b\\u007f\\u0000.png",
                VisibleText.line("a\u001b[2J\u0007\r\b\u009b\u007f\0.png"));
        assertEquals("a\\u000alesionj: done\\u2028\\u0085", VisibleText.line("a\nlesionj: done\u2028\u0085"));
        assertEquals("\\u0009", VisibleText.line("\t"));
    }

    @Test
    void whatTurnsTheDirectionOfWritingIsShown() {
        assertEquals(
                "scan\\u202egnp.exe\\u2066\\u2069\\u200f\\u061c",
                VisibleText.line("scan\u202egnp.exe\u2066\u2069\u200f\u061c"));
    }

    @Test
    void halvesOfCharactersAreShown() {
        assertEquals("\\ud83d.png", VisibleText.line("\ud83d.png"));
    }

    @Test
    void lettersOfAllScriptsStay() {
        String text = "Läsion 皮膚 آسیب\u200cها \ud83d\ude00 e\u0301";
        assertEquals(text, VisibleText.line(text));
    }

    @Test
    void linesStayWhereTheyAreMeant() {
        assertEquals("a\tb\nc\r\nd\n", VisibleText.lines("a\tb\nc\r\nd\n"));
        assertEquals("a\\u000db", VisibleText.lines("a\rb"));
    }
}
