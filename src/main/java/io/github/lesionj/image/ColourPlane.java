// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import io.github.lesionj.image.colour.Lab;
import java.util.OptionalInt;

/**
 * The colour planes a network may read, each as a number in 0..1 for one 0xRRGGBB pixel. Hue wraps (0 and 1 are the
 * same red); {@link #LIGHTNESS} is CIELAB's L* of sRGB under D65, divided by 100.
 */
public enum ColourPlane {
    RED(16) {
        @Override
        public float of(int rgb) {
            return (rgb >> 16 & 0xff) / 255f;
        }
    },
    GREEN(8) {
        @Override
        public float of(int rgb) {
            return (rgb >> 8 & 0xff) / 255f;
        }
    },
    BLUE(0) {
        @Override
        public float of(int rgb) {
            return (rgb & 0xff) / 255f;
        }
    },
    HUE {
        @Override
        public float of(int rgb) {
            int r = rgb >> 16 & 0xff, g = rgb >> 8 & 0xff, b = rgb & 0xff;
            int max = Math.max(r, Math.max(g, b));
            float range = max - Math.min(r, Math.min(g, b));
            if (range == 0) return 0;
            float sixth;
            if (max == r) sixth = (g - b) / range;
            else if (max == g) sixth = 2 + (b - r) / range;
            else sixth = 4 + (r - g) / range;
            return (sixth < 0 ? sixth + 6 : sixth) / 6;
        }
    },
    SATURATION {
        @Override
        public float of(int rgb) {
            int r = rgb >> 16 & 0xff, g = rgb >> 8 & 0xff, b = rgb & 0xff;
            int max = Math.max(r, Math.max(g, b));
            return max == 0 ? 0 : (max - Math.min(r, Math.min(g, b))) / (float) max;
        }
    },
    VALUE {
        @Override
        public float of(int rgb) {
            return Math.max(rgb >> 16 & 0xff, Math.max(rgb >> 8 & 0xff, rgb & 0xff)) / 255f;
        }
    },
    LIGHTNESS {
        @Override
        public float of(int rgb) {
            double y = 0.2126729 * Lab.linear(rgb >> 16 & 0xff)
                    + 0.7151522 * Lab.linear(rgb >> 8 & 0xff)
                    + 0.0721750 * Lab.linear(rgb & 0xff);
            double f = y > 216.0 / 24389 ? Math.cbrt(y) : (24389.0 / 27 * y + 16) / 116;
            return (float) Math.min(1, Math.max(0, (116 * f - 16) / 100));
        }
    };

    private final OptionalInt shift;

    ColourPlane() {
        shift = OptionalInt.empty();
    }

    ColourPlane(int shift) {
        this.shift = OptionalInt.of(shift);
    }

    /** @return the plane's value, 0..1, of one pixel; bits above the lowest 24 are ignored */
    public abstract float of(int rgb);

    /** @return by how many bits a pixel is shifted to have this plane as its lowest byte; empty if the plane is made of several */
    public OptionalInt shift() {
        return shift;
    }
}
