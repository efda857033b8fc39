// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.util.List;

/**
 * How a batch ended.
 *
 * @param total    images it was asked for
 * @param done     images with a result
 * @param failures images without one, in the order of the work list
 * @param stopped  whether it was stopped before the end
 */
public record Outcome(int total, int done, List<Failure> failures, boolean stopped) {

    public Outcome {
        failures = List.copyOf(failures);
    }
}
