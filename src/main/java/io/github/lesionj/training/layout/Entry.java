// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One picture of a data folder, as the folder tells it. A text that the folder does not tell is empty.
 *
 * @param id     unlike all others'
 * @param image  file
 * @param mask   where its lesion is marked: a mask picture, an ImageJ ROI file, or the picture itself where ROIs were
 *               saved with it
 * @param label  what it shows, in the folder's own words
 * @param lesion which lesion it shows; several pictures may show one
 * @param split  the part of the data it was put in, in the folder's own words
 */
public record Entry(String id, Path image, Optional<Path> mask, String label, String lesion, String split) {}
