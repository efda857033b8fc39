// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.image.Symmetry;
import java.util.List;

/** The variations of a picture over which a prediction is averaged. */
public enum TestTimeAugmentation {
    /** The picture alone. */
    NONE(Symmetry.IDENTITY),
    /** The picture, its two mirror images, and the picture mirrored both ways. */
    FLIPS(Symmetry.values());

    private final List<Symmetry> symmetries;

    TestTimeAugmentation(Symmetry... symmetries) {
        this.symmetries = List.of(symmetries);
    }

    /** @return what is done to the picture, once for each prediction */
    public List<Symmetry> symmetries() {
        return symmetries;
    }
}
