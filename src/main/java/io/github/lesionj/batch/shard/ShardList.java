// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.shard;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.io.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Which pictures of a list a part has, and where they stand in it: what {@link ShardMerge} needs to put the parts together again.
 * In the part's folder it is the file {@value #FILE}, whose first line tells the whole list and each further line a picture.
 *
 * @param shard     the part
 * @param total     pictures of the whole list
 * @param list      hash of the whole list's names in their order; of the same for all parts of one list
 * @param names     of the part's pictures, as their results are called, in the list's order
 * @param positions of these in the whole list, from 0 on
 */
public record ShardList(Shard shard, int total, String list, List<String> names, int[] positions) {

    /** The file's name. */
    public static final String FILE = "lesionj-shard.jsonl";

    /**
     * @param whole names of all pictures, in the list's order
     * @return the part of them
     */
    public static ShardList of(Shard shard, List<String> whole) {
        MessageDigest list = Sha256.digest();
        List<String> names = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            list.update((whole.get(i) + "\n").getBytes(StandardCharsets.UTF_8));
            if (!shard.has(whole.get(i))) continue;
            names.add(whole.get(i));
            positions.add(i);
        }
        return new ShardList(
                shard,
                whole.size(),
                Sha256.text(list.digest()),
                names,
                positions.stream().mapToInt(Integer::intValue).toArray());
    }

    /** @return how many pictures the part has */
    public int size() {
        return names.size();
    }

    /**
     * Writes the file.
     *
     * @param folder of the part
     * @throws IOException if it cannot be written, naming it and the reason
     */
    public void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), stream -> {
            Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            JsonObject head = new JsonObject();
            head.addProperty("shard", shard.index());
            head.addProperty("shards", shard.count());
            head.addProperty("pictures", total);
            head.addProperty("list", list);
            writer.append(head.toString()).append('\n');
            for (int i = 0; i < size(); i++) {
                JsonObject picture = new JsonObject();
                picture.addProperty("position", positions[i]);
                picture.addProperty("image", names.get(i));
                writer.append(picture.toString()).append('\n');
            }
            writer.flush();
        });
    }

    /**
     * @param folder of the part
     * @throws UserException if the file is not what {@link #write} wrote
     * @throws IOException   if there is none, or it cannot be read
     */
    public static ShardList read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return parse(lines.lines().iterator());
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | NumberFormatException
                | UncheckedIOException
                | java.util.NoSuchElementException e) {
            throw new UserException(file + " is damaged: run the shard again, which writes it anew", e);
        }
    }

    private static ShardList parse(Iterator<String> lines) {
        JsonObject head = JsonParser.parseString(lines.next()).getAsJsonObject();
        List<String> names = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        while (lines.hasNext()) {
            JsonObject picture = JsonParser.parseString(lines.next()).getAsJsonObject();
            names.add(picture.get("image").getAsString());
            positions.add(picture.get("position").getAsInt());
        }
        return new ShardList(
                new Shard(head.get("shard").getAsInt(), head.get("shards").getAsInt()),
                head.get("pictures").getAsInt(),
                head.get("list").getAsString(),
                names,
                positions.stream().mapToInt(Integer::intValue).toArray());
    }
}
