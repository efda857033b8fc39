// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.google.gson.JsonObject;
import io.github.lesionj.image.artifact.ArtifactMask;
import io.github.lesionj.image.artifact.ArtifactSettings;
import io.github.lesionj.image.colour.ShadesOfGray;
import io.github.lesionj.image.hair.HairRemoval;
import io.github.lesionj.image.hair.HairSettings;
import java.util.Arrays;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;

/** The steps that a recipe or card may name, each a record of its parameters. */
sealed interface PictureStep {

    /** A step's name in files and its parameters. */
    enum Known {
        REMOVE_HAIR("remove_hair", RemoveHair.class),
        MASK_ARTIFACTS("mask_artifacts", MaskArtifacts.class),
        SHADES_OF_GRAY("shades_of_gray", BalanceColours.class);

        private final String title;
        private final Class<? extends Record> type;

        Known(String title, Class<? extends Record> type) {
            this.title = title;
            this.type = type;
        }
    }

    /** The names of the steps. */
    List<String> KNOWN = Arrays.stream(Known.values()).map(known -> known.title).toList();

    /** @return a new picture of the same size; the given one is not changed */
    Img<ARGBType> apply(RandomAccessibleInterval<? extends NumericType<?>> image);

    /** @throws IllegalArgumentException if there is no such step or parameter; the message names it */
    static PictureStep of(String name, JsonObject parameters) {
        int index = KNOWN.indexOf(name);
        if (index < 0)
            throw new IllegalArgumentException("the preprocessing step \"" + JsonText.cut(name)
                    + "\" is not known to this LesionJ, which knows " + String.join(", ", KNOWN)
                    + "; correct the name or update LesionJ");
        return (PictureStep) Json.read(parameters, Known.values()[index].type);
    }

    /** As {@link HairRemoval}. */
    record RemoveHair(
            @Default("true") boolean dark,
            @Default("true") boolean light,
            @Default("" + HairSettings.USUAL_CONTRAST) double contrast)
            implements PictureStep {

        public RemoveHair {
            new HairSettings(dark, light, contrast);
        }

        @Override
        public Img<ARGBType> apply(RandomAccessibleInterval<? extends NumericType<?>> image) {
            return HairRemoval.of(image, new HairSettings(dark, light, contrast))
                    .image();
        }
    }

    /** As {@link ArtifactMask}. */
    record MaskArtifacts(
            @Default("true") boolean vignette,
            @Default("true") boolean ruler,
            @Default("true") boolean ink) implements PictureStep {

        public MaskArtifacts {
            new ArtifactSettings(vignette, ruler, ink);
        }

        @Override
        public Img<ARGBType> apply(RandomAccessibleInterval<? extends NumericType<?>> image) {
            return ArtifactMask.of(image, new ArtifactSettings(vignette, ruler, ink))
                    .image();
        }
    }

    /** As {@link ShadesOfGray}. */
    record BalanceColours(
            @Default("" + ShadesOfGray.USUAL_POWER) double power,
            @Default("true") boolean linear) implements PictureStep {

        public BalanceColours {
            new ShadesOfGray(power, linear);
        }

        @Override
        public Img<ARGBType> apply(RandomAccessibleInterval<? extends NumericType<?>> image) {
            return new ShadesOfGray(power, linear).apply(image);
        }
    }
}
