// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads TIFF pictures of 16 and 32 bits that are stored as the differences of neighbours (predictor 2), which Java's reader
 * refuses: it is told that there are none, and they are summed up afterwards. Samples of 10 to 15 bits, which that reader
 * stretches to 16, are brought back too.
 */
final class TiffDifferences {

    private static final int DIFFERENCES = 2;

    private TiffDifferences() {}

    private static boolean areStored(TiffDirectory directory) {
        long bits = directory.number(TiffDirectory.BITS, 1),
                compression = directory.number(TiffDirectory.COMPRESSION, 1);
        return directory.number(TiffDirectory.PREDICTOR, 1) == DIFFERENCES
                && (bits == 16 || bits == 32)
                && (compression == 5 || compression == 8 || compression == 32946);
    }

    /** @return the file, without saying that differences are stored */
    static ImageInputStream open(Path file, List<TiffDirectory> directories) throws IOException {
        Set<Long> places = new HashSet<>();
        for (TiffDirectory directory : directories)
            if (areStored(directory)) {
                long place = directory.fields().get(TiffDirectory.PREDICTOR).place();
                for (int i = 0; i < 2; i++) places.add(place + i);
            }
        boolean little = directories.get(0).order() == ByteOrder.LITTLE_ENDIAN;
        return places.isEmpty()
                ? new FileImageInputStream(file.toFile())
                : new FileImageInputStream(file.toFile()) {
                    @Override
                    public int read() throws IOException {
                        byte[] one = new byte[1];
                        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                    }

                    @Override
                    public int read(byte[] into, int from, int count) throws IOException {
                        long start = getStreamPosition();
                        int read = super.read(into, from, count);
                        for (int i = 0; i < read; i++)
                            if (places.contains(start + i))
                                into[from + i] = (byte) (places.contains(start + i + 1) == little ? 1 : 0);
                        return read;
                    }
                };
    }

    /** Sums up the differences along each row, of a tiled picture along each tile's row. */
    static void undo(WritableRaster raster, TiffDirectory directory) {
        long bits = directory.number(TiffDirectory.BITS, 1);
        boolean stretched = bits > 8 && bits < 16 && raster.getSampleModel().getSampleSize(0) == 16;
        boolean differences = areStored(directory);
        if (!differences && !stretched) return;
        int tile = (int) directory.number(TiffDirectory.TILE_WIDTH, raster.getWidth());
        int mask = raster.getSampleModel().getSampleSize(0) == 16 ? 0xffff : -1;
        int flip = directory.number(TiffDirectory.PHOTOMETRIC, 1) == 0 ? mask : 0;
        int[] row = new int[raster.getWidth()];
        for (int band = 0; band < raster.getNumBands(); band++)
            for (int y = 0; y < raster.getHeight(); y++) {
                raster.getSamples(0, y, row.length, 1, band, row);
                for (int x = 0, sum = 0; x < row.length; x++) {
                    if (x % tile == 0) sum = 0;
                    sum += row[x] ^ flip;
                    row[x] = differences ? (sum ^ flip) & mask : (int) Math.round(row[x] * ((1 << bits) - 1) / 65535.0);
                }
                raster.setSamples(0, y, row.length, 1, band, row);
            }
    }
}
