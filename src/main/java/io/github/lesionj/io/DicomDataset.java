// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Elements of a DICOM file, explicit little endian (PS3.5, 7.1), in the order of their tags. */
final class DicomDataset {

    private static final int ITEM = 0xfffee000;

    private final Map<Integer, byte[]> elements = new TreeMap<>(Integer::compareUnsigned);

    DicomDataset text(int tag, String type, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return put(tag, type, padded(bytes, (byte) (type.equals("UI") ? 0 : ' ')));
    }

    DicomDataset numbers(int tag, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) bytes.putShort((short) value);
        return put(tag, "US", bytes.array());
    }

    DicomDataset long32(int tag, int value) {
        return put(
                tag,
                "UL",
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(value)
                        .array());
    }

    DicomDataset tag(int tag, int value) {
        ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        return put(
                tag,
                "AT",
                bytes.putShort((short) (value >>> 16)).putShort((short) value).array());
    }

    DicomDataset bytes(int tag, byte[] value) {
        return put(tag, "OB", padded(value, (byte) 0));
    }

    DicomDataset sequence(int tag, List<DicomDataset> items) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (DicomDataset item : items) {
            byte[] content = item.toBytes();
            ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            head.putShort((short) (ITEM >>> 16)).putShort((short) ITEM).putInt(content.length);
            all.writeBytes(head.array());
            all.writeBytes(content);
        }
        return put(tag, "SQ", all.toByteArray());
    }

    /** A sequence of one code. */
    DicomDataset code(int tag, String value, String scheme, String meaning) {
        DicomDataset item = new DicomDataset()
                .text(0x00080100, "SH", value)
                .text(0x00080102, "SH", scheme)
                .text(0x00080104, "LO", meaning);
        return sequence(tag, List.of(item));
    }

    private DicomDataset put(int tag, String type, byte[] value) {
        boolean isLong = List.of("OB", "SQ").contains(type);
        ByteBuffer element =
                ByteBuffer.allocate((isLong ? 12 : 8) + value.length).order(ByteOrder.LITTLE_ENDIAN);
        element.putShort((short) (tag >>> 16)).putShort((short) tag).put(type.getBytes(StandardCharsets.US_ASCII));
        if (isLong) element.putShort((short) 0).putInt(value.length);
        else element.putShort((short) value.length);
        elements.put(tag, element.put(value).array());
        return this;
    }

    private static byte[] padded(byte[] value, byte filler) {
        if (value.length % 2 == 0) return value;
        byte[] even = Arrays.copyOf(value, value.length + 1);
        even[value.length] = filler;
        return even;
    }

    byte[] toBytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        elements.values().forEach(all::writeBytes);
        return all.toByteArray();
    }
}
