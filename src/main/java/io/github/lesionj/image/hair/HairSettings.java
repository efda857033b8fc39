// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.hair;

/**
 * Which hairs are looked for.
 *
 * @param dark     whether hairs darker than what they lie on are
 * @param light    whether hairs lighter than what they lie on are
 * @param contrast grey levels, 1 to 100, by which a hair differs from what lies on both sides of it; a smaller number finds
 *                 fainter hairs, and more that is none
 */
public record HairSettings(boolean dark, boolean light, double contrast) {

    /** Of a contrast at which skin's own texture is left alone. */
    public static final double USUAL_CONTRAST = 11;

    /** Dark and light hairs of the usual contrast. */
    public static final HairSettings DEFAULT = new HairSettings(true, true, USUAL_CONTRAST);

    public HairSettings {
        if (!(contrast >= 1 && contrast <= 100))
            throw new IllegalArgumentException("contrast lies between 1 and 100 grey levels, not " + contrast);
        if (!dark && !light)
            throw new IllegalArgumentException("dark and light are both false: one kind of hair must be looked for");
    }
}
