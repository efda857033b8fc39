// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a lock's file says about who holds it.
 *
 * @param mark  of the process
 * @param token that no other lock has
 * @param host  for people, as all that follows
 * @param user  who started the process
 * @param work  what it does, such as the command line
 * @param since in UTC, to the second
 */
record LockOwner(ProcessMark mark, String token, String host, String user, String work, String since) {

    /** @return this process, at a work that begins now */
    static LockOwner current(String work, String token) {
        return new LockOwner(
                ProcessMark.current(),
                token,
                line(ProcessMark.host()),
                line(System.getProperty("user.name", "unknown")),
                line(work),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** @return the owner, or nothing if the text is not a lock's or not all of it */
    static Optional<LockOwner> parse(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        Map<String, String> values = new HashMap<>();
        for (String line : text.split("\n")) {
            int colon = line.indexOf(": ");
            if (colon > 0) values.put(line.substring(0, colon), line.substring(colon + 2));
        }
        Optional<ProcessMark> mark = ProcessMark.parse(values.getOrDefault("mark", ""));
        if (mark.isEmpty() || !text.endsWith("\n") || !values.containsKey("token")) return Optional.empty();
        return Optional.of(new LockOwner(
                mark.get(),
                values.get("token"),
                values.getOrDefault("host", ""),
                values.getOrDefault("user", ""),
                values.getOrDefault("work", ""),
                values.getOrDefault("since", "")));
    }

    /** @return the lock's file: a line for each value, for people too */
    byte[] content() {
        return ("host: " + host + "\nprocess: " + mark.pid() + "\nuser: " + user + "\nwork: " + work + "\nsince: "
                        + since + "\nmark: " + mark.text() + "\ntoken: " + token + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** @return who it is, within a sentence */
    String text() {
        return "'" + work + "' (process " + mark.pid() + " of " + user + " on " + host + ", since " + since + ")";
    }
}
