// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.PixelSize;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;

/**
 * Masks as DICOM Segmentation objects (PS3.3, A.51): one binary segment, the lesion. Of a DICOM picture the object belongs to its
 * patient and study and refers to it; of any other it begins a study of its own.
 */
public final class DicomSegmentation {

    private static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4", EXPLICIT = "1.2.840.10008.1.2.1";
    private static final int CLASS = 0x00080016, INSTANCE = 0x00080018, STUDY = 0x0020000d, SERIES = 0x0020000e;
    private static final int[] OF_PATIENT = {0x00100010, 0x00100020, 0x00100030, 0x00100040};
    private static final int[] OF_STUDY = {0x00080020, 0x00080030, 0x00080050, 0x00080090, 0x00200010};
    private static final String[] PATIENT_TYPES = {"PN", "LO", "DA", "CS"},
            STUDY_TYPES = {"DA", "TM", "SH", "PN", "SH"};

    private static final String NO_THICKNESS = "1";

    private DicomSegmentation() {}

    /**
     * What a mask was made of.
     *
     * @param file   the picture's
     * @param choice which of its pictures; of a DICOM file the frame
     */
    public record Of(Path file, PictureChoice choice) {

        /** The only picture of a file. */
        public Of(Path file) {
            this(file, PictureChoice.STANDARD);
        }

        private String name() {
            String whole = ImageOpener.nameOf(file);
            return choice.namesPlace() ? whole + "/" + choice.slice() + "/" + choice.frame() : whole;
        }
    }

    /**
     * Writes a mask; without a lesion its frame is empty.
     *
     * @param file    whose folder is created where missing
     * @param mask    2-D, up to 65535 pixels a side
     * @param picture that the mask was made of
     * @param size    of its pixels
     * @param model   what found the lesion
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(
            Path file, RandomAccessibleInterval<BitType> mask, Of picture, PixelSize size, String model)
            throws IOException {
        if (mask.dimension(0) > 0xffff || mask.dimension(1) > 0xffff)
            throw new IOException("Cannot write " + file + ": DICOM holds pictures of up to 65535 pixels a side");
        byte[] bits = packed(mask);
        try (Source source = Source.of(picture)) {
            String name = picture.name();
            String instance = uid(name, "instance", bits);
            DicomDataset data = new DicomDataset();
            source.describe(data, name);
            describe(data, instance, uid(name, "series", bits));
            segment(data, model);
            pixels(data, mask, size, bits, uid(name, "dimensions", bits), source.reference());
            DicomDataset meta = new DicomDataset()
                    .bytes(0x00020001, new byte[] {0, 1})
                    .text(0x00020002, "UI", SEGMENTATION)
                    .text(0x00020003, "UI", instance)
                    .text(0x00020010, "UI", EXPLICIT)
                    .text(0x00020012, "UI", uid("LesionJ", "implementation", new byte[0]));
            byte[] head = meta.toBytes();
            AtomicFile.write(file, out -> {
                out.write(new byte[128]);
                out.write("DICM".getBytes(StandardCharsets.US_ASCII));
                out.write(new DicomDataset().long32(0x00020000, head.length).toBytes());
                out.write(head);
                out.write(data.toBytes());
            });
        }
    }

    private static byte[] packed(RandomAccessibleInterval<BitType> mask) {
        long pixels = mask.dimension(0) * mask.dimension(1);
        byte[] packed = new byte[(int) ((pixels + 7) / 8)];
        Cursor<BitType> cursor = Views.flatIterable(mask).cursor();
        for (long i = 0; i < pixels; i++) if (cursor.next().get()) packed[(int) (i / 8)] |= (byte) (1 << i % 8);
        return packed;
    }

    /** The same picture and mask have the same identity, so that a second export is no second finding. */
    private static String uid(String name, String part, byte[] content) {
        byte[] label = (name + '/' + part + '/').getBytes(StandardCharsets.UTF_8);
        byte[] all = ByteBuffer.allocate(label.length + content.length)
                .put(label)
                .put(content)
                .array();
        UUID uuid = UUID.nameUUIDFromBytes(all);
        byte[] number = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return "2.25." + new BigInteger(1, number);
    }

