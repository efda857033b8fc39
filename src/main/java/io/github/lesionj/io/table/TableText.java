// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The text of a table, whatever wrote it: UTF-8 or UTF-16, with a byte order mark or without, else Windows' Latin-1. */
public final class TableText {

    private static final Charset LATIN = Charset.forName("windows-1252");

    /** A table of a million pictures has less. */
    private static final long LARGEST = 1L << 28;

    private static final int HEAD = 256;

    private TableText() {}

    /** @throws IOException if there is no such file or it is no text; the message names it and the fix */
    public static String read(Path file) throws IOException {
        if (!Files.exists(file)) throw new IOException("There is no file " + file);
        if (!Files.isRegularFile(file)) throw new IOException(file + " is no file; please name a table");
        if (!Files.isReadable(file)) throw new IOException(file + " may not be read; please change its permissions");
        if (Files.size(file) > LARGEST)
            throw new IOException(file + " is too large for a table of pictures; please name another file");
        byte[] bytes = Files.readAllBytes(file);
        refuseOthers(file, bytes);
        String text = PictureName.normal(decoded(bytes));
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f'))
            throw new IOException(file + " is no text; save the table as CSV in UTF-8");
        return text;
    }

    private static void refuseOthers(Path file, byte[] bytes) throws IOException {
        String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        String lower = head.strip().toLowerCase(Locale.ROOT);
        if (head.startsWith("PK\3\4") || head.startsWith("\u00d0\u00cf\u0011\u00e0"))
            throw new IOException(file + " is a workbook or an archive, not a table; save the table as CSV in UTF-8");
        if (lower.startsWith("<!doctype") || lower.startsWith("<html") || lower.startsWith("<?xml"))
            throw new IOException(file + " is a web page, not a table; download the table again");
        if (head.startsWith("version https://git-lfs"))
            throw new IOException(file + " only says where Git LFS keeps the table; fetch it with 'git lfs pull'");
    }

    private static String decoded(byte[] bytes) {
        if (begins(bytes, 0xef, 0xbb, 0xbf)) return text(bytes, 3);
        if (begins(bytes, 0xff, 0xfe)) return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        if (begins(bytes, 0xfe, 0xff)) return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        if (bytes.length > 3 && bytes[0] != 0 && bytes[1] == 0 && bytes[3] == 0)
            return new String(bytes, StandardCharsets.UTF_16LE);
        if (bytes.length > 3 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0)
            return new String(bytes, StandardCharsets.UTF_16BE);
        return text(bytes, 0);
    }

    private static String text(byte[] bytes, int start) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, start, bytes.length - start, LATIN);
        }
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xff) != mark[i]) return false;
        return true;
    }
}
