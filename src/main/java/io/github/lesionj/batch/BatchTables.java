// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of a batch: rows come as pictures get done, and are written in the order of the work list, whichever picture was done
 * first. May be used from two threads.
 */
final class BatchTables {

    private static final List<String> FAILURES = List.of("image", "file", "reason");

    private final Map<String, BatchTable> tables = new LinkedHashMap<>();
    private final Optional<Path> failures;
    private final Map<Integer, JournalEntry> early = new HashMap<>();
    private Optional<BatchTable> failed = Optional.empty();
    private int next;

    /** @param failures the table of failures; removed if it is one of an earlier call */
    BatchTables(List<ResultTable> tables, Optional<Path> failures) throws IOException {
        for (ResultTable table : tables) this.tables.put(name(table.file()), new BatchTable(table));
        this.failures = failures;
        if (failures.isPresent() && isOurs(failures.get())) Files.delete(failures.get());
    }

    private static boolean isOurs(Path file) throws IOException {
        if (!Files.isRegularFile(file)) return false;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return String.join(",", FAILURES).equals(lines.readLine());
        }
    }

    static String name(Path table) {
        return table.getFileName().toString();
    }

    /** @param index of the picture in the work list */
    synchronized void add(int index, JournalEntry entry) {
        early.put(index, entry);
        for (JournalEntry first = early.remove(next); first != null; first = early.remove(next)) {
            next++;
            first.rows().forEach((table, rows) -> tables.get(table).add(rows));
            if (first.failure().isPresent()) fail(first);
        }
    }

    private void fail(JournalEntry entry) {
        if (failures.isEmpty()) return;
        if (failed.isEmpty()) failed = Optional.of(new BatchTable(new ResultTable(failures.get(), FAILURES)));
        failed.get()
                .add(List.of(
                        List.of(entry.image(), entry.file(), entry.failure().orElseThrow())));
    }

    /** @return how many pictures, from the first on, have a row or a reason why not */
    synchronized int settled() {
        return next;
    }

    synchronized void saveSoFar() throws IOException {
        for (BatchTable table : tables.values()) table.saveSoFar();
        if (failed.isPresent()) failed.get().saveSoFar();
    }

    /** Writes what is left; also of pictures behind one that was never begun. */
    synchronized void save() throws IOException {
        for (int index : early.keySet().stream().sorted().toList()) {
            if (!early.containsKey(index)) continue;
            next = index;
            add(index, early.get(index));
        }
        if (failed.isPresent()) failed.get().save();
        for (BatchTable table : tables.values()) table.save();
    }
}
