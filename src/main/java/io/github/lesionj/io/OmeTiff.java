// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.PixelSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;

/** Masks as OME-TIFF (schema 2016-06): 8 bits, 0 or 255, with the pixels' physical size. */
public final class OmeTiff {

    private static final int SHORT = 3, LONG = 4, TEXT = 2;
    private static final int ENTRIES = 10;

    private OmeTiff() {}

    /**
     * Writes a mask.
     *
     * @param file whose folder is created where missing
     * @param mask 2-D
     * @param name of the picture
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(Path file, RandomAccessibleInterval<BitType> mask, String name, PixelSize size)
            throws IOException {
        int width = (int) mask.dimension(0), height = (int) mask.dimension(1);
        Cursor<BitType> pixels = Views.flatIterable(mask).cursor();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] row = new byte[width];
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) row[x] = (byte) (pixels.next().get() ? 255 : 0);
                deflater.write(row);
            }
        }
        byte[] description = (xml(width, height, name, size) + '\0').getBytes(StandardCharsets.UTF_8);
        int text = 8 + 2 + ENTRIES * 12 + 4, data = text + description.length + description.length % 2;
        ByteBuffer head = ByteBuffer.allocate(data).order(ByteOrder.LITTLE_ENDIAN);
        head.put(new byte[] {'I', 'I'}).putShort((short) 42).putInt(8).putShort((short) ENTRIES);
        field(head, 256, LONG, 1, width);
        field(head, 257, LONG, 1, height);
        field(head, 258, SHORT, 1, 8);
        field(head, 259, SHORT, 1, 8);
        field(head, 262, SHORT, 1, 1);
        field(head, 270, TEXT, description.length, text);
        field(head, 273, LONG, 1, data);
        field(head, 277, SHORT, 1, 1);
        field(head, 278, LONG, 1, height);
        field(head, 279, LONG, 1, packed.size());
        head.putInt(0).put(description);
        AtomicFile.write(file, out -> {
            out.write(head.array());
            packed.writeTo(out);
        });
    }

    private static void field(ByteBuffer head, int tag, int type, int count, int value) {
        head.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static String xml(int width, int height, String name, PixelSize size) {
        String physical = size.inMillimetres()
                .map(mm -> String.format(
                        Locale.ROOT,
                        " PhysicalSizeX=\"%s\" PhysicalSizeXUnit=\"mm\" PhysicalSizeY=\"%s\" PhysicalSizeYUnit=\"mm\"",
                        mm.width(),
                        mm.height()))
                .orElse("");
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:schemaLocation=\"http://www.openmicroscopy.org/Schemas/OME/2016-06"
                + " http://www.openmicroscopy.org/Schemas/OME/2016-06/ome.xsd\" Creator=\"LesionJ\">"
                + "<Image ID=\"Image:0\" Name=\"" + escaped(name)
                + "\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"XYCZT\""
                + " Type=\"uint8\" SizeX=\"" + width + "\" SizeY=\"" + height + "\" SizeC=\"1\" SizeZ=\"1\" SizeT=\"1\""
                + physical + "><Channel ID=\"Channel:0:0\" Name=\"lesion\" SamplesPerPixel=\"1\"/>"
                + "<TiffData FirstC=\"0\" FirstZ=\"0\" FirstT=\"0\" IFD=\"0\" PlaneCount=\"1\"/></Pixels></Image></OME>";
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", "_")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }
}
