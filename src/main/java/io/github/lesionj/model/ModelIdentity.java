// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/**
 * Which model produced a result.
 *
 * @param name   the model card's name
 * @param sha256 of the weights, 64 lower-case hexadecimal digits
 */
public record ModelIdentity(String name, String sha256) {}
