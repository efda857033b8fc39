// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.io.DicomSegmentation;
import io.github.lesionj.io.GeoJson;
import io.github.lesionj.io.OmeTiff;
import io.github.lesionj.io.PictureChoice;
import io.github.lesionj.io.RoiFile;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/** What a mask may be written as beside {@code <image>_segmentation.png}, for archives and other programs. */
public enum MaskKind {
    /** ImageJ's outline; none without a lesion. */
    ROI("roi", ".roi"),
    /** QuPath's annotation. */
    GEOJSON("geojson", ".geojson"),
    /** A DICOM Segmentation object, of the picture's patient and study. */
    DICOM_SEG("dicom-seg", ".dcm"),
    /** OME-TIFF with the pixels' physical size. */
    OME_TIFF("ome-tiff", ".ome.tif");

    private static final String MASK = "mask";

    private final String word, ending;

    MaskKind(String word, String ending) {
        this.word = word;
        this.ending = "_segmentation" + ending;
    }

    /**
     * A mask to write.
     *
     * @param picture   it is of
     * @param file      the picture's
     * @param choice    which picture of it
     * @param algorithm what found the lesion
     * @param diagnosis the lesion's class, if it is known
     */
    record Found(
            Img<BitType> mask,
            SourceImage picture,
            Path file,
            PictureChoice choice,
            String algorithm,
            Optional<String> diagnosis) {}

    /**
     * @param words such as {@code dicom-seg}; {@code mask} is the PNG file, which is always there; blanks count for nothing
     * @throws UserException in one sentence, if one is unknown
     */
    public static Set<MaskKind> of(Collection<String> words) {
        EnumSet<MaskKind> kinds = EnumSet.noneOf(MaskKind.class);
        for (String said : words) {
            String word = said.strip();
            if (word.isEmpty() || word.equals(MASK)) continue;
            kinds.add(Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> new UserException("A mask is written as " + names() + ", not as \"" + word + '"')));
        }
        return kinds;
    }

    private static String names() {
        return MASK + Arrays.stream(values()).map(kind -> ", " + kind).collect(Collectors.joining());
    }

    /** @return its file, which need not be there */
    Path in(Path folder, String image) {
        return folder.resolve(image + ending);
    }

    static List<Path> in(Path folder, String image, Set<MaskKind> kinds) {
        return kinds.stream().map(kind -> kind.in(folder, image)).toList();
    }

    /** @throws IOException if it cannot be written, naming the file and the reason */
    void write(ImageFiles files, Path folder, Found found) throws IOException {
        Path place = in(folder, found.picture.name());
        String image = found.picture.name();
        switch (this) {
            case ROI -> {
                LesionRoi lesion = LesionRoi.of(found.mask);
                if (lesion.isEmpty()) Files.deleteIfExists(place);
                else
                    files.write(
                            place, file -> RoiFile.write(file, lesion.outline().orElseThrow(), image));
            }
            case GEOJSON -> files.write(place, file -> GeoJson.write(file, found.mask, image, found.diagnosis));
            case DICOM_SEG ->
                files.write(
                        place,
                        file -> DicomSegmentation.write(
                                file,
                                found.mask,
                                new DicomSegmentation.Of(found.file, found.choice),
                                found.picture.pixelSize(),
                                found.algorithm));
            case OME_TIFF ->
                files.write(place, file -> OmeTiff.write(file, found.mask, image, found.picture.pixelSize()));
        }
    }

    @Override
    public String toString() {
        return word;
    }
}
