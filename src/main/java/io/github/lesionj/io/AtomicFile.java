// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files that others only ever see whole: beside the target first, then, once the disk has it, moved over it. A
 * device or pipe is written to and stays what it is.
 */
public final class AtomicFile {

    private static final int LONGEST_NAME = 255;
    private static final int LINKS = 40;

    private AtomicFile() {}

    /**
     * Writes a file; an older one of that name stays untouched until the new one is complete. The unfinished file,
     * whose name starts with a dot, is removed when writing fails; of a process that is killed meanwhile, {@link Unfinished}
     * removes it later.
     *
     * @param target  the file; missing folders are created, a symbolic link is followed and stays
     * @param content writes the bytes; the stream is buffered and closed for it
     * @throws DiskFullException if there is no room for it
     * @throws IOException       if the file cannot be written, naming it and the reason, or whatever the content threw
     */
    public static void write(Path target, IoConsumer<OutputStream> content) throws IOException {
        if (isSpecial(target)) {
            writeInto(target, content);
            return;
        }
        Path file = destination(target);
        Path unfinished = file.resolveSibling(ProcessMark.unfinishedName());
        try {
            fill(unfinished, content);
            move(unfinished, file);
        } catch (IOException e) {
            if (DiskFullException.isWhy(e, file.getParent())) throw new DiskFullException(file.getParent(), e);
            throw named(target, e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        settle(file.getParent());
    }

    private static IOException named(Path target, IOException failure) {
        if (failure instanceof FileSystemException e)
            return new IOException("Cannot write " + target + ": " + reason(e), e);
        if (failure instanceof StreamException)
            return new IOException("Cannot write " + target + ": " + failure.getMessage(), failure.getCause());
        return failure;
    }

    /** @return whether the target is there, but neither a file nor a folder: a device, a pipe, or a link to one */
    public static boolean isSpecial(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
    }

    private static void writeInto(Path device, IoConsumer<OutputStream> content) throws IOException {
        try (OutputStream stream = Files.newOutputStream(device, StandardOpenOption.WRITE)) {
            fill(stream, content);
        } catch (IOException e) {
            throw named(device, e);
        }
    }

    /** Tells failures of the stream, which know no file, from those of the content, which may be about another. */
    private static void fill(OutputStream stream, IoConsumer<OutputStream> content) throws IOException {
        Unclosed unclosed = new Unclosed(stream);
        OutputStream out = new BufferedOutputStream(unclosed);
        try {
            content.accept(out);
            out.flush();
        } catch (IOException e) {
            throw unclosed.failure == null ? e : new StreamException(unclosed.failure);
        }
    }

    private static Path destination(Path target) throws IOException {
        Path file = place(target);
        if (Files.isDirectory(file))
            throw new IOException("Cannot write " + target + ": it is a folder; give a file name");
        int length = file.getFileName().toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_NAME && file.getFileSystem().getSeparator().equals("/"))
            throw new IOException("Cannot write " + target + ": its name has " + length + " bytes, more than the "
                    + LONGEST_NAME + " that a file's name may have; give the image a shorter name");
        try {
            Files.createDirectories(file.getParent());
        } catch (FileSystemException e) {
            if (DiskFullException.isWhy(e, file.getParent())) throw new DiskFullException(file.getParent(), e);
            throw new IOException("Cannot create the folder " + file.getParent() + ": " + reason(e), e);
        }
        return file;
    }

    /**
     * @return where a target is written: where the chain of its symbolic links ends, which need not be there yet
     * @throws IOException if the links cannot be followed, naming the target
     */
    public static Path place(Path target) throws IOException {
        Path file = target.toAbsolutePath();
        try {
            for (int i = 0; Files.isSymbolicLink(file); i++) {
                if (i == LINKS)
                    throw new IOException("Cannot write " + target + ": its symbolic links run in a circle");
                file = file.resolveSibling(Files.readSymbolicLink(file));
            }
        } catch (FileSystemException | InvalidPathException e) {
            throw new IOException("Cannot write " + target + ": its symbolic link cannot be followed", e);
        }
        return file;
    }

    /** A new file has the permissions that the system's mask leaves. Streams of this kind do not mind interrupts. */
    private static void fill(Path unfinished, IoConsumer<OutputStream> content) throws IOException {
        Files.createFile(unfinished);
        try (FileOutputStream file = new FileOutputStream(unfinished.toFile())) {
            fill(file, content);
            sync(file.getChannel());
        }
    }

    /** Without it a crash of the machine could leave the new name with nothing in it. */
    private static void sync(FileChannel channel) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            channel.force(true);
        } catch (ClosedByInterruptException e) {
            interrupted = true;
        } catch (IOException e) {
            // Some network file systems cannot do it, which is no failure; that of a disk shows in the words.
            String reason = String.valueOf(e.getMessage());
            if (!reason.contains("Invalid argument")
                    && !reason.contains("not supported")
                    && !reason.contains("not implemented")) throw e;
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private static void move(Path unfinished, Path file) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Has the new name written to the disk too, where the system lets a folder be opened. */
    private static void settle(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException | UnsupportedOperationException e) {
            // Windows does not: it keeps names by itself. The file is whole either way.
        }
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException)
            return "no permission to write in " + Path.of(e.getFile()).getParent();
        if (String.valueOf(e.getReason()).contains("name too long"))
            return "its name is too long; give the image a shorter name";
        return e.getReason() == null ? e.getClass().getSimpleName() + " at " + e.getFile() : e.getReason();
    }

    /** The stream itself failed, not the content that was written. */
    private static final class StreamException extends IOException {

        private static final long serialVersionUID = 1L;

        StreamException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** A content that closes its stream must not close the file before it is on the disk. */
    private static final class Unclosed extends FilterOutputStream {

        private IOException failure;

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
