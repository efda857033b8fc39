// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.spark;

import java.io.Serializable;

/**
 * A picture on its way to an executor.
 *
 * @param position in the work list, from 0 on
 * @param file     that all executors see
 * @param name     of its results
 */
public record Picture(long position, String file, String name) implements Serializable {}
