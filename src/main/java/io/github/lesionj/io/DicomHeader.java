// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Reads the elements of a DICOM file up to its pixels (DICOM PS3.5). Sequences, however nested, are passed over without
 * recursion but for the few that tell a spacing or an anatomic region; no element may be longer than the file, nor than a
 * gigabyte where the file is deflated.
 */
final class DicomHeader implements AutoCloseable {

    static final int PIXEL_DATA = 0x7fe00010;

    private static final int PREAMBLE = 128;
    private static final int TRANSFER_SYNTAX = 0x00020010;
    private static final int CHARACTERS = 0x00080005, REGION = 0x00082218, MEANING = 0x00080104;
    private static final int SHARED_GROUPS = 0x52009229, MEASURES = 0x00289110, SPACING = 0x00280030;
    private static final int ITEM = 0xfffee000, ITEM_END = 0xfffee00d, SEQUENCE_END = 0xfffee0dd;
    private static final long NOWHERE = -1;
    private static final long UNDEFINED = 0xffffffffL;
    private static final int LONGEST_KEPT = 1 << 18, MOST_KEPT = 1 << 26;
    private static final long MOST_INFLATED = 1 << 30;
    private static final Set<Integer> KEPT_GROUPS = Set.of(0x0002, 0x0008, 0x0010, 0x0018, 0x0020, 0x0028);
    private static final Map<Integer, Integer> WANTED_WITHIN = Map.of(REGION, MEANING, SHARED_GROUPS, SPACING);
    private static final Set<String> LONG_TYPES =
            Set.of("OB", "OW", "OF", "OD", "OL", "OV", "SQ", "UC", "UN", "UR", "UT", "SV", "UV");
    private static final Set<String> SHORT_TYPES = Set.of(
            "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "PN", "SH", "SL", "SS", "ST", "TM",
            "UI", "UL", "US");

    private final Map<Integer, byte[]> values = new HashMap<>();
    private DataInputStream in;
    private long left;
    private int kept;
    private boolean explicit = true;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private long pixelLength;
    private boolean encapsulated;
    private String type = "";

    private DicomHeader(DataInputStream in, long left) {
        this.in = in;
        this.left = left;
    }

    /**
     * Reads all up to the pixels, which can be read from {@link #pixels} then.
     *
     * @throws UnsupportedImageException if the pixels are compressed in a way that is not known here
     * @throws IOException               if there are no pixels or an element is longer than the file
     */
    static DicomHeader read(Path file) throws IOException {
        long size = Files.size(file);
        int start = startOf(file);
        DicomHeader header =
                new DicomHeader(new DataInputStream(new BufferedInputStream(Files.newInputStream(file))), size);
        try {
            header.skip(start);
            header.readAll();
            return header;
        } catch (EOFException e) {
            header.close();
            throw new IOException("it ends before its pixels begin", e);
        } catch (IOException | RuntimeException e) {
            header.close();
            throw e;
        }
    }

