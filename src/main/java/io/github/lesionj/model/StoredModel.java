package io.github.lesionj.model;

/**
 * A model as it lies on disk or in the jar: its card and its checked weights.
 *
 * @param card    what the model is
 * @param weights of the card's network
 */
public record StoredModel(ModelCard card, Weights weights) {}
