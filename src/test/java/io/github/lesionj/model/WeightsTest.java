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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {

    private static byte[] file(String header, int dataBytes) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length).put(json).array();
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
            float[] numbers = {1 + 0x1p-11f, 1 + 0x3p-11f, -65519, 65520, 0x1p-25f, -0x1.8p-25f, 0.1f, Float.NaN};
            NDArray matrix = manager.create(numbers, new Shape(2, 4));
            NDArray vector = manager.create(numbers, new Shape(8));
            byte[] bytes = Weights.of(Map.of("matrix", matrix, "vector", vector)).toBytes(true);
            // Ties go to the even neighbour; 0.1 becomes 1638.4 / 2^14, of which 11 bits stay: 1638 / 2^14.
            assertArrayEquals(new float[] {1, 1 + 0x1p-9f, -65504, Float.POSITIVE_INFINITY, 0, -0x1p-24f, 1638 * 0x1p-14f, Float.NaN},
                    Weights.read(bytes).values("matrix"));
            assertArrayEquals(numbers, Weights.read(bytes).values("vector"));
            assertEquals(8 * (2 + 4), bytes.length - 8 - (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
            try (NDArray djls = NDList.decode(manager, new ByteArrayInputStream(bytes)).get("matrix").toType(DataType.FLOAT32, true)) {
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
    @ValueSource(strings = {
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
}
