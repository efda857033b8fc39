// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The picture formats that are read without Bio-Formats, told apart by their first bytes. */
enum ImageFormat {
    JPEG(List.of("jpg", "jpeg", "jpe", "jfif"), 0, "ffd8ff"),
    PNG(List.of("png"), 0, "89504e470d0a1a0a"),
    TIFF(
            List.of("tif", "tiff", "btf", "tf2", "tf8", "svs", "qptiff"),
            0,
            "49492a00",
            "4d4d002a",
            "49492b00",
            "4d4d002b"),
    BMP(List.of("bmp", "dib"), 0, "424d"),
    GIF(List.of("gif"), 0, "47494638"),
    WEBP(List.of("webp"), 8, "57454250"),
    DICOM(List.of("dcm", "dicom"), 128, "4449434d");

    private static final int HEAD = 132;
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z][A-Za-z0-9]*$");

    private final List<String> extensions;
    private final int place;
    private final List<byte[]> signatures;

    ImageFormat(List<String> extensions, int place, String... signatures) {
        this.extensions = extensions;
        this.place = place;
        this.signatures =
                Arrays.stream(signatures).map(HexFormat.of()::parseHex).toList();
    }

    /** @return the format of a file, whatever its name says; DICOM files without preamble only by their name */
    static Optional<ImageFormat> of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        Optional<ImageFormat> found =
                Arrays.stream(values()).filter(format -> format.begins(head)).findFirst();
        return found.isPresent() || !DICOM.names(file) ? found : Optional.of(DICOM);
    }

    /** @return whether a file name ends as one of these formats' does */
    static boolean isNamed(Path file) {
        return Arrays.stream(values()).anyMatch(format -> format.names(file));
    }

    /** @return whether a file without an ending begins as DICOM files do; archives name their files by numbers */
    static boolean isNamelessDicom(Path file) {
        String name = file.getFileName().toString();
        if (ENDING.matcher(name).find() || name.equalsIgnoreCase("DICOMDIR")) return false;
        try (InputStream in = Files.newInputStream(file)) {
            return DICOM.begins(in.readNBytes(HEAD));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean names(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> name.endsWith("." + extension));
    }

    private boolean begins(byte[] head) {
        return signatures.stream()
                .anyMatch(signature -> head.length >= place + signature.length
                        && Arrays.equals(head, place, place + signature.length, signature, 0, signature.length));
    }

    /** @return whether such files may hold a stack of pictures that is read without Bio-Formats */
    boolean mayBeStack() {
        return this == TIFF || this == DICOM;
    }

    /** @return the name under which ImageIO knows the format */
    String imageIoName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the formats' names for a message */
    static String all() {
        return String.join(", ", Arrays.stream(values()).map(Enum::name).toList());
    }
}
