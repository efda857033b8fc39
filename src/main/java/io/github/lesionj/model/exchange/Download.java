// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * One file from the network, whole or not at all. What came before the connection broke stays beside it as
 * {@code NAME.part}, and the next attempt goes on from there.
 *
 * @param address http or https
 * @param file    to be written
 * @param bytes   its length
 * @param sha256  of its content, 64 lower-case hexadecimal digits
 */
record Download(URI address, Path file, long bytes, String sha256) {

    private static final int PATIENCE = 30_000;
    private static final int BUFFER = 1 << 16;
    private static final int TOLD = 10;

    /**
     * Downloads; blocks.
     *
     * @param log hears of each tenth of the way
     * @throws IOException    if the connection fails or breaks
     * @throws ModelException if the server's file is not the one that is wanted
     */
    void run(Consumer<String> log) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        log.accept("Downloading " + file.getFileName() + " (" + (bytes >> 20) + " MB) from " + address.getHost());
        for (long there = size(part); there < bytes; there = size(part))
            try {
                append(part, log);
                if (size(part) <= there) throw new IOException("the connection broke after " + there + " of " + bytes + " bytes");
            } catch (IOException e) {
                if (size(part) <= there) throw e;
            }
        if (size(part) > bytes || !sha256(part).equals(sha256)) {
            Files.delete(part);
            throw new ModelException("what " + address.getHost() + " sent is not the file that is wanted (its SHA-256 differs)");
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Gets what is missing, or as much of it as comes before the connection breaks. */
    private void append(Path part, Consumer<String> log) throws IOException {
        long there = size(part);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE);
        connection.setReadTimeout(PATIENCE);
        if (there > 0) connection.setRequestProperty("Range", "bytes=" + there + "-");
        try {
            int answer = connection.getResponseCode();
            boolean goesOn = answer == HttpURLConnection.HTTP_PARTIAL;
            if (!goesOn && answer != HttpURLConnection.HTTP_OK)
                throw new IOException(address.getHost() + " answered " + answer + " " + connection.getResponseMessage());
            try (InputStream in = connection.getInputStream();
                    OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                            goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
                copy(in, out, goesOn ? there : 0, log);
            }
        } finally {
            connection.disconnect();
        }
    }

    private void copy(InputStream in, OutputStream out, long there, Consumer<String> log) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long done = there;
        for (int read = in.read(buffer); read >= 0 && done <= bytes; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            if ((done + read) * TOLD / bytes > done * TOLD / bytes)
                log.accept((done + read) * 100 / bytes + " % of " + file.getFileName());
            done += read;
        }
    }

    private static long size(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /** @return of a file's content */
    static String sha256(Path path) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
