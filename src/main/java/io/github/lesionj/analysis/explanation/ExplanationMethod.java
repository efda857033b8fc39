// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.explanation;

import io.github.lesionj.io.UserException;
import java.util.Locale;

/** How it is found out where a classifier saw a class. */
public enum ExplanationMethod {
    /** By the network's gradients: Grad-CAM, Selvaraju et al. 2017. Quick; not for models made elsewhere. */
    GRAD_CAM,
    /** By covering one part of the picture after the other: Zeiler and Fergus 2014. Slow; for every model. */
    OCCLUSION;

    /**
     * @param name as {@link #toString} gives it
     * @throws UserException if it is none
     */
    public static ExplanationMethod parse(String name) {
        for (ExplanationMethod method : values()) if (method.toString().equals(name)) return method;
        throw new UserException("Unknown method \"" + name + "\"; use grad-cam or occlusion");
    }

    /** @return {@code grad-cam} or {@code occlusion} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
