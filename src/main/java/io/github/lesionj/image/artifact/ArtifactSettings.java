// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.artifact;

/**
 * What on a picture is looked for beside skin.
 *
 * @param vignette the black around a round field of view, or a black frame
 * @param ruler    the ticks of a scale, as {@link RulerInk} finds them
 * @param ink      blue, violet and green: pen marks and stickers
 */
public record ArtifactSettings(boolean vignette, boolean ruler, boolean ink) {

    /** All three. */
    public static final ArtifactSettings DEFAULT = new ArtifactSettings(true, true, true);

    public ArtifactSettings {
        if (!vignette && !ruler && !ink)
            throw new IllegalArgumentException("vignette, ruler and ink are all false: one of them must be looked for");
    }
}
