// SPDX-License-Identifier: BSD-2-Clause
/**
 * LesionJ in Fiji, ImageJ2 and ImageJ 1: SciJava commands, the bridge that runs them in plain ImageJ,
 * and what they leave on the screen (outline, ROI, Results row, windows). {@code docs/fiji.md} is the user's view.
 */
package io.github.lesionj.fiji;
