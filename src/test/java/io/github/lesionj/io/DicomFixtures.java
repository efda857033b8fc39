// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** DICOM files, explicit little endian, with just what is needed. */
final class DicomFixtures {

    private DicomFixtures() {}

    /** @param spacing row and column spacing in mm, of even length */
    static byte[] rgb(int width, int height, String spacing, byte[] pixels) throws IOException {
        ByteArrayOutputStream dicom = new ByteArrayOutputStream();
        dicom.write(new byte[128]);
        dicom.write("DICM".getBytes(StandardCharsets.US_ASCII));
        element(dicom, 0x0002, 0x0010, "UI", text("1.2.840.10008.1.2.1\0"));
        element(dicom, 0x0028, 0x0002, "US", number(3));
        element(dicom, 0x0028, 0x0004, "CS", text("RGB "));
        element(dicom, 0x0028, 0x0006, "US", number(0));
        element(dicom, 0x0028, 0x0010, "US", number(height));
        element(dicom, 0x0028, 0x0011, "US", number(width));
        element(dicom, 0x0028, 0x0030, "DS", text(spacing));
        element(dicom, 0x0028, 0x0100, "US", number(8));
        element(dicom, 0x7fe0, 0x0010, "OB", pixels);
        return dicom.toByteArray();
    }

    private static void element(ByteArrayOutputStream out, int group, int tag, String type, byte[] value)
            throws IOException {
        boolean isLong = type.equals("OB");
        ByteBuffer head = ByteBuffer.allocate(isLong ? 12 : 8).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) group).putShort((short) tag).put(text(type));
        if (isLong) head.putShort((short) 0).putInt(value.length);
        else head.putShort((short) value.length);
        out.write(head.array());
        out.write(value);
    }

    private static byte[] number(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8)};
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
