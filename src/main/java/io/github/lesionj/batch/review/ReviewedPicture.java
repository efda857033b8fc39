// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.review;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture and what was found in it.
 *
 * @param name    without extension, as tables have it
 * @param file    the picture
 * @param mask    that was found; empty where the pictures were only classified
 * @param label   the class that was found; empty where none was
 * @param flagged whether the tables say that someone ought to look at it
 * @param reason  why, in words; may be empty
 */
public record ReviewedPicture(
        String name, Path file, Optional<Path> mask, String label, boolean flagged, String reason) {}
