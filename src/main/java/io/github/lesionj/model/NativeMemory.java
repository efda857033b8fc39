// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.util.Optional;

/**
 * How the C library of Linux keeps PyTorch's arrays. Left alone it fetches each large one from the system, page after page,
 * and returns it as soon as it is freed: up to half of a training's time. Here it keeps freed memory for the next array,
 * until it is told to give it back. Elsewhere this does nothing.
 */
public final class NativeMemory {

    private static final Optional<CLibrary> LIBRARY = find();
    private static final int TRIM_THRESHOLD = -1;
    private static final int TOP_PAD = -2;
    private static final int MAPPED_ARRAYS = -4;
    private static final int STEP = 64 << 20;

    private interface CLibrary extends Library {
        int mallopt(int parameter, int value);

        int malloc_trim(NativeLong kept);
    }

    private NativeMemory() {}

    /** Keeps what is freed, from now on; may be said more than once. */
    static void keep() {
        LIBRARY.ifPresent(library -> {
            library.mallopt(MAPPED_ARRAYS, 0);
            library.mallopt(TRIM_THRESHOLD, Integer.MAX_VALUE);
            library.mallopt(TOP_PAD, STEP);
        });
    }

    /** Gives what is free now back to the system: a network was closed. */
    public static void giveBack() {
        LIBRARY.ifPresent(library -> library.malloc_trim(new NativeLong(0)));
    }

    /** Other C libraries than glibc lack the functions. */
    private static Optional<CLibrary> find() {
        if (!Platform.isLinux()) return Optional.empty();
        try {
            NativeLibrary.getInstance("c").getFunction("malloc_trim");
            return Optional.of(Native.load("c", CLibrary.class));
        } catch (UnsatisfiedLinkError e) {
            return Optional.empty();
        }
    }
}
