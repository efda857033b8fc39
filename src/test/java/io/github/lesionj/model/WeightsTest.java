// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {

    private static byte[] file(String header, int dataBytes) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    @Test
    void djlReadsWhatWeWrite() throws Exception {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray a = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));
            byte[] bytes = Weights.of(Map.of("a", a)).toBytes();
            NDList read = NDList.decode(manager, new ByteArrayInputStream(bytes));
            assertArrayEquals(a.toFloatArray(), read.get("a").toFloatArray());
            assertTrue(read.get("a").getShape().equals(new Shape(2, 3)));
        }
    }

    @Test
    void halfPrecisionRoundsMatricesAndLeavesVectors() throws Exception {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            float[] numbers = {1 + 0x1p-11f, 1 + 0x3p-11f, -65519, 65519, 0x1p-25f, -0x1.8p-25f, 0.1f, Float.NaN};
            NDArray matrix = manager.create(numbers, new Shape(2, 4));
            NDArray vector = manager.create(numbers, new Shape(8));
            byte[] bytes =
                    Weights.of(Map.of("matrix", matrix, "vector", vector)).toBytes(true);
            // Ties go to the even neighbour; 0.1 becomes 1638.4 / 2^14, of which 11 bits stay: 1638 / 2^14.
            assertArrayEquals(
                    new float[] {1, 1 + 0x1p-9f, -65504, 65504, 0, -0x1p-24f, 1638 * 0x1p-14f, Float.NaN},
                    Weights.read(bytes).values("matrix"));
            assertArrayEquals(numbers, Weights.read(bytes).values("vector"));
            assertEquals(
                    8 * (2 + 4),
                    bytes.length
                            - 8
                            - (int) ByteBuffer.wrap(bytes)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .getLong());
            try (NDArray djls = NDList.decode(manager, new ByteArrayInputStream(bytes))
                    .get("matrix")
                    .toType(DataType.FLOAT32, true)) {
                assertArrayEquals(Weights.read(bytes).values("matrix"), djls.toFloatArray());
            }
        }
    }

    @Test
    void everyHalfPrecisionNumberSurvives() {
        ByteBuffer all = ByteBuffer.allocate(2 * 65536).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 65536; i++) all.putShort((short) i);
        for (int i = 0; i < 65536; i++) {
            float number = NumberType.F16.get(all, i);
            if (!Float.isNaN(number)) assertEquals((short) i, NumberType.toHalf(number));
        }
    }

    @Test
    void weReadWhatDjlWrites() {
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray a = manager.create(new float[] {1, 2, 3}, new Shape(3));
            a.setName("x");
            Weights weights = Weights.read(new NDList(a).encode(NDList.Encoding.SAFETENSORS));
            assertArrayEquals(new float[] {1, 2, 3}, weights.values("x"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"a\":1}",
                "{\"a\":{\"dtype\":\"C64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1000],\"data_offsets\":[0,4000]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,-4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
                "{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}",
            })
    void refusesHostileHeaders(String header) {
        assertThrows(ModelException.class, () -> Weights.read(file(header, 16)));
    }

    @Test
    void neverFailsOtherwiseOnRandomDamage() {
        byte[] good = file("{\"a\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}}", 16);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 3000; i++) {
            byte[] bad = good.clone();
            for (int k = 0; k < 3; k++) bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            try {
                Weights.read(bad);
            } catch (ModelException expected) {
                assertTrue(expected.getMessage().length() > 10);
            }
        }
    }

    private static byte[] withHeader(String header, int numbers) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + 4 * numbers)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    @Test
    void aHostileHeaderEndsInASentence() {
        String one = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
        StringBuilder many = new StringBuilder("{\"t\":" + one);
        for (int i = 0; i < 100_001; i++)
            many.append(",\"t").append(i).append("\":").append(one);
        Map<String, String> hostile = Map.of(
                "{\"a\":".repeat(100_000),
                "nested more than 64 deep",
                "[".repeat(1_000_000),
                "nested more than 64 deep",
                "{\"a\":" + one + ",\"a\":" + one + "}",
                "the key \"a\" is given twice",
                many + "}",
                "more than 100000 tensors",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[" + "1,".repeat(40) + "1],\"data_offsets\":[0,4]}}",
                "more than 32 axes",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,4]}}",
                "its header cannot be read",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1e300],\"data_offsets\":[0,4]}}",
                "its header cannot be read");
        hostile.forEach((header, message) -> {
            String found = assertThrows(ModelException.class, () -> Weights.read(withHeader(header, 1)))
                    .getMessage();
            assertTrue(found.contains(message) && found.length() < 300, found);
        });
    }

    @Test
    void aNumberThatIsNoneIsNamed() {
        for (float none : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            Weights weights = new Weights(new TreeMap<>(Map.of(
                    "a", new Weights.Tensor(new long[] {2}, FloatBuffer.wrap(new float[] {1, 2})),
                    "head.bias", new Weights.Tensor(new long[] {3}, FloatBuffer.wrap(new float[] {1, none, 2})))));
            String message =
                    assertThrows(ModelException.class, weights::requireFinite).getMessage();
            assertTrue(
                    message.contains("\"head.bias\"") && message.contains(Float.isNaN(none) ? "NaN" : "infinite"),
                    message);
        }
    }

    @Test
    void whatDoesNotFitIntoHalfPrecisionIsRefused() {
        Weights weights =
                new Weights(Map.of("a", new Weights.Tensor(new long[] {1, 1}, FloatBuffer.wrap(new float[] {65520}))));
        assertTrue(assertThrows(ModelException.class, () -> weights.toBytes(true))
                .getMessage()
                .contains("float32"));
        assertArrayEquals(new float[] {65520}, Weights.read(weights.toBytes()).values("a"));
    }
}
