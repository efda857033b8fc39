// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

/** How the pictures of an epoch are drawn; part of a recipe. */
public enum Sampling {
    /** Each picture once. */
    SHUFFLED,
    /** Each class as often as any other; pictures of rare classes come several times, varied anew each time. */
    BALANCED
}
