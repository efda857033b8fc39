// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory the machine, the container and the user's limits still leave to this process. */
public final class FreeMemory {

    private static final double SHARE_OF_ALL = 0.75;
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
    private static final Pattern ADDRESSES = Pattern.compile("VmSize:\\s+(\\d+) kB");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern LIMIT = Pattern.compile("Max address space\\s+(\\d+)");

    private FreeMemory() {}

    /** @return bytes; elsewhere than on Linux, where only the machine's size is known, three quarters of that */
    public static long bytes() {
        long all = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : Long.MAX_VALUE;
        if (!Files.isReadable(Path.of("/proc/meminfo"))) return (long) (all * SHARE_OF_ALL);
        long free = number("/proc/meminfo", AVAILABLE, Long.MAX_VALUE >> 10) << 10;
        long container = all - (number("/proc/self/status", RESIDENT, 0) << 10);
        return Math.max(0, Math.min(Math.min(free, container), addresses()));
    }

    /** @return the bytes of addresses that {@code ulimit -v} leaves */
    static long addresses() {
        long limit = number("/proc/self/limits", LIMIT, Long.MAX_VALUE);
        return limit == Long.MAX_VALUE ? limit : limit - (number("/proc/self/status", ADDRESSES, 0) << 10);
    }

    private static long number(String file, Pattern pattern, long otherwise) {
        try {
            Matcher found = pattern.matcher(Files.readString(Path.of(file)));
            return found.find() ? Long.parseLong(found.group(1)) : otherwise;
        } catch (IOException | NumberFormatException e) {
            return otherwise;
        }
    }
}
