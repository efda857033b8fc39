// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the small files that src/test/reference/weight_files.py wrote with PyTorch, numpy and safetensors. */
class WeightsReaderTest {

    @TempDir
    private Path folder;

    private Path copy(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = WeightsReaderTest.class.getResourceAsStream("/exchange/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"new.pth", "old.pth", "state.safetensors", "state.npz", "inside.whl"})
    void readsWhatOthersWrote(String name) throws IOException {
        Weights weights = WeightsReader.read(copy(name));
        float[] conv = new float[24];
        for (int i = 0; i < conv.length; i++) conv[i] = i / 8f;
        assertTrue(weights.has("conv.weight", 2, 3, 2, 2));
        assertArrayEquals(conv, weights.values("conv.weight"));
        assertArrayEquals(new float[] {0.5f, -2, 65504, 0x1p-24f}, weights.values("half"));
        assertArrayEquals(new float[] {1.5f, -3, 0x1p100f}, weights.values("brain"));
        assertArrayEquals(new float[] {0.1f, -1e-3f}, weights.values("double"));
        assertTrue(weights.has("norm.num_batches_tracked"));
        assertArrayEquals(new float[] {7}, weights.values("norm.num_batches_tracked"));
        assertTrue(weights.has("turned", 4, 3));
        assertArrayEquals(new float[] {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}, weights.values("turned"));
        assertTrue(weights.has("window", 2, 2));
        assertArrayEquals(new float[] {5, 6, 9, 10}, weights.values("window"));
        assertEquals(7, weights.tensors().size());
    }

    @Test
    void readsEveryVersionOrderAndTypeOfNumpysHeaders() throws IOException {
        Weights weights = WeightsReader.read(copy("headers.npz"));
        float[] counted = new float[24];
        for (int i = 0; i < counted.length; i++) counted[i] = i;
        assertEquals(24, weights.tensors().size());
        for (String name : weights.tensors().keySet()) {
            assertTrue(weights.has(name, 2, 3, 4), name);
            assertArrayEquals(counted, weights.values(name), name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "evil-new.pth, posix.system",
        "evil-old.pth, posix.system",
        "evil.pkl, posix.system",
        "module.pth, torch.nn.modules.linear.Linear",
        "objects.npz, O"
    })
    void refusesByNameWhateverIsNoTensor(String file, String name) throws IOException {
        Path path = copy(file);
        String message = assertThrows(ModelException.class, () -> WeightsReader.read(path))
                .getMessage();
        assertTrue(message.contains(path.toString()) && message.contains(name), message);
    }

    /** The library behind the pickle reader knows constructors for these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "decimal Decimal",
                "datetime datetime",
                "builtins bytearray",
                "builtins set",
                "builtins complex",
                "array array",
                "builtins ValueError",
                "exceptions Exception",
                "copy_reg _reconstructor",
                "_codecs encode",
                "operator attrgetter",
                "builtins eval",
                "torch load",
                "torch._utils _rebuild_tensor"
            })
    void noneOfTheLibrarysOwnConstructorsSlipsThrough(String name) throws IOException {
        String[] parts = name.split(" ");
        Path file = folder.resolve("own.pth");
        for (char operation : new char[] {'c', 'i'}) {
            Files.writeString(
                    file,
                    "\u0080\u0002(" + operation + parts[0] + "\n" + parts[1] + "\n.",
                    StandardCharsets.ISO_8859_1);
            String message = assertThrows(ModelException.class, () -> WeightsReader.read(file))
                    .getMessage();
            assertTrue(message.contains(parts[0] + "." + parts[1]), message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"new.pth", "old.pth", "state.safetensors", "state.npz", "headers.npz"})
    void damageGivesOneClearError(String name) throws IOException {
        byte[] good = Files.readAllBytes(copy(name));
        SplittableRandom random = new SplittableRandom(3);
        Path file = folder.resolve("bad-" + name);
        for (int round = 0; round < 200; round++) {
            byte[] bad = round % 3 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int k = 0; k < round % 4 && bad.length > 0; k++)
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            Files.write(file, bad);
            try {
                WeightsReader.read(file);
            } catch (ModelException expected) {
                assertTrue(expected.getMessage().contains(file.toString()), expected.getMessage());
            }
        }
    }

    /** Opcodes of a hostile state dictionary, each a claim about a storage of four numbers. */
    @ParameterizedTest
    @CsvSource({"0, 2, 4", "1, 2, 3", "3, 2, 1", "9, 1, 1", "0, 200, 0", "0, 5, 1"})
    void aTensorStaysInsideItsStorage(int offset, int size, int stride) throws IOException {
        byte[] bytes = hostile(offset, size, stride);
        Path file = folder.resolve("outside.pth");
        Files.write(file, bytes);
        String message = assertThrows(ModelException.class, () -> WeightsReader.read(file))
                .getMessage();
        assertTrue(message.contains("outside its storage"), message);
        Files.write(file, hostile(1, 2, 2));
        assertArrayEquals(new float[] {0, 0}, WeightsReader.read(file).values("a"));
    }

    private static byte[] hostile(int offset, int size, int stride) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {
            (byte) 0x80,
            2,
            (byte) 0x8a,
            10,
            0x6c,
            (byte) 0xfc,
            (byte) 0x9c,
            0x46,
            (byte) 0xf9,
            0x20,
            0x6a,
            (byte) 0xa8,
            0x50,
            0x19,
            '.',
            (byte) 0x80,
            2,
            'M',
            (byte) 0xe9,
            3,
            '.',
            (byte) 0x80,
            2,
            '}',
            '.'
        });
        out.write(new byte[] {(byte) 0x80, 2, '}'});
        text(out, "a");
        out.write("ctorch._utils\n_rebuild_tensor_v2\n((".getBytes(StandardCharsets.UTF_8));
        text(out, "storage");
        out.write("ctorch\nFloatStorage\n".getBytes(StandardCharsets.UTF_8));
        text(out, "0");
        text(out, "cpu");
        out.write(new byte[] {
            'K',
            4,
            'N',
            't',
            'Q',
            'K',
            (byte) offset,
            'K',
            (byte) size,
            (byte) 0x85,
            'K',
            (byte) stride,
            (byte) 0x85,
            (byte) 0x89,
            '}',
            't',
            'R',
            's',
            '.'
        });
        out.write(new byte[] {(byte) 0x80, 2, ']'});
        text(out, "0");
        out.write(new byte[] {'a', '.', 4, 0, 0, 0, 0, 0, 0, 0});
        out.write(new byte[16]);
        return out.toByteArray();
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(new byte[] {'X', (byte) text.length(), 0, 0, 0});
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The zip's directory, whose entries start with PK12, says how long an entry is to be at its 24th byte. */
    @Test
    void aZipThatClaimsMoreThanThereIsMemoryIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(copy("state.npz"));
        int entry = 0;
        while (bytes[entry] != 'P' || bytes[entry + 1] != 'K' || bytes[entry + 2] != 1 || bytes[entry + 3] != 2)
            entry++;
        for (byte claim : new byte[] {0x7f, 0}) {
            bytes[entry + 27] = claim;
            bytes[entry + 24] = 1;
            Path bomb = Files.write(folder.resolve("bomb.npz"), bytes);
            String message = assertThrows(ModelException.class, () -> WeightsReader.read(bomb))
                    .getMessage();
            assertTrue(message.contains(claim == 0 ? "not the length" : "-Xmx"), message);
        }
    }

    @Test
    void namesThatLeadElsewhereWriteNothing() throws IOException {
        Path zip = folder.resolve("path.whl");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("../../escaped.pth"));
            out.write(Files.readAllBytes(copy("new.pth")));
        }
        assertEquals(7, WeightsReader.read(zip).tensors().size());
        assertFalse(Files.exists(folder.resolve("../../escaped.pth")));
    }

    /** The length of a safetensors header is its first byte: 128 in one of 32 files, as a pickle's first byte is. */
    @Test
    void everyLengthOfASafetensorsHeaderIsRead() throws IOException {
        Set<Integer> firstBytes = new TreeSet<>();
        for (int length = 1; length <= 300; length++) {
            String name = "x".repeat(length);
            byte[] bytes = new Weights(
                            Map.of(name, new Weights.Tensor(new long[] {1}, FloatBuffer.wrap(new float[] {7}))))
                    .toBytes();
            firstBytes.add(bytes[0] & 0xff);
            Path file = Files.write(folder.resolve("any.bin"), bytes);
            assertArrayEquals(new float[] {7}, WeightsReader.read(file).values(name), name);
        }
        assertEquals(32, firstBytes.size());
    }

    static List<String> networks() {
        return Networks.names();
    }

    /** The header is that of the whole network but for the shapes, which are kept small. */
    @ParameterizedTest
    @MethodSource("networks")
    void everyNetworkOfTheCatalogueIsWrittenAndReadBack(String network) throws IOException {
        int channels = network.equals("CDNN-29") ? 7 : 3;
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        Networks.create(new NetworkSpec(network, channels, 1, List.of(), 0))
                .getParameters()
                .forEach(parameter -> {
                    long[] shape = Arrays.stream(parameter.getValue().getShape().getShape())
                            .map(size -> Math.min(size, 2))
                            .toArray();
                    float[] numbers = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
                    Arrays.fill(numbers, tensors.size());
                    tensors.put(parameter.getKey(), new Weights.Tensor(shape, FloatBuffer.wrap(numbers)));
                });
        Weights weights = new Weights(tensors);
        for (byte[] bytes : List.of(weights.toBytes(), weights.toBytes(true))) {
            Weights read = WeightsReader.read(Files.write(folder.resolve("network"), bytes));
            assertEquals(
                    List.copyOf(tensors.keySet()), List.copyOf(read.tensors().keySet()));
            for (String name : tensors.keySet()) assertArrayEquals(weights.values(name), read.values(name), name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html>Not found</html>|it is a web page",
                "%89HDF%0d%0a%1a%0a00000000|it is an HDF5 file of Keras; save the weights with numpy.savez",
                "%93NUMPY%01%00v%00{'descr'|it is a single array of numpy",
                "%1f%8b%08000000000|it is compressed with gzip",
                "version https://git-lfs.github.com/spec/v1|it is a note of Git LFS",
                "just some words, and more|it is none of safetensors, npz and PyTorch's state dictionaries",
            })
    void saysWhatAnUnknownFileIs(String content, String message) throws IOException {
        Path file = Files.write(
                folder.resolve("odd.safetensors"), unescaped(content).getBytes(StandardCharsets.ISO_8859_1));
        String found = assertThrows(ModelException.class, () -> WeightsReader.read(file))
                .getMessage();
        assertTrue(found.contains(message) && found.contains(file.toString()), found);
    }

    private static String unescaped(String text) {
        return Pattern.compile("%(..)")
                .matcher(text)
                .replaceAll(code ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(code.group(1), 16))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"old.pth", "state.safetensors"})
    void numbersThatAreNoneAreRefusedByName(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(copy(name));
        byte[] eighth = {0, 0, 0, 0x3e};
        int at = 0;
        while (!Arrays.equals(bytes, at, at + 4, eighth, 0, 4)) at++;
        System.arraycopy(new byte[] {0, 0, (byte) 0x80, 0x7f}, 0, bytes, at, 4);
        Path file = Files.write(folder.resolve("none-" + name), bytes);
        String message = assertThrows(ModelException.class, () -> WeightsReader.read(file))
                .getMessage();
        assertTrue(
                message.contains(file.toString())
                        && message.contains("\"conv.weight\"")
                        && message.contains("infinite"),
                message);
    }

    @Test
    void numbersThatAreNoneInAnNpzAreRefusedByName() throws IOException {
        byte[] header =
                ("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer array = ByteBuffer.allocate(10 + header.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        array.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length)
                .put(header)
                .putFloat(1)
                .putFloat(Float.NaN);
        Path file = folder.resolve("none.npz");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("kernel.npy"));
            out.write(array.array());
        }
        String message = assertThrows(ModelException.class, () -> WeightsReader.read(file))
                .getMessage();
        assertTrue(
                message.contains(file.toString()) && message.contains("\"kernel\"") && message.contains("NaN"),
                message);
    }
}
