// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/** What a model does. */
public enum Task {
    /** One probability per pixel. */
    SEGMENTATION,
    /** One probability per class. */
    CLASSIFICATION
}
