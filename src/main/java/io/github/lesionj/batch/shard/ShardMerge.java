// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.shard;

import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.FolderEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Puts the parts of a list together: each of their tables becomes one, equal byte by byte to that of a call that had worked on
 * the whole list. What is missing is said, and listed in {@value #MISSING}.
 */
public final class ShardMerge {

    /** The table of pictures without a result, with the columns {@code image} and {@code shard}; absent if there are none. */
    public static final String MISSING = "missing.csv";

    /** How the names of tables of pictures that failed end. They are joined too, but their rows are no results. */
    private static final String FAILURES = "failures.csv";

    private static final String MASK = "_segmentation.png";

    private final List<ShardFolder> parts;
    private final Path output;

    /**
     * @param named  the folders of parts, or the folders that these lie in
     * @param output folder that exists; it may be one of these
     * @throws io.github.lesionj.io.UserException if there are no parts, or they are not of one list
     * @throws IOException                        if one cannot be read
     */
    public ShardMerge(List<Path> named, Path output) throws IOException {
        parts = ShardFolder.find(named);
        this.output = output;
    }

    /**
     * Writes the tables, those of missing parts and pictures too, as far as there are results.
     *
     * @throws io.github.lesionj.io.UserException if parts do not fit each other; nothing of the table in question is written then
     * @throws IOException                        if a file cannot be read or written
     */
    public MergeReport run() throws IOException {
        Map<ShardFolder, BitSet> done = new LinkedHashMap<>();
        Map<String, Long> rows = new LinkedHashMap<>();
        TreeSet<String> tables = tables();
        removeOldFailures(tables);
        for (String table : tables) {
            List<ShardFolder> having =
                    parts.stream().filter(part -> hasTable(part, table)).toList();
            try (TableMerge merge = new TableMerge(
                    having.stream().map(part -> part.path().resolve(table)).toList(),
                    having.stream().map(ShardFolder::list).toList())) {
                rows.put(table, merge.write(output.resolve(table)));
                if (table.endsWith(FAILURES)) continue;
                for (ShardFolder part : parts) {
                    int at = having.indexOf(part);
                    BitSet here = at < 0 ? new BitSet() : merge.tables().get(at).filled();
                    done.merge(part, here, ShardMerge::both);
                }
            }
        }
        if (done.isEmpty()) for (ShardFolder part : parts) done.put(part, masks(part));
        return report(rows, done);
    }

    /** Without failures there is no table of them, neither of one call nor of an earlier merge. */
    private void removeOldFailures(TreeSet<String> tables) throws IOException {
        for (Path file : FolderEntries.of(output)) {
            String name = file.getFileName().toString();
            if (name.endsWith(FAILURES) && !tables.contains(name) && Files.isRegularFile(file)) Files.delete(file);
        }
    }

    private TreeSet<String> tables() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (ShardFolder part : parts) names.addAll(part.tables());
        return names;
    }

    private static boolean hasTable(ShardFolder part, String table) {
        return Files.isRegularFile(part.path().resolve(table));
    }

    private static BitSet both(BitSet one, BitSet other) {
        BitSet common = (BitSet) one.clone();
        common.and(other);
        return common;
    }

    /** Without a table the masks say what is done. */
    private static BitSet masks(ShardFolder part) {
        BitSet there = new BitSet();
        for (int i = 0; i < part.list().size(); i++)
            if (Files.isRegularFile(part.path().resolve(part.list().names().get(i) + MASK))) there.set(i);
        return there;
    }

    private MergeReport report(Map<String, Long> rows, Map<ShardFolder, BitSet> done) throws IOException {
        CsvTable missing = new CsvTable(List.of("image", "shard"));
        List<String> names = new ArrayList<>();
        int listed = 0;
        for (ShardFolder part : parts) {
            ShardList list = part.list();
            listed += list.size();
            BitSet there = done.get(part);
            for (int i = there.nextClearBit(0); i < list.size(); i = there.nextClearBit(i + 1)) {
                names.add(list.names().get(i));
                missing.add(List.of(list.names().get(i), list.shard().toString()));
            }
        }
        if (names.isEmpty()) Files.deleteIfExists(output.resolve(MISSING));
        else missing.write(output.resolve(MISSING));
        ShardList first = parts.get(0).list();
        return new MergeReport(
                first.shard().count(), ShardFolder.missing(parts), first.total(), first.total() - listed, names, rows);
    }

    /**
     * Moves the parts' other files, such as masks, into the output folder, which then holds what one call had written. Called
     * after a merge that missed nothing; a part of which files were moved is not to be run again.
     *
     * @return the number of files
     * @throws IOException if one cannot be moved, naming it; called again, it goes on
     */
    public long move() throws IOException {
        long moved = 0;
        for (ShardFolder part : parts) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(part.path())) {
                files = all.filter(Files::isRegularFile)
                        .filter(file -> !part.isOwn(file))
                        .toList();
            }
            for (Path file : files) {
                Path target = output.resolve(part.path().relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
                moved++;
            }
        }
        return moved;
    }
}
