// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Orientation;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.img.ImgView;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.util.Fraction;

/**
 * A picture of any size, read from its file region by region while its pixels are asked for. Close it when done; its image may
 * not be used then. TIFF and BigTIFF files in tiles or strips are never in memory as a whole, JPEG and PNG files are unpacked
 * into a file beside the system's other temporary ones; other formats are opened as {@link ImageOpener} does.
 */
public final class LargePicture implements AutoCloseable {

    private static final long KEPT_BYTES = 96L << 20, SHARE = 8, FEW_PIXELS = 30_000_000;

    private final SourceImage source;
    private final Optional<PictureParts> parts;

    private LargePicture(SourceImage source, Optional<PictureParts> parts) {
        this.source = source;
        this.parts = parts;
    }

    /**
     * Opens a picture of any size.
     *
     * @throws IOException in one sentence that names the file, if that is not possible
     */
    public static LargePicture open(Path file) throws IOException {
        return open(file, PictureChoice.STANDARD);
    }

    /**
     * Opens one picture of a file that may hold several; of several resolutions the finest, unless another is chosen.
     *
     * @throws IOException as {@link #open(Path)}
     */
    public static LargePicture open(Path file, PictureChoice choice) throws IOException {
        LargePicture stored = open(file, FEW_PIXELS, choice);
        Orientation turn = choice.upright() ? ExifOrientation.of(file) : Orientation.UPRIGHT;
        if (turn == Orientation.UPRIGHT) return stored;
        SourceImage source = stored.source;
        Img<ARGBType> image = ImgView.wrap(turn.upright(source.image()), new ArrayImgFactory<>(new ARGBType()));
        return new LargePicture(
                new SourceImage(source.name(), image, turn.upright(source.pixelSize()), source.site()), stored.parts);
    }

    /** @param few pixels of a JPEG or PNG file that is not worth unpacking */
    static LargePicture open(Path file, long few) throws IOException {
        return open(file, few, PictureChoice.STANDARD);
    }

    private static LargePicture open(Path file, long few, PictureChoice choice) throws IOException {
        ImageOpener.refuseWhatIsNoFile(file);
        try {
            Optional<ImageFormat> format = ImageFormat.of(file);
            if (choice.namesPart()) return byBioFormats(file, choice);
            if (format.isPresent() && format.get() == ImageFormat.TIFF) {
                List<TiffDirectory> directories = TiffDirectories.read(file);
                TiffTiles tiles = TiffTiles.open(file, TiffPicture.inParts(file, directories, choice));
                return of(file, tiles, TiffNotes.read(directories.get(0)).pixelSize());
            }
            if (format.isPresent() && UnpackedPicture.isFor(file, format.get()))
                return of(file, UnpackedPicture.open(file, format.get(), few), PixelSize.UNCALIBRATED);
            if (format.isEmpty()) return byBioFormats(file, choice);
        } catch (UnsupportedImageException e) {
            return otherwise(file, choice);
        } catch (RefusedImageException e) {
            if (!e.mayHaveParts() || BioFormats.find().isEmpty()) throw e;
            return otherwise(file, choice);
        } catch (IOException | RuntimeException e) {
            throw new IOException(
                    file + " is damaged or cut off (" + ImageOpener.reason(e) + "); please copy it again", e);
        }
        return whole(file, choice);
    }

    /** What cannot be read in parts here may be by Bio-Formats, or fit into memory. */
    private static LargePicture otherwise(Path file, PictureChoice choice) throws IOException {
        try {
            return byBioFormats(file, choice);
        } catch (UnsupportedImageException e) {
            return whole(file, choice);
        }
    }

    private static LargePicture byBioFormats(Path file, PictureChoice choice) throws IOException {
        Optional<BioFormats> others = BioFormats.find();
        if (others.isEmpty()) return whole(file, choice);
        BioFormatsPicture picture = others.get().open(file, choice.finest());
        if (picture.isReadableInParts()) return of(file, picture, picture.pixelSize());
        picture.close();
        return whole(file, choice.finest());
    }

    private static LargePicture whole(Path file, PictureChoice choice) throws IOException {
        return new LargePicture(ImageOpener.open(file, choice.upright(false)), Optional.empty());
    }

    private static LargePicture of(Path file, PictureParts parts, PixelSize size) {
        int[] cell = {parts.partWidth(), parts.partHeight()};
        CellGrid grid = new CellGrid(new long[] {parts.width(), parts.height()}, cell);
        Cells cells = new Cells(file, parts, grid);
        LazyCellImg<ARGBType, IntArray> image = new LazyCellImg<>(grid, new Fraction(), cells::get);
        image.setLinkedType(new ARGBType(image));
        return new LargePicture(new SourceImage(ImageOpener.nameOf(file), image, size), Optional.of(parts));
    }

    /** @return the picture; where it is read in parts, reading a pixel may throw an {@link UncheckedIOException} */
    public SourceImage source() {
        return source;
    }

    /** @return whether it is read region by region */
    public boolean isReadInParts() {
        return parts.isPresent();
    }

    @Override
    public void close() throws IOException {
        if (parts.isPresent()) parts.get().close();
    }

    /** The parts used last. */
    private static final class Cells {
        private final Path file;
        private final PictureParts parts;
        private final CellGrid grid;
        private final Map<Long, Cell<IntArray>> kept;

        Cells(Path file, PictureParts parts, CellGrid grid) {
            this.file = file;
            this.parts = parts;
            this.grid = grid;
            long bytes = Math.min(KEPT_BYTES, Runtime.getRuntime().maxMemory() / SHARE);
            long most = Math.max(2, bytes / (4L * parts.partWidth() * parts.partHeight()));
            kept = new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Cell<IntArray>> eldest) {
                    return size() > most;
                }
            };
        }

        synchronized Cell<IntArray> get(long index) {
            return kept.computeIfAbsent(index, this::read);
        }

        private Cell<IntArray> read(long index) {
            long[] min = new long[2];
            int[] size = new int[2];
            grid.getCellDimensions(index, min, size);
            try {
                int[] argb = parts.read(new Region((int) min[0], (int) min[1], size[0], size[1]));
                return new Cell<>(size, min, new IntArray(argb));
            } catch (IOException | RuntimeException e) {
                throw new UncheckedIOException(new IOException(
                        file + " is damaged or cut off (" + ImageOpener.reason(e) + "); please copy it again", e));
            }
        }
    }
}
