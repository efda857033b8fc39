// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.lesionj.batch.TimeText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private static final long MILLISECOND = 1_000_000;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();

    @Test
    void aTerminalShowsOneLineThatIsRewrittenAroundSentences() {
        Console console = console(true);
        ProgressLine progress = new ProgressLine(console, now::get);
        progress.update(0, 40, "a.jpg");
        now.set(50 * MILLISECOND);
        progress.update(1, 40, "b.jpg");
        now.set(2000 * MILLISECOND);
        progress.update(10, 40, "k.jpg");
        console.say("b.jpg is truncated");
        progress.update(40, 40, "");
        assertEquals(
                "\r\033[K1/40  a.jpg"
                        + "\r\033[K11/40  5.0 images/s  0:06 left  k.jpg"
                        + "\r\033[Klesionj: b.jpg is truncated\n11/40  5.0 images/s  0:06 left  k.jpg"
                        + "\r\033[K",
                text());
    }

    @Test
    void elsewhereThereIsALineEveryTenSeconds() {
        ProgressLine progress = new ProgressLine(console(false), now::get);
        for (int second = 0; second <= 25; second++) {
            now.set(second * 1000 * MILLISECOND);
            progress.update(second / 5, 10, second / 5 + ".jpg");
        }
        progress.update(10, 10, "");
        assertEquals("3/10  5.0 s/image  0:40 left  2.jpg\n5/10  5.0 s/image  0:30 left  4.jpg\n", text());
    }

    @Test
    void aLongStatusIsCutToOneLine() {
        console(true).status("x".repeat(200));
        assertEquals("\r\033[K" + "x".repeat(76) + "...", text());
    }

    @Test
    void durationsAreReadable() {
        assertEquals("0:07", TimeText.duration(7.4));
        assertEquals("12:34", TimeText.duration(754));
        assertEquals("1:02:03", TimeText.duration(3723));
    }

    private Console console(boolean terminal) {
        return new Console(new PrintStream(written, true, StandardCharsets.UTF_8), terminal);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
