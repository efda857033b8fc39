// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.lesionj.image.Symmetry;
import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageToTensorTest {

    private static InputSpec spec(int width, int height, ResizeMode fit, ColourInput colours) {
        return InputSpec.of(width, height, fit, colours);
    }

    @Test
    void writesPlaneAfterPlaneScaled() {
        ImageToTensor toTensor = new ImageToTensor(spec(16, 16, ResizeMode.STRETCH, ColourInput.RGB));
        int[] pixels = new int[256];
        pixels[0] = 0xffff0000;
        pixels[255] = 0xff0000ff;
        float[] planes = new float[toTensor.length()];
        toTensor.fill(pixels, Symmetry.IDENTITY, FloatBuffer.wrap(planes));
        assertEquals(3 * 256, planes.length);
        assertEquals((1 - 0.5f) / 0.25f, planes[0]);
        assertEquals(-2, planes[256]);
        assertEquals(2, planes[3 * 256 - 1]);
    }

    @Test
    void mirrorsOnTheWay() {
        ImageToTensor toTensor = new ImageToTensor(spec(16, 16, ResizeMode.STRETCH, ColourInput.RGB));
        int[] pixels = new int[256];
        pixels[0] = 0xffff0000;
        float[] planes = new float[toTensor.length()];
        toTensor.fill(pixels, Symmetry.HALF_TURN, FloatBuffer.wrap(planes));
        assertEquals(2, planes[255]);
        assertEquals(-2, planes[0]);
    }

    @Test
    void looksUpWhatOtherwiseIsCalculated() {
        InputSpec spec = spec(20, 16, ResizeMode.STRETCH, ColourInput.RGB);
        int[] pixels = new Random(1).ints(320).toArray();
        for (Symmetry symmetry : Symmetry.values()) {
            FloatBuffer planes = FloatBuffer.allocate(3 * 320);
            new ImageToTensor(spec).fill(pixels, symmetry, planes);
            for (int y = 0, i = 0; y < 16; y++)
                for (int x = 0; x < 20; x++, i++)
                    for (int c = 0; c < 3; c++)
                        assertEquals(
                                (float) ((spec.colorSpace().planes().get(c).of(pixels[symmetry.source(x, y, 20, 16)])
                                                - spec.mean().get(c))
                                        / spec.std().get(c)),
                                planes.get(c * 320 + i));
        }
    }

    @Test
    void sevenPlanesOfYuanAndLo() {
        assertEquals(7, new ImageToTensor(spec(16, 16, ResizeMode.STRETCH, ColourInput.RGB_HSV_L)).channels());
    }

    @Test
    void paddingCentresThePictureAndRepeatsItsEdge() {
        ImageToTensor toTensor = new ImageToTensor(spec(32, 16, ResizeMode.PAD, ColourInput.RGB));
        int[] square = new int[16 * 16];
        for (int y = 0; y < 16; y++) for (int x = 0; x < 16; x++) square[y * 16 + x] = 0xff000000 | x;
        int[] fitted = toTensor.fit(square, 16, 16);
        assertEquals(0xff000000, fitted[0]);
        assertEquals(0xff000000, fitted[8]);
        assertEquals(0xff000001, fitted[9]);
        assertEquals(0xff00000f, fitted[23]);
        assertEquals(0xff00000f, fitted[31]);
    }

    @Test
    void mapsComeBackToWhereThePictureWas() {
        ImageToTensor toTensor = new ImageToTensor(spec(32, 16, ResizeMode.PAD, ColourInput.RGB));
        float[] map = new float[32 * 16];
        for (int y = 0; y < 16; y++) for (int x = 0; x < 32; x++) map[y * 32 + x] = x;
        float[] picture = toTensor.toPicture(map, 16, 16);
        float[] expected = new float[256];
        for (int i = 0; i < 256; i++) expected[i] = 8 + i % 16;
        assertArrayEquals(expected, picture);
    }

    @Test
    void onePixelFillsTheInput() {
        ImageToTensor toTensor = new ImageToTensor(spec(32, 16, ResizeMode.PAD, ColourInput.RGB));
        int[] fitted = toTensor.fit(new int[] {0xff102030}, 1, 1);
        for (int pixel : fitted) assertEquals(0xff102030, pixel);
        assertEquals(1, toTensor.toPicture(new float[32 * 16], 1, 1).length);
    }
}
