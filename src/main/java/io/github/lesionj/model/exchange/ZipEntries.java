// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.MemoryBudget;
import io.github.lesionj.model.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The entries of a zip, in memory and never on disk, so that their names can lead nowhere. */
public final class ZipEntries {

    private static final int MOST = 100_000;

    private ZipEntries() {}

    /** @return the names of all entries that are files */
    public static List<String> names(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > MOST) throw new ModelException("it holds more than " + MOST + " files");
            return file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    /** @return the content of all entries whose names start with some words, by the rest of the name */
    public static Map<String, byte[]> read(Path zip, String start, MemoryBudget room) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) file.stream().map(ZipEntry.class::cast)::iterator) {
                if (entry.isDirectory() || !entry.getName().startsWith(start)) continue;
                int size = room.take(entry.getSize());
                try (InputStream in = file.getInputStream(entry)) {
                    byte[] content = in.readNBytes(size);
                    if (content.length < size || in.read() >= 0)
                        throw new ModelException(
                                "it is damaged: " + entry.getName() + " has not the length that it claims");
                    contents.put(entry.getName().substring(start.length()), content);
                }
            }
        }
        return contents;
    }
}