    private static void describe(DicomDataset data, String instance, String series) {
        LocalDateTime now = LocalDateTime.now();
        String date = now.format(DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT));
        String time = now.format(DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT));
        data.text(0x00080005, "CS", "ISO_IR 192").text(0x00080008, "CS", "DERIVED\\PRIMARY");
        data.text(CLASS, "UI", SEGMENTATION).text(INSTANCE, "UI", instance).text(SERIES, "UI", series);
        data.text(0x00080060, "CS", "SEG").text(0x00200011, "IS", "1").text(0x00200013, "IS", "1");
        data.text(0x00080023, "DA", date).text(0x00080033, "TM", time);
        data.text(0x00080070, "LO", "LesionJ").text(0x00081090, "LO", "LesionJ");
        data.text(0x00181000, "LO", "0").text(0x00181020, "LO", "research");
        data.text(0x00700080, "CS", "LESION")
                .text(0x00700081, "LO", "Lesion outline")
                .text(0x00700084, "PN", "");
    }

    private static void segment(DicomDataset data, String model) {
        DicomDataset segment = new DicomDataset()
                .numbers(0x00620004, 1)
                .text(0x00620005, "LO", "lesion")
                .text(0x00620008, "CS", "AUTOMATIC")
                .text(0x00620009, "LO", model.substring(0, Math.min(64, model.length())))
                .code(0x00620003, "49755003", "SCT", "Morphologically Abnormal Structure")
                .code(0x0062000f, "52988006", "SCT", "Lesion");
        data.text(0x00620001, "CS", "BINARY").sequence(0x00620002, List.of(segment));
    }

    private static void pixels(
            DicomDataset data,
            RandomAccessibleInterval<BitType> mask,
            PixelSize size,
            byte[] bits,
            String dimensions,
            Optional<DicomDataset> reference) {
        data.numbers(0x00280002, 1).text(0x00280004, "CS", "MONOCHROME2").text(0x00280008, "IS", "1");
        data.numbers(0x00280010, (int) mask.dimension(1)).numbers(0x00280011, (int) mask.dimension(0));
        data.numbers(0x00280100, 1)
                .numbers(0x00280101, 1)
                .numbers(0x00280102, 0)
                .numbers(0x00280103, 0);
        data.text(0x00282110, "CS", "00");
        DicomDataset organization = new DicomDataset().text(0x00209164, "UI", dimensions);
        DicomDataset index = new DicomDataset()
                .text(0x00209164, "UI", dimensions)
                .tag(0x00209165, 0x0062000b)
                .tag(0x00209167, 0x0062000a);
        data.sequence(0x00209221, List.of(organization)).sequence(0x00209222, List.of(index));
        DicomDataset shared = new DicomDataset();
        size.inMillimetres().ifPresent(mm -> {
            String spacing = number(mm.height()) + "\\" + number(mm.width());
            // A picture of a surface has no thickness, but readers such as highdicom ask for one.
            DicomDataset measures =
                    new DicomDataset().text(0x00280030, "DS", spacing).text(0x00180050, "DS", NO_THICKNESS);
            shared.sequence(0x00289110, List.of(measures));
        });
        data.sequence(0x52009229, List.of(shared));
        DicomDataset content = new DicomDataset().long32(0x00209157, 1);
        DicomDataset frame = new DicomDataset()
                .sequence(0x00209111, List.of(content))
                .sequence(0x0062000a, List.of(new DicomDataset().numbers(0x0062000b, 1)));
        reference.ifPresent(source -> frame.sequence(0x00089124, List.of(derivation(source))));
        data.sequence(0x52009230, List.of(frame));
        data.bytes(0x7fe00010, bits);
    }

    private static DicomDataset derivation(DicomDataset source) {
        source.text(0x0028135a, "CS", "YES")
                .code(0x0040a170, "121322", "DCM", "Source image for image processing operation");
        return new DicomDataset()
                .sequence(0x00082112, List.of(source))
                .code(0x00089215, "113076", "DCM", "Segmentation");
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.8g", value);
        return text.substring(0, Math.min(16, text.length()));
    }

    /** The picture that the mask was made of: a DICOM file, or another. */
    private record Source(Optional<DicomHeader> header, int frame) implements AutoCloseable {

        static Source of(Of picture) throws IOException {
            boolean dicom = ImageFormat.of(picture.file)
                    .filter(ImageFormat.DICOM::equals)
                    .isPresent();
            return new Source(
                    dicom ? Optional.of(DicomHeader.read(picture.file)) : Optional.empty(), picture.choice.slice());
        }

        private String text(int tag) {
            return header.map(elements -> elements.text(tag, "")).orElse("");
        }

        void describe(DicomDataset data, String name) {
            for (int i = 0; i < OF_PATIENT.length; i++) data.text(OF_PATIENT[i], PATIENT_TYPES[i], text(OF_PATIENT[i]));
            for (int i = 0; i < OF_STUDY.length; i++) data.text(OF_STUDY[i], STUDY_TYPES[i], text(OF_STUDY[i]));
            String study = text(STUDY);
            data.text(STUDY, "UI", study.isEmpty() ? uid(name, "study", new byte[0]) : study);
            reference()
                    .ifPresent(instance -> data.sequence(
                            0x00081115,
                            List.of(new DicomDataset()
                                    .text(SERIES, "UI", text(SERIES))
                                    .sequence(0x0008114a, List.of(instance)))));
        }

        Optional<DicomDataset> reference() {
            String instance = text(INSTANCE);
            if (instance.isEmpty() || text(SERIES).isEmpty()) return Optional.empty();
            DicomDataset reference =
                    new DicomDataset().text(0x00081150, "UI", text(CLASS)).text(0x00081155, "UI", instance);
            return Optional.of(frame == 0 ? reference : reference.text(0x00081160, "IS", String.valueOf(frame)));
        }

        @Override
        public void close() throws IOException {
            if (header.isPresent()) header.get().close();
        }
    }
}
