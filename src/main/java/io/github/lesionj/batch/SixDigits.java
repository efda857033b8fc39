// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.math.BigDecimal;
import java.math.MathContext;

/** How tables print measured numbers. */
final class SixDigits {

    private static final MathContext SIX = new MathContext(6);

    private SixDigits() {}

    /**
     * @param value finite
     * @return six significant digits without an exponent and without zeros at the end
     */
    static String of(double value) {
        return BigDecimal.valueOf(value).round(SIX).stripTrailingZeros().toPlainString();
    }
}
