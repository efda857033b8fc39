// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

/** What to say where Java's memory is too small. */
public final class JavaMemory {

    /** How a user gives it more; the middle of a sentence. */
    public static final String MORE =
            "give Java more memory, in Fiji by Edit > Options > Memory & Threads, on the command line by"
                    + " LESIONJ_JAVA_OPTS=-Xmx8g";

    private JavaMemory() {}
}
