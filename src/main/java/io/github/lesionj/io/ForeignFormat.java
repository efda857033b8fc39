// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that are no picture for LesionJ, but well known: told apart by their first bytes, whatever their names say. */
enum ForeignFormat {
    AVIF("an AVIF picture", "....ftypavi[fs]"),
    HEIC("a HEIC picture, as phones take them", "....ftyp(hei[cxms]|hev[cxms]|mif1|msf1)"),
    RAW("a camera's raw file", "(....ftypcrx |II\\*\0\\x10\0\0\0CR|IIRO|IIU\0|FUJIFILM)"),
    VIDEO("a video", "....ftyp"),
    JPEG_2000("a JPEG 2000 picture", "(\0\0\0\\x0cjP  |\\xffO\\xffQ)"),
    JPEG_XL("a JPEG XL picture", "(\\xff\\x0a|\0\0\0\\x0cJXL )"),
    JPEG_XR("a JPEG XR picture", "II\\xbc"),
    CZI("a Zeiss CZI picture", "ZISRAWFILE"),
    ND2("a Nikon ND2 picture", "\\xda\\xce\\xbe\\x0a"),
    LIF("a Leica LIF picture", "\\x70\0\0\0....\\x2a"),
    OIR("an Olympus OIR picture", "OLYMPUSRAWFORMAT"),
    HDF5("an HDF5 file, such as an Imaris picture", "\\x89HDF\r\n"),
    OLE2("a compound file, such as a Zeiss ZVI or Olympus OIB picture", "\\xd0\\xcf\\x11\\xe0"),
    ICS("an ICS picture", "\\x09\r?\nics_version"),
    DM("a Gatan picture", "\0\0\0[\\x03\\x04]\0"),
    NRRD("an NRRD picture", "NRRD000"),
    PHOTOSHOP("a Photoshop file", "8BPS"),
    OPEN_EXR("an OpenEXR picture", "v/1\\x01"),
    NETPBM("a Netpbm picture (PBM, PGM, PPM or PAM)", "P[1-7][ \\t\\r\\n]"),
    FITS("a FITS picture", "SIMPLE  ="),
    ICON("an icon", "\0\0\\x01\0"),
    PDF("a PDF document", "%PDF"),
    SVG("an SVG drawing", "\\s*(<\\?xml.*)?<svg"),
    WEB_PAGE("a web page, not a picture: the download failed", "\\s*<(!doctype html|html)"),
    LFS("the pointer to a picture that Git LFS has not fetched (git lfs pull)", "version https://git-lfs"),
    ZIP("a zip archive", "PK\\x03\\x04");

    private static final int HEAD = 512;

    private final String text;
    private final Pattern head;

    ForeignFormat(String text, String head) {
        this.text = text;
        this.head = Pattern.compile(head, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

    /** @return what a file is, if it is one of these */
    static Optional<ForeignFormat> of(Path file) throws IOException {
        String head;
        try (InputStream in = Files.newInputStream(file)) {
            head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
        return Arrays.stream(values())
                .filter(format -> format.head.matcher(head).lookingAt())
                .findFirst();
    }

    /** @return whether another program can make a picture of it that LesionJ reads */
    boolean isConvertible() {
        return !List.of(VIDEO, WEB_PAGE, LFS, ZIP).contains(this);
    }

    /** @return whether Bio-Formats reads its kind */
    boolean isForBioFormats() {
        return List.of(JPEG_2000, CZI, ND2, LIF, OIR, HDF5, OLE2, ICS, DM, NRRD, PHOTOSHOP, FITS, NETPBM)
                .contains(this);
    }

    /** @return what it is, in the middle of a sentence */
    String text() {
        return text;
    }
}
