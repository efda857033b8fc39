// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Region;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads a TIFF or BigTIFF picture of 8 bits piece by piece, each piece a tile or strip of the file. A piece is decoded by
 * Java's reader, which is shown a little TIFF file that has nothing but it.
 */
final class TiffTiles implements PictureParts {

    private static final int MOST_PIXELS = 1 << 26;
    private static final int LONG = 4;
    private static final int[] COPIED = {
        TiffDirectory.BITS,
        TiffDirectory.COMPRESSION,
        TiffDirectory.PHOTOMETRIC,
        TiffDirectory.SAMPLES,
        TiffDirectory.PLANAR,
        TiffDirectory.PREDICTOR,
        TiffDirectory.EXTRA_SAMPLES,
        TiffDirectory.SAMPLE_FORMAT,
        TiffDirectory.COLOUR_MAP,
        TiffDirectory.JPEG_TABLES,
        TiffDirectory.SUBSAMPLING,
        TiffDirectory.REFERENCE
    };

    private final RandomAccessFile file;
    private final TiffDirectory directory;
    private final int width, height, tileWidth, tileHeight;
    private final long[] places, lengths;

    private TiffTiles(RandomAccessFile file, TiffDirectory directory) throws IOException {
        this.file = file;
        this.directory = directory;
        width = whole(TiffDirectory.WIDTH, 0);
        height = whole(TiffDirectory.HEIGHT, 0);
        boolean tiled = directory.fields().containsKey(TiffDirectory.TILES);
        tileWidth = tiled ? whole(TiffDirectory.TILE_WIDTH, 0) : width;
        tileHeight = tiled
                ? whole(TiffDirectory.TILE_HEIGHT, 0)
                : Math.min(height, whole(TiffDirectory.ROWS_PER_STRIP, height));
        places = directory.numbers(tiled ? TiffDirectory.TILES : TiffDirectory.STRIPS);
        lengths = directory.numbers(tiled ? TiffDirectory.TILE_LENGTHS : TiffDirectory.STRIP_LENGTHS);
    }

    /**
     * @throws UnsupportedImageException if its pieces are too large or of another kind
     * @throws IOException               if it is damaged
     */
    static TiffTiles open(Path path, TiffDirectory directory) throws IOException {
        for (long bits : directory.numbers(TiffDirectory.BITS))
            if (bits > 8)
                throw new UnsupportedImageException("it is a large TIFF file of " + bits + " bits, where 8 are read");
        if (directory.number(TiffDirectory.PLANAR, 1) != 1)
            throw new UnsupportedImageException("it is a large TIFF file whose colours stand in planes");
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        try {
            TiffTiles tiles = new TiffTiles(file, directory);
            tiles.check();
            return tiles;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private int whole(int tag, long otherwise) throws IOException {
        long number = directory.number(tag, otherwise);
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, number));
    }

    private void check() throws IOException {
        if (width == 0 || height == 0 || tileWidth == 0 || tileHeight == 0) throw new IOException("it tells no size");
        if ((long) tileWidth * tileHeight > MOST_PIXELS)
            throw new UnsupportedImageException("its pieces have " + tileWidth + " x " + tileHeight
                    + " pixels, too many to read it piece by piece; write it in tiles of 512 x 512");
        if (places.length < (long) columns() * rows() || lengths.length < places.length)
            throw new IOException("some of its tiles are missing");
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int partWidth() {
        return tileWidth;
    }

    @Override
    public int partHeight() {
        return tileHeight;
    }

    private int columns() {
        return (width + tileWidth - 1) / tileWidth;
    }

    private int rows() {
        return (height + tileHeight - 1) / tileHeight;
    }

    @Override
    public synchronized int[] read(Region part) throws IOException {
        int index = part.y() / tileHeight * columns() + part.x() / tileWidth;
        byte[] coded = new byte[Math.toIntExact(lengths[index])];
        file.seek(places[index]);
        file.readFully(coded);
        boolean strips = tileWidth == width && !directory.fields().containsKey(TiffDirectory.TILES);
        int codedHeight = strips ? part.height() : tileHeight;
        BufferedImage tile;
        try (ImageIoReader reader = new ImageIoReader(
                new MemoryCacheImageInputStream(new ByteArrayInputStream(alone(coded, tileWidth, codedHeight))),
                ImageFormat.TIFF)) {
            tile = reader.read(0);
        }
        int[] all = RasterColours.argb(tile);
        if (tileWidth == part.width() && codedHeight == part.height()) return all;
        int[] cut = new int[part.width() * part.height()];
        for (int y = 0; y < part.height(); y++)
            System.arraycopy(all, y * tileWidth, cut, y * part.width(), part.width());
        return cut;
    }

    /** @return a TIFF file of one strip */
    private byte[] alone(byte[] coded, int columns, int lines) throws IOException {
        Map<Integer, TiffDirectory.Field> fields = new TreeMap<>();
        for (int tag : COPIED)
            if (directory.fields().containsKey(tag))
                fields.put(tag, directory.fields().get(tag));
        fields.put(TiffDirectory.WIDTH, number(columns));
        fields.put(TiffDirectory.HEIGHT, number(lines));
        fields.put(TiffDirectory.ROWS_PER_STRIP, number(lines));
        fields.put(TiffDirectory.STRIP_LENGTHS, number(coded.length));
        fields.put(TiffDirectory.STRIPS, number(0));
        int start = 8 + 2 + 12 * fields.size() + 4, at = start;
        for (TiffDirectory.Field field : fields.values())
            at += field.value().length > 4 ? even(field.value().length) : 0;
        fields.put(TiffDirectory.STRIPS, number(at));
        ByteBuffer head = ByteBuffer.allocate(at).order(directory.order());
        head.put(directory.order() == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        head.putShort((short) 42).putInt(8).putShort((short) fields.size());
        int free = start;
        for (Map.Entry<Integer, TiffDirectory.Field> entry : fields.entrySet()) {
            TiffDirectory.Field field = entry.getValue();
            byte[] value = field.value();
            head.putShort(entry.getKey().shortValue()).putShort((short) field.type());
            head.putInt(value.length / TiffDirectory.size(field.type()));
            if (value.length <= 4) {
                head.put(value).position(head.position() + 4 - value.length);
            } else {
                head.putInt(free);
                head.duplicate().position(free).put(value);
                free += even(value.length);
            }
        }
        ByteArrayOutputStream tiff = new ByteArrayOutputStream(at + coded.length);
        tiff.write(head.array());
        tiff.write(coded);
        return tiff.toByteArray();
    }

    private static int even(int length) {
        return length + 1 & ~1;
    }

    private TiffDirectory.Field number(int value) {
        byte[] bytes =
                ByteBuffer.allocate(4).order(directory.order()).putInt(value).array();
        return new TiffDirectory.Field(LONG, bytes, 0);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
