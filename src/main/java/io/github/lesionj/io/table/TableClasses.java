// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.table;

import java.util.List;
import java.util.Map;

/**
 * The class of each picture as a table tells it.
 *
 * @param column it was read from; empty if there is a column per class
 * @param names  of the columns where there is one per class, in the table's order; otherwise empty
 * @param of     the classes by picture, in the table's words and order; pictures without one are missing
 */
public record TableClasses(String column, List<String> names, Map<String, String> of) {}
