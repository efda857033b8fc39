// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Which process made a file. A process number is used again sooner or later, so the time at which the process started
 * belongs to it.
 *
 * @param place a hash of the host and, where there are several, of its space of process numbers (containers have their own)
 * @param pid   the process number there
 * @param start when the process started, as the system says it; such strings are only compared
 */
record ProcessMark(String place, long pid, String start) {

    /** What is known about a process from here. */
    enum State {
        ALIVE,
        DEAD,
        UNKNOWN
    }

    private static final Path PROC = Path.of("/proc");
    private static final int START_TIME = 19;
    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{8})-(\\d{1,18})-([0-9a-z_]+)");
    private static final Pattern UNFINISHED = Pattern.compile("\\.lesionj-(" + TEXT.pattern() + ")-[0-9a-f]{8}\\.part");
    private static final ProcessMark CURRENT = read();

    /** @return this process's */
    static ProcessMark current() {
        return CURRENT;
    }

    /** @return the mark that {@link #text} wrote */
    static Optional<ProcessMark> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new ProcessMark(parts.group(1), Long.parseLong(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    /** @return who began the unfinished file of this name; empty for other files */
    static Optional<ProcessMark> ofUnfinished(String fileName) {
        Matcher name = UNFINISHED.matcher(fileName);
        return name.matches() ? parse(name.group(1)) : Optional.empty();
    }

    /** @return a new name, hidden and short, for a file that this process has not finished */
    static String unfinishedName() {
        return ".lesionj-" + CURRENT.text() + "-" + UUID.randomUUID().toString().substring(0, 8) + ".part";
    }

    /** @return the host's name, for people */
    static String host() {
        Optional<String> linux = line(PROC.resolve("sys/kernel/hostname"));
        if (linux.isPresent()) return linux.get();
        for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"})
            if (System.getenv(variable) != null) return System.getenv(variable);
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unknown host";
        }
    }

    /** @return in letters, digits and hyphens, as file names may hold it */
    String text() {
        return place + "-" + pid + "-" + start;
    }

    /** @return unknown for a process of another host, or if the system does not tell */
    State state() {
        if (!place.equals(CURRENT.place)) return State.UNKNOWN;
        Optional<String> now = startOf(pid);
        if (now.isPresent()) return now.get().equals(start) ? State.ALIVE : State.DEAD;
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) ? State.UNKNOWN : State.DEAD;
    }

    private static ProcessMark read() {
        String numbers = "";
        try {
            numbers = Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            // Only Linux has several spaces of process numbers on one host.
        }
        CRC32 hash = new CRC32();
        hash.update((host() + numbers).getBytes(StandardCharsets.UTF_8));
        long pid = ProcessHandle.current().pid();
        return new ProcessMark(
                HexFormat.of().toHexDigits((int) hash.getValue()),
                pid,
                startOf(pid).orElse("unknown"));
    }

    /** Linux counts since its own start, so that a clock that is set meanwhile does no harm. */
    private static Optional<String> startOf(long pid) {
        Optional<String> linux = line(PROC.resolve(pid + "/stat"));
        if (linux.isEmpty())
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().startInstant())
                    .map(Instant::getEpochSecond)
                    .map(seconds -> Long.toString(seconds, Character.MAX_RADIX));
        String[] fields =
                linux.get().substring(linux.get().lastIndexOf(')') + 2).split(" ");
        if (fields[0].equals("Z") || fields[0].equals("X")) return Optional.empty();
        String system =
                line(PROC.resolve("sys/kernel/random/boot_id")).orElse("").replaceAll("[^0-9a-f].*", "");
        return Optional.of(fields[START_TIME] + "_" + system);
    }

    private static Optional<String> line(Path file) {
        try {
            return Files.isReadable(file)
                    ? Optional.of(
                            Files.readString(file, StandardCharsets.ISO_8859_1).strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
