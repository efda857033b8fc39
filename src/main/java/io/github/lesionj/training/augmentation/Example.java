// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.augmentation;

/**
 * One picture to learn from, already at the network's input size.
 *
 * @param id    of the picture
 * @param argb  row-major pixels
 * @param mask  row-major, 1 for lesion; empty when a class is learnt
 * @param label index of the class; 0 when a mask is learnt
 */
public record Example(String id, int[] argb, byte[] mask, int label) {}
