// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.shard;

import io.github.lesionj.batch.Journal;
import io.github.lesionj.batch.Settings;
import io.github.lesionj.io.FolderEntries;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the call for one part wrote.
 *
 * @param path of the folder
 */
record ShardFolder(Path path, ShardList list) {

    /**
     * @param named the folders of parts, or the folders that these lie in
     * @return those of all parts that are there, in their order
     * @throws UserException if there are none, or they are not of one list
     * @throws IOException   if a folder cannot be read
     */
    static List<ShardFolder> find(List<Path> named) throws IOException {
        List<ShardFolder> found = new ArrayList<>();
        for (Path folder : named) {
            if (!Files.isDirectory(folder)) throw new UserException("There is no folder " + folder);
            List<Path> parts = isPart(folder)
                    ? List.of(folder)
                    : FolderEntries.folders(folder).stream()
                            .filter(ShardFolder::isPart)
                            .toList();
            for (Path part : parts) found.add(new ShardFolder(part, ShardList.read(part)));
        }
        if (found.isEmpty())
            throw new UserException("There is no shard's folder in "
                    + named.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ": name the output folder of calls with --shard");
        found.sort(Comparator.comparingInt(part -> part.list().shard().index()));
        refuseOthers(found);
        refuseOtherSettings(found);
        return found;
    }

    private static boolean isPart(Path folder) {
        return Files.isRegularFile(folder.resolve(ShardList.FILE));
    }

    private static void refuseOthers(List<ShardFolder> found) {
        ShardFolder first = found.get(0);
        Map<Integer, ShardFolder> byIndex = new HashMap<>();
        for (ShardFolder part : found)
            if (part.list().shard().count() != first.list().shard().count())
                throw new UserException(first.path() + " and " + part.path()
                        + " are parts of different divisions: take one of them away");
        for (ShardFolder part : found) {
            if (!part.list().list().equals(first.list().list()))
                throw new UserException(first.path() + " and " + part.path()
                        + " are parts of different lists of pictures: run all shards with the same inputs");
            ShardFolder other = byIndex.put(part.list().shard().index(), part);
            if (other != null)
                throw new UserException(
                        other.path() + " and " + part.path() + " are the same shard: name one of them alone");
        }
    }

    private static void refuseOtherSettings(List<ShardFolder> found) throws IOException {
        Map<String, Path> first = new HashMap<>();
        for (ShardFolder part : found) {
            for (Path journal : part.journals()) {
                Path other = first.putIfAbsent(journal.getFileName().toString(), journal);
                if (other == null) continue;
                Optional<Settings> one = Journal.settings(other), two = Journal.settings(journal);
                if (one.isEmpty() || two.isEmpty()) continue;
                Optional<String> difference = one.get().difference(two.get());
                if (difference.isPresent())
                    throw new UserException(part.path() + " was made with other settings than " + other.getParent()
                            + " (" + difference.get() + "): run all shards with the same models and options");
            }
        }
    }

    private List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().matches("\\..*\\.jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /** @return the numbers of the parts that are not among these */
    static List<Integer> missing(List<ShardFolder> parts) {
        List<Integer> there =
                parts.stream().map(part -> part.list().shard().index()).toList();
        return IntStream.rangeClosed(1, parts.get(0).list().shard().count())
                .boxed()
                .filter(index -> !there.contains(index))
                .toList();
    }

    /** @return the tables' names, in their order */
    List<String> tables() throws IOException {
        return FolderEntries.of(path).stream()
                .filter(Files::isRegularFile)
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".csv"))
                .toList();
    }

    /** @return whether a file is the part's alone: its list, a table, or hidden as its journal */
    boolean isOwn(Path file) {
        String name = file.getFileName().toString();
        boolean hidden = name.startsWith("."), atTop = path.equals(file.getParent());
        return hidden || atTop && (name.equals(ShardList.FILE) || name.endsWith(".csv"));
    }
}
