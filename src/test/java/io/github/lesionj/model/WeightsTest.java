package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
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
