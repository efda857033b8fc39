// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

/**
 * A number at the first visit and at the second.
 *
 * @param first  NaN where there is none
 * @param second NaN where there is none
 */
public record Change(double first, double second) {

    /** @return the second less the first */
    public double difference() {
        return second - first;
    }

    /** @return the difference in percent of the first; 0 if nothing changed, NaN or infinite if the first is 0 */
    public double percent() {
        return 100 * difference() / first;
    }
}
