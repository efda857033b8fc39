// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.io.DiskFullException;
import io.github.lesionj.io.FolderLock;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One file from the network, whole or not at all. What came before the connection broke stays beside it as
 * {@code NAME.part}, and the next attempt goes on from there, or begins anew if that turns out to be another file. Of
 * several downloads of one file one works and the others wait for it.
 *
 * @param address  http or https
 * @param file     to be written
 * @param bytes    its length
 * @param sha256   of its content, 64 lower-case hexadecimal digits
 * @param patience how slow the server may be
 */
record Download(URI address, Path file, long bytes, String sha256, Patience patience) {

    /**
     * When to give up.
     *
     * @param silence without a single byte, also while connecting
     * @param span    in which {@code least} bytes must come
     * @param least   bytes
     */
    record Patience(Duration silence, Duration span, long least) {

        /** Half a minute of silence, or less than a kilobyte a second for two minutes. */
        static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofMinutes(2), 120_000);
    }

    private static final int BUFFER = 1 << 16;
    private static final int TOLD = 10;
    private static final int WAITING = 300;

    /**
     * Downloads, unless the file is there by now; blocks.
     *
     * @param log hears of each tenth of the way
     * @throws IOException    if the connection fails, breaks or is too slow
     * @throws ModelException if the server's file is not the one that is wanted
     */
    void run(Consumer<String> log) throws IOException {
        try (FolderLock lock = turn(log)) {
            if (Files.exists(file)) return;
            Path part = file.resolveSibling(file.getFileName() + ".part");
            boolean begun = size(part) > 0;
            log.accept("Downloading " + file.getFileName() + " (" + (bytes >> 20) + " MB) from " + address.getHost());
            if (begun && !isWhole(part, log)) {
                log.accept("What an earlier download left is another file; beginning anew");
                Files.delete(part);
                begun = false;
            }
            if (!begun && !isWhole(part, log)) {
                Files.delete(part);
                throw new ModelException(
                        "what " + address.getHost() + " sent is not the file that is wanted (its SHA-256 differs)");
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void write(OutputStream out, byte[] block, int length, Path folder) throws IOException {
        try {
            out.write(block, 0, length);
        } catch (IOException e) {
            throw DiskFullException.orSame(e, folder);
        }
    }

    /** Waits while somebody else downloads the file, as long as that goes on. */
    private FolderLock turn(Consumer<String> log) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        long seen = -1, since = System.nanoTime();
        while (true)
            try {
                return FolderLock.takeFile(file, "a download");
            } catch (UserException e) {
                if (seen < 0)
                    log.accept("Somebody else downloads " + file.getFileName() + "; waiting for the end of that");
                if (size(part) != seen) since = System.nanoTime();
                else if (System.nanoTime() - since > patience.span.toNanos()) throw e;
                seen = size(part);
                pause();
            }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(WAITING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the download was interrupted");
        }
    }

    /** Gets what is missing, over several connections if need be. */
    private boolean isWhole(Path part, Consumer<String> log) throws IOException {
        Pace pace = new Pace();
        for (long there = size(part); there < bytes; there = size(part))
            try {
                append(part, pace, log);
                if (size(part) <= there)
                    throw new IOException("the connection broke after " + there + " of " + bytes + " bytes");
            } catch (TooSlowException e) {
                throw e;
            } catch (IOException e) {
                if (size(part) <= there) throw e;
            }
        return size(part) == bytes && Sha256.of(part).equals(sha256);
    }

    /** Gets as much as comes before the connection breaks. */
    private void append(Path part, Pace pace, Consumer<String> log) throws IOException {
        long there = size(part);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout((int) patience.silence.toMillis());
        connection.setReadTimeout((int) patience.silence.toMillis());
        if (there > 0) connection.setRequestProperty("Range", "bytes=" + there + "-");
        try {
            int answer = connection.getResponseCode();
            boolean goesOn = answer == HttpURLConnection.HTTP_PARTIAL;
            if (!goesOn && answer != HttpURLConnection.HTTP_OK)
                throw new IOException(address.getHost() + " answered " + answer
                        + Optional.ofNullable(connection.getResponseMessage())
                                .map(" "::concat)
                                .orElse(""));
            try (InputStream in = connection.getInputStream();
                    OutputStream out = Files.newOutputStream(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
                copy(in, out, goesOn ? there : 0, pace, log);
            }
        } finally {
            connection.disconnect();
        }
    }

    private void copy(InputStream in, OutputStream out, long there, Pace pace, Consumer<String> log)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long done = there;
        for (int read = in.read(buffer); read >= 0 && done <= bytes; read = in.read(buffer)) {
            write(out, buffer, read, file.getParent());
            if ((done + read) * TOLD / bytes > done * TOLD / bytes)
                log.accept((done + read) * 100 / bytes + " % of " + file.getFileName());
            done += read;
            pace.add(read);
        }
    }

    /** How fast bytes come, over all connections. */
    private final class Pace {

        private long came;
        private long since = System.nanoTime();

        void add(int read) throws TooSlowException {
            came += read;
            if (System.nanoTime() - since < patience.span.toNanos()) return;
            if (came < patience.least) throw new TooSlowException(address.getHost(), came, patience.span);
            came = 0;
            since = System.nanoTime();
        }
    }

    /** Bytes come, but so few that there is no end in sight. */
    private static final class TooSlowException extends IOException {

        private static final long serialVersionUID = 1L;

        TooSlowException(String host, long bytes, Duration span) {
            super(host + " sent only " + bytes + " bytes in " + span.toSeconds() + " seconds");
        }
    }

    private static long size(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }
}
