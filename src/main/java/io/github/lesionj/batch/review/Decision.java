// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.review;

import java.time.Instant;

/**
 * What was decided about one picture.
 *
 * @param image    its name without extension
 * @param verdict  on its results
 * @param label    the class that the reviewer gives it; empty where none is known
 * @param before   the class that was found; empty where none was
 * @param reviewer who decided
 * @param time     when, to the second
 */
public record Decision(String image, Verdict verdict, String label, String before, String reviewer, Instant time) {}
