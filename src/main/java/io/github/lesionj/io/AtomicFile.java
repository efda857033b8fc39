// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that others only ever see whole: beside the target first, then moved over it. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes a file; an older one of that name stays untouched until the new one is complete. The unfinished file,
     * whose name starts with a dot, is removed when writing fails; of a process that is killed meanwhile, {@link Unfinished}
     * removes it later.
     *
     * @param target  the file; missing folders are created, a symbolic link is followed
     * @param content writes the bytes; the stream is buffered and closed for it
     * @throws DiskFullException if there is no room for it
     * @throws IOException       if the file cannot be written, naming it and the reason, or whatever the content threw
     */
    public static void write(Path target, IoConsumer<OutputStream> content) throws IOException {
        Path file = destination(target);
        Path unfinished = file.resolveSibling(ProcessMark.unfinishedName());
        try {
            fill(unfinished, content);
            move(unfinished, file);
        } catch (IOException e) {
            if (DiskFullException.isWhy(e, file.getParent())) throw new DiskFullException(target.toAbsolutePath().getParent(), e);
            if (e instanceof FileSystemException cause) throw new IOException("Cannot write " + target + ": " + reason(cause), e);
            throw e;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Path destination(Path target) throws IOException {
        Path file = target.toAbsolutePath();
        if (Files.isDirectory(file))
            throw new IOException("Cannot write " + target + ": it is a folder; give a file name");
        if (Files.isSymbolicLink(file)) return Files.exists(file) ? file.toRealPath() : file;
        try {
            Files.createDirectories(file.getParent());
        } catch (FileSystemException e) {
            throw new IOException("Cannot create the folder " + file.getParent() + ": " + reason(e), e);
        }
        return file;
    }

    private static void fill(Path unfinished, IoConsumer<OutputStream> content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            content.accept(out);
        }
    }

    private static void move(Path unfinished, Path file) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) return "no permission to write in " + Path.of(e.getFile()).getParent();
        return e.getReason() == null ? e.getClass().getSimpleName() + " at " + e.getFile() : e.getReason();
    }
}
