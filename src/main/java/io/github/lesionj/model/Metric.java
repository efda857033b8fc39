package io.github.lesionj.model;

/**
 * One measured figure of a model.
 *
 * @param name      such as {@code mean jaccard} or {@code balanced accuracy}
 * @param value     as measured
 * @param split     the pictures it was measured on
 * @param images    how many
 * @param averaging such as {@code per image, then mean, at the original size}
 */
public record Metric(String name, double value, String split, int images, String averaging) {}
