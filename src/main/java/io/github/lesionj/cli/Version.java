// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.Doctor;
import picocli.CommandLine.IVersionProvider;

/** LesionJ's version, as the jar's manifest says. */
final class Version implements IVersionProvider {

    static String text() {
        return Doctor.version();
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            text(), "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"
        };
    }
}
