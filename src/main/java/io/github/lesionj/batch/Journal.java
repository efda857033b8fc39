// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.DiskFullException;
import io.github.lesionj.io.UserException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a batch has done so far, in a file that only grows: a first line with the {@link Settings}, then one line for each picture
 * ({@link JournalEntry}), all of them JSON. A line is handed to the system as soon as the picture's files are on the disk, and
 * brought onto the disk itself every five seconds. Of several lines of one picture the last counts; a last line without its
 * end, which a crash leaves, counts for nothing and is taken away. May be used from many threads.
 */
public final class Journal implements AutoCloseable {

    private static final long SYNC = TimeUnit.SECONDS.toNanos(5);
    private static final String SETTINGS = "settings";

    /** Hears the lines of a journal in their order. */
    @FunctionalInterface
    interface Reader {
        void entry(JournalEntry entry, long offset, int length);
    }

    private record Place(long offset, int length) {}

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Place> places = new HashMap<>();
    private long end;
    private long synced = System.nanoTime();

    private Journal(Path file) throws IOException {
        this.file = file;
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /**
     * Opens a folder's journal, or begins it.
     *
     * @param file     need not exist
     * @param settings of the call that writes it
     * @param again    whether what is in it is thrown away
     * @throws UserException if it was begun with other settings and pictures are done; the sentence names one and the fix
     * @throws IOException   if it cannot be read or written
     */
    public static Journal open(Path file, Settings settings, boolean again) throws IOException {
        Optional<Settings> before = again || !Files.exists(file) ? Optional.empty() : settings(file);
        Optional<String> difference = before.flatMap(earlier -> earlier.difference(settings));
        if (difference.isPresent() && holdsResults(file))
            throw new UserException("The results in " + AtomicFile.place(file).getParent()
                    + " were begun with other settings (" + difference.get()
                    + "): name another output, or start anew (--again; in Fiji \"Start anew\")");
        if (before.isEmpty() || difference.isPresent()) begin(file, settings);
        Journal journal = new Journal(file);
        try {
            journal.end =
                    read(file, (entry, offset, length) -> journal.places.put(entry.image(), new Place(offset, length)));
            journal.channel.truncate(journal.end);
            return journal;
        } catch (IOException | RuntimeException e) {
            journal.channel.close();
            throw e;
        }
    }

    private static void begin(Path file, Settings settings) throws IOException {
        JsonObject values = new JsonObject();
        settings.values().forEach(values::addProperty);
        JsonObject line = new JsonObject();
        line.add(SETTINGS, values);
        AtomicFile.write(file, out -> out.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * @return what its first line says; empty if that is damaged
     * @throws IOException if there is no such file, or it cannot be read
     */
    public static Optional<Settings> settings(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) return Optional.empty();
                line.write(b);
            }
            Map<String, String> values = new LinkedHashMap<>();
            JsonParser.parseString(line.toString(StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .getAsJsonObject(SETTINGS)
                    .asMap()
                    .forEach((name, value) -> values.put(name, value.getAsString()));
            return Optional.of(new Settings(values));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean holdsResults(Path file) throws IOException {
        boolean[] any = {false};
        read(file, (entry, offset, length) -> any[0] |= entry.failure().isEmpty());
        return any[0];
    }

    /**
     * Reads the whole lines.
     *
     * @return where the last whole line ends; lines before it that are damaged are passed over
     */
    static long read(Path file, Reader reader) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long begin = 0, place = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                place++;
                if (b != '\n') {
                    line.write(b);
                    continue;
                }
                if (begin > 0) tell(line.toString(StandardCharsets.UTF_8), begin, line.size(), reader);
                line.reset();
                begin = place;
            }
            return begin;
        }
    }

    private static void tell(String line, long offset, int length, Reader reader) {
        JournalEntry entry;
        try {
            entry = JournalEntry.parse(line);
        } catch (RuntimeException damaged) {
            return;
        }
        reader.entry(entry, offset, length);
    }

    /**
     * Looks for a picture's result.
     *
     * @return its line, if the picture has not changed since and its files are all there; empty if it is to be worked on
     */
    Optional<JournalEntry> done(WorkItem item) throws IOException {
        Optional<JournalEntry> entry = entry(item.name());
        if (entry.isEmpty() || entry.get().input().isEmpty() || !Files.exists(item.file())) return Optional.empty();
        if (!entry.get().input().get().isOf(item.file())) return Optional.empty();
        Path folder = file.toAbsolutePath().getParent();
        for (Map.Entry<String, Long> written : entry.get().files().entrySet()) {
            Path result = folder.resolve(written.getKey());
            if (!Files.isRegularFile(result) || Files.size(result) != written.getValue()) return Optional.empty();
        }
        return entry;
    }

    private Optional<JournalEntry> entry(String image) throws IOException {
        Place place;
        synchronized (this) {
            place = places.get(image);
        }
        if (place == null) return Optional.empty();
        ByteBuffer line = ByteBuffer.allocate(place.length);
        while (line.hasRemaining() && channel.read(line, place.offset + line.position()) >= 0)
            ;
        return Optional.of(JournalEntry.parse(new String(line.array(), StandardCharsets.UTF_8)));
    }

    /** @return the path under which a line names a result */
    String name(Path result) {
        return file.toAbsolutePath()
                .getParent()
                .relativize(result.toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }

    /**
     * Adds a line.
     *
     * @throws IOException if it cannot be written; then it is not there, not even in part
     */
    synchronized void add(JournalEntry entry) throws IOException {
        byte[] line = (entry.text() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            ByteBuffer left = ByteBuffer.wrap(line);
            while (left.hasRemaining()) channel.write(left, end + left.position());
        } catch (IOException e) {
            channel.truncate(end);
            throw DiskFullException.orSame(e, file.toAbsolutePath().getParent());
        }
        places.put(entry.image(), new Place(end, line.length - 1));
        end += line.length;
        if (System.nanoTime() - synced > SYNC) sync();
    }

    private void sync() throws IOException {
        channel.force(false);
        synced = System.nanoTime();
    }

    @Override
    public synchronized void close() throws IOException {
        try (channel) {
            sync();
        }
    }
}