    private static int startOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(PREAMBLE + 4);
            if (head.length == PREAMBLE + 4 && new String(head, PREAMBLE, 4, StandardCharsets.US_ASCII).equals("DICM"))
                return PREAMBLE + 4;
            boolean plain = head.length > 8 && (head[0] == 8 || head[0] == 2) && head[1] == 0 && head[3] == 0;
            if (!plain) throw new UnsupportedImageException("it does not begin as DICOM files do");
            return 0;
        }
    }

    private void readAll() throws IOException {
        boolean inDescription = true;
        int depth = 0, outer = 0;
        long outerEnd = NOWHERE;
        while (true) {
            if (inDescription && !isDescription()) {
                use(syntax());
                inDescription = false;
            }
            boolean within = depth > 0 || outerEnd != NOWHERE && left > outerEnd;
            int tag = tag();
            long length = length(tag);
            if (!within) {
                outer = WANTED_WITHIN.containsKey(tag) ? tag : 0;
                outerEnd = NOWHERE;
            }
            boolean entered = outer != 0 && (tag == ITEM || tag == MEASURES || tag == outer && !within);
            if (tag == ITEM_END || tag == SEQUENCE_END) {
                depth = Math.max(0, depth - 1);
            } else if (tag == PIXEL_DATA && !within) {
                encapsulated = length == UNDEFINED;
                pixelLength = encapsulated ? left : length;
                return;
            } else if (length == UNDEFINED) {
                depth++;
            } else if (entered) {
                refuseLonger(tag, length);
                if (tag == outer) outerEnd = left - length;
            } else {
                boolean wanted = outer != 0 && tag == WANTED_WITHIN.get(outer) && !values.containsKey(tag);
                pass(tag, length, wanted || !within);
            }
        }
    }

    private long length(int tag) throws IOException {
        if (tag == ITEM || tag == ITEM_END || tag == SEQUENCE_END) return number(4);
        byte[] head = take(4);
        type = new String(head, 0, 2, StandardCharsets.US_ASCII);
        if (explicit && LONG_TYPES.contains(type)) return number(4);
        ByteBuffer number = ByteBuffer.wrap(head).order(order);
        return explicit && SHORT_TYPES.contains(type) ? number.getShort(2) & 0xffff : number.getInt() & 0xffffffffL;
    }

    private void pass(int tag, long length, boolean keep) throws IOException {
        refuseLonger(tag, length);
        if (keep && KEPT_GROUPS.contains(tag >>> 16) && length <= LONGEST_KEPT && kept + length <= MOST_KEPT) {
            kept += (int) length;
            values.put(tag, take((int) length));
        } else {
            skip(length);
        }
    }

    private void refuseLonger(int tag, long length) throws IOException {
        if (length > left)
            throw new IOException("its element " + name(tag) + " claims " + length + " bytes, more than there are");
    }

    private boolean isDescription() throws IOException {
        in.mark(2);
        int group = in.readUnsignedByte() | in.readUnsignedByte() << 8;
        in.reset();
        return group == 2;
    }

    private void use(String syntax) throws IOException {
        switch (syntax) {
            case "1.2.840.10008.1.2" -> explicit = false;
            case "1.2.840.10008.1.2.1" -> explicit = true;
            case "1.2.840.10008.1.2.2" -> order = ByteOrder.BIG_ENDIAN;
            case "1.2.840.10008.1.2.1.99" -> {
                left = MOST_INFLATED;
                in = new DataInputStream(new BufferedInputStream(new InflaterInputStream(in, new Inflater(true))));
            }
            default -> {
                if (!DicomCodec.isNamed(syntax))
                    throw new UnsupportedImageException("its pixels are compressed (transfer syntax " + syntax + ")");
            }
        }
    }

    private int tag() throws IOException {
        long group = number(2);
        return (int) (group << 16 | number(2));
    }

    private long number(int bytes) throws IOException {
        ByteBuffer value = ByteBuffer.wrap(take(bytes)).order(order);
        return bytes == 2 ? value.getShort() & 0xffff : value.getInt() & 0xffffffffL;
    }

    private byte[] take(int bytes) throws IOException {
        byte[] taken = new byte[bytes];
        in.readFully(taken);
        left -= bytes;
        return taken;
    }

    private void skip(long bytes) throws IOException {
        in.skipNBytes(bytes);
        left -= bytes;
    }

    private static String name(int tag) {
        return "(" + hex(tag >>> 16) + "," + hex(tag & 0xffff) + ")";
    }

    private static String hex(int value) {
        return Integer.toHexString(0x10000 | value).substring(1);
    }

    /**
     * Reads pixels; the file must have been opened by {@link #read}.
     *
     * @param bytes how many
     * @throws IOException if there are fewer
     */
    byte[] pixels(int bytes) throws IOException {
        if (pixelLength < bytes || left < bytes) throw new IOException("its pixels end too early");
        byte[] pixels = take(bytes);
        if (order == ByteOrder.BIG_ENDIAN && type.equals("OW") && number(0x00280100, 16) == 8)
            for (int i = 1; i < bytes; i += 2) {
                byte first = pixels[i - 1];
                pixels[i - 1] = pixels[i];
                pixels[i] = first;
            }
        return pixels;
    }

    /** @return whether the pixels are compressed, frame by frame: {@link #frame} reads them */
    boolean isEncapsulated() {
        return encapsulated;
    }

    /** @return the name by which DICOM goes for how the pixels are coded */
    String syntax() {
        return text(TRANSFER_SYNTAX, "1.2.840.10008.1.2.1");
    }

    /**
     * Passes over pixels.
     *
     * @throws IOException if there are fewer
     */
    void skipPixels(long bytes) throws IOException {
        if (bytes > left) throw new IOException("its pixels end too early");
        skip(bytes);
        pixelLength -= bytes;
    }

    /**
     * Reads a frame of compressed pixels (PS3.5, A.4).
     *
     * @param frame  from 0 on
     * @param frames that there are
     * @return its fragments, joined
     * @throws IOException if the file ends before it
     */
    byte[] frame(int frame, int frames) throws IOException {
        if (tag() != ITEM) throw new IOException("its compressed pixels do not begin as they should");
        long bytes = number(4);
        refuseLonger(ITEM, bytes);
        ByteBuffer starts =
                ByteBuffer.wrap(take((int) Math.min(bytes, LONGEST_KEPT))).order(order);
        skip(bytes - starts.remaining());
        boolean listed = starts.remaining() >= 4 * (long) frames && frames > 1;
        long from = listed ? starts.getInt(4 * frame) & 0xffffffffL : 0;
        long to = listed && frame + 1 < frames ? starts.getInt(4 * frame + 4) & 0xffffffffL : Long.MAX_VALUE;
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        long place = 0;
        for (int fragment = 0; ; fragment++) {
            if (tag() != ITEM) break;
            long length = number(4);
            refuseLonger(ITEM, length);
            boolean wanted = frames == 1 || (listed ? place >= from && place < to : fragment == frame);
            if (wanted) joined.write(take(Math.toIntExact(length)));
            else skip(length);
            place += 8 + length;
            if (frames > 1 && (listed ? place >= to : fragment == frame)) break;
        }
        if (joined.size() == 0) throw new IOException("its pixels end too early");
        return joined.toByteArray();
    }

    long pixelLength() {
        return pixelLength;
    }

    ByteOrder order() {
        return order;
    }

    /** @return the value of an element of type US */
    int number(int tag, int otherwise) {
        byte[] value = values.getOrDefault(tag, new byte[0]);
        return value.length < 2
                ? otherwise
                : ByteBuffer.wrap(value).order(order).getShort() & 0xffff;
    }

    /** @return the numbers of an element of type US or SS */
    int[] numbers(int tag) {
        ByteBuffer value = ByteBuffer.wrap(bytes(tag)).order(order);
        int[] numbers = new int[value.remaining() / 2];
        for (int i = 0; i < numbers.length; i++) numbers[i] = value.getShort() & 0xffff;
        return numbers;
    }

    byte[] bytes(int tag) {
        return values.getOrDefault(tag, new byte[0]);
    }

    /** @return the value without the padding */
    String text(int tag, String otherwise) {
        byte[] value = values.get(tag);
        return value == null
                ? otherwise
                : new String(value, characters()).replace('\0', ' ').strip();
    }

    private Charset characters() {
        byte[] name = values.getOrDefault(CHARACTERS, new byte[0]);
        boolean latin = new String(name, StandardCharsets.US_ASCII).contains("IR 100");
        return latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    /** @return the number at a place of a text of numbers, or of its last one */
    double decimal(int tag, int place, double otherwise) {
        String[] numbers = text(tag, "").split("\\\\");
        try {
            return Double.parseDouble(numbers[Math.min(place, numbers.length - 1)].strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
