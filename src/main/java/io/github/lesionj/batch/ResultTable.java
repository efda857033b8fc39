// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.nio.file.Path;
import java.util.List;

/**
 * A table with rows of many pictures.
 *
 * @param file    where it is written
 * @param columns its header
 */
public record ResultTable(Path file, List<String> columns) {}
