// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.image.artifact.ArtifactMask;
import io.github.lesionj.image.artifact.ArtifactSettings;
import io.github.lesionj.image.colour.ShadesOfGray;
import io.github.lesionj.image.hair.HairRemoval;
import io.github.lesionj.image.hair.HairSettings;
import java.util.Optional;
import java.util.function.Function;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/**
 * What is taken from pictures, and what the results are called.
 *
 * @param name     of the result behind the picture's: {@code hairless} for {@code mole_hairless.png}, and in Fiji for the window
 *                 {@code mole-hairless}
 * @param maskName the same of the mask; empty where there is none
 * @param settings of the work, in words
 * @param work     leaves the picture as it is
 */
public record Cleaning(String name, Optional<String> maskName, String settings, Function<Img<ARGBType>, Cleaned> work) {

    /** Hairs. */
    public static Cleaning ofHair(HairSettings settings) {
        return new Cleaning("hairless", Optional.of("hair_mask"), settings.toString(), image -> {
            HairRemoval removed = HairRemoval.of(image, settings);
            return new Cleaned(removed.image(), Optional.of(removed.mask()));
        });
    }

    /** The light's colour. */
    public static Cleaning ofLight(ShadesOfGray shades) {
        return new Cleaning(
                "balanced",
                Optional.empty(),
                shades.toString(),
                image -> new Cleaned(shades.apply(image), Optional.empty()));
    }

    /** Vignette, ruler and ink. */
    public static Cleaning ofArtifacts(ArtifactSettings settings) {
        return new Cleaning("cleaned", Optional.of("artifact_mask"), settings.toString(), image -> {
            ArtifactMask found = ArtifactMask.of(image, settings);
            return new Cleaned(found.image(), Optional.of(found.mask()));
        });
    }
}
