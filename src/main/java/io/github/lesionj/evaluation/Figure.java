// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

/**
 * One measured figure.
 *
 * @param name      such as {@code jaccard}
 * @param value     as measured
 * @param interval  of 95 %, by bootstrap
 * @param images    how many it was measured on
 * @param averaging such as {@code per image, then mean}
 */
public record Figure(String name, double value, Interval interval, int images, String averaging) {}
