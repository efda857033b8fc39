// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/** The TorchScript and ONNX models of src/test/reference/foreign_models.py, their picture and their answers. */
public final class ForeignModels {

    public static final int WIDTH = 24;
    public static final int HEIGHT = 16;

    private static final String FOLDER = "/reference/foreign/";
    private static final String FIRST_LAYER = "archive/data/0";

    private ForeignModels() {}

    /** Writes a segmenter that answers logits, and the card beside it, which is returned. */
    public static Path segmenter(Path folder, String file) throws IOException {
        return write(folder, file, content(file), """
                "task": "segmentation", "classes": ["lesion"], "output": "logits",
                "network": {"name": "tiny", "channels": 3, "outputs": 1, "widths": [], "dropout": 0}""");
    }

    /** Writes a classifier that answers probabilities, and the card beside it, which is returned. */
    public static Path classifier(Path folder, String file) throws IOException {
        return write(folder, file, content(file), """
                "task": "classification", "classes": ["MEL", "NV", "BCC"], "output": "probabilities",
                "network": {"name": "tiny", "channels": 3, "outputs": 3, "widths": [], "dropout": 0}""");
    }

    /** Writes one of these models with NaN for the weights of its first layer, and the card beside it, which is returned. */
    static Path withoutNumbers(Path folder, String file) throws IOException {
        Path card = file.startsWith("segmenter") ? segmenter(folder, file) : classifier(folder, file);
        byte[] before = content(file);
        byte[] after = file.endsWith(".pt") ? zipWithoutNumbers(before) : before.clone();
        if (!file.endsWith(".pt")) {
            byte[] weights = entries(content(file.replace(".onnx", ".pt"))).get(FIRST_LAYER);
            String haystack = new String(before, StandardCharsets.ISO_8859_1);
            int start = haystack.indexOf(new String(weights, StandardCharsets.ISO_8859_1));
            System.arraycopy(notNumbers(weights.length), 0, after, start, weights.length);
        }
        Files.write(folder.resolve(file), after);
        return Files.writeString(
                card,
                Files.readString(card)
                        .replace(Sha256.of(before), Sha256.of(after))
                        .replace("\"bytes\": " + before.length, "\"bytes\": " + after.length));
    }

    private static byte[] zipWithoutNumbers(byte[] zip) throws IOException {
        Map<String, byte[]> entries = entries(zip);
        entries.put(FIRST_LAYER, notNumbers(entries.get(FIRST_LAYER).length));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : entries.entrySet()) {
                CRC32 crc = new CRC32();
                crc.update(file.getValue());
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(crc.getValue());
                out.putNextEntry(entry);
                out.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                entries.put(entry.getName(), in.readAllBytes());
        }
        return entries;
    }

    private static byte[] notNumbers(int length) {
        ByteBuffer floats = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (floats.hasRemaining()) floats.putFloat(Float.NaN);
        return floats.array();
    }

    static Path write(Path folder, String file, byte[] content, String keys) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(file), content);
        return Files.writeString(
                folder.resolve(file + ".json"),
                String.format(Locale.ROOT, """
                {"format": "lesionj-model", "version": 2, "name": "elsewhere", "description": "Made elsewhere.", %s,
                 "input": {"width": %d, "height": %d, "mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25]},
                 "postProcessing": {"components": "all", "fillHoles": false}, "license": "CC0-1.0",
                 "weights": {"file": "%s", "sha256": "%s", "bytes": %d}}
                """, keys, WIDTH, HEIGHT, file, Sha256.of(content), content.length));
    }

    static byte[] content(String file) throws IOException {
        try (InputStream in = ForeignModels.class.getResourceAsStream(FOLDER + file)) {
            return in.readAllBytes();
        }
    }

    /** @return what Python's own runtime answers for {@link #picture()}: probabilities row by row */
    public static float[] answer(String model) throws IOException {
        String row = new String(content("answers.csv"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(model + ","))
                .findFirst()
                .orElseThrow();
        double[] numbers = Arrays.stream(row.split(","))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        float[] answer = new float[numbers.length];
        for (int i = 0; i < answer.length; i++) answer[i] = (float) numbers[i];
        return answer;
    }

    /** @return the picture that the answers belong to */
    public static Img<ARGBType> picture() {
        int[] argb = new int[WIDTH * HEIGHT];
        for (int y = 0, i = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++, i++)
                argb[i] = 0xff000000 | (7 * x + 3 * y) % 256 << 16 | x * y % 256 << 8 | (255 - 10 * y) % 256;
        return Pixels.image(argb, WIDTH, HEIGHT);
    }
}
