// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps a folder, or one file of it, to one writer, also among several hosts that share it. The lock is a hidden file that
 * says who holds it; it is made in one step, without locks of the operating system, which network file systems do not
 * always keep. While it is held it is written again every half minute, so that one whose holder is gone is known: by the
 * process on the same host, by its age otherwise. Such a lock is taken over.
 *
 * <p>Whoever takes a lock also clears the folder of files that processes that are gone left unfinished.
 */
public final class FolderLock implements AutoCloseable {

    private static final String ENDING = ".lock";
    private static final String FOLDER = ".lesionj" + ENDING;
    private static final int LONGEST_NAME = 60;
    private static final int ATTEMPTS = 20;
    private static final Duration BEAT = Duration.ofSeconds(30);

    /** From which age on a lock of another host counts as left behind. */
    static final Duration SILENCE = Duration.ofMinutes(5);

    private final Path file;
    private final LockOwner owner;
    private final Thread beating;

    private FolderLock(Path file, LockOwner owner) {
        this.file = file;
        this.owner = owner;
        beating = new Thread(this::beat, "lesionj-lock");
        beating.setDaemon(true);
        beating.start();
    }

    /** Nothing that could be locked. */
    private FolderLock() {
        file = null;
        owner = null;
        beating = null;
    }

    /**
     * Takes a folder.
     *
     * @param folder that exists
     * @param work   what is going to be done there, such as {@code lesionj segment}, for the one who is refused meanwhile
     * @throws UserException     if another holds it, named in the sentence
     * @throws DiskFullException if there is no room for the lock
     * @throws IOException       if the lock cannot be written; the message names the folder and the reason
     */
    public static FolderLock take(Path folder, String work) throws IOException {
        return take(folder, FOLDER, "The folder " + folder, work);
    }

    /**
     * Takes one file; others of its folder can be taken meanwhile. Devices and pipes need no lock and get none.
     *
     * @param target in a folder that exists; it need not exist itself
     * @param work   as in {@link #take}
     * @throws UserException     if another holds it, named in the sentence
     * @throws DiskFullException if there is no room for the lock
     * @throws IOException       if the lock cannot be written; the message names the folder and the reason
     */
    public static FolderLock takeFile(Path target, String work) throws IOException {
        if (AtomicFile.isSpecial(target)) return new FolderLock();
        Path place = AtomicFile.place(target);
        String name = place.getFileName().toString();
        String brief = name.length() <= LONGEST_NAME ? name : Integer.toHexString(name.hashCode());
        return take(place.getParent(), "." + brief + ".lesionj" + ENDING, "The file " + target, work);
    }

    private static FolderLock take(Path folder, String name, String shown, String work) throws IOException {
        Path real = folder.toRealPath();
        try {
            Unfinished.clear(real);
            clearLocks(real);
            return take(real.resolve(name), shown, work);
        } catch (IOException e) {
            if (DiskFullException.isWhy(e, real)) throw new DiskFullException(folder, e);
            if (!(e instanceof FileSystemException cause)) throw e;
            throw new IOException(
                    shown + " cannot be locked for this run: "
                            + (cause.getReason() == null
                                    ? e.getClass().getSimpleName() + " at " + cause.getFile()
                                    : cause.getReason()),
                    e);
        }
    }

    private static FolderLock take(Path file, String shown, String work) throws IOException {
        Path prepared = file.resolveSibling(ProcessMark.unfinishedName());
        LockOwner owner = LockOwner.current(work, prepared.getFileName().toString());
        try {
            Files.write(prepared, owner.content(), StandardOpenOption.CREATE_NEW);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (create(file, prepared, owner)) return new FolderLock(file, owner);
                if (!breakIfLeft(file, Files.getLastModifiedTime(prepared).toInstant())) throw refusal(file, shown);
            }
            throw refusal(file, shown);
        } finally {
            Files.deleteIfExists(prepared);
        }
    }

    /** @return false if there is a lock already */
    private static boolean create(Path file, Path prepared, LockOwner owner) throws IOException {
        try {
            Files.createLink(file, prepared);
            return true;
        } catch (FileAlreadyExistsException e) {
            // A network file system may have made the link although it says that it was there.
            return read(file).flatMap(LockOwner::parse).map(owner::equals).orElse(false);
        } catch (IOException | UnsupportedOperationException noLinks) {
            try {
                Files.write(file, owner.content(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        }
    }

    /**
     * @param now the time by the file system's own clock
     * @return whether there is no such lock any more
     */
    private static boolean breakIfLeft(Path file, Instant now) throws IOException {
        Optional<byte[]> content = read(file);
        return content.isEmpty() || isLeft(file, content.get(), now) && remove(file, content.get());
    }

    /** @return false if the lock is another by now */
    private static boolean remove(Path file, byte[] content) throws IOException {
        Path taken = file.resolveSibling(ProcessMark.unfinishedName());
        try {
            Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return true;
        }
        if (Arrays.equals(Files.readAllBytes(taken), content)) {
            Files.delete(taken);
            return true;
        }
        try {
            Files.move(taken, file);
        } catch (FileAlreadyExistsException e) {
            Files.delete(taken);
        }
        return false;
    }

    private static boolean isLeft(Path file, byte[] content, Instant now) throws IOException {
        ProcessMark.State state = stateOf(content);
        if (state != ProcessMark.State.UNKNOWN) return state == ProcessMark.State.DEAD;
        try {
            return Files.getLastModifiedTime(file).toInstant().plus(SILENCE).isBefore(now);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private static ProcessMark.State stateOf(byte[] lock) {
        return LockOwner.parse(lock).map(owner -> owner.mark().state()).orElse(ProcessMark.State.UNKNOWN);
    }

    /** Locks of single files whose turn may never come again. */
    private static void clearLocks(Path folder) throws IOException {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder, ".*.lesionj" + ENDING)) {
            for (Path lock : locks) {
                Optional<byte[]> content = read(lock);
                if (content.isPresent() && stateOf(content.get()) == ProcessMark.State.DEAD)
                    remove(lock, content.get());
            }
        }
    }

    private static UserException refusal(Path file, String shown) throws IOException {
        Optional<LockOwner> owner = read(file).flatMap(LockOwner::parse);
        boolean elsewhere =
                owner.map(o -> o.mark().state() != ProcessMark.State.ALIVE).orElse(true);
        return new UserException(
                shown + " is being written by " + owner.map(LockOwner::text).orElse("another run")
                        + ": wait for its end or name another"
                        + (elsewhere
                                ? "; should it have died, its lock " + file + " is void " + SILENCE.toMinutes()
                                        + " minutes after its last sign of life"
                                : ""));
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            return Optional.of(new byte[0]);
        }
    }

    private boolean isMine() throws IOException {
        return read(file).flatMap(LockOwner::parse).map(owner::equals).orElse(false);
    }

    /** A write takes its time from the file server; a time that is set would be this host's, whose clock may differ. */
    private void beat() {
        try {
            while (true) {
                Thread.sleep(BEAT.toMillis());
                if (!isMine()) return;
                try (FileChannel lock = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    lock.write(ByteBuffer.wrap(owner.content()));
                }
            }
        } catch (InterruptedException released) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The folder is gone or the disk full: the work itself is going to meet it and say so.
        }
    }

    /** Lets the next one in. */
    @Override
    public void close() {
        if (file == null) return;
        beating.interrupt();
        // A thread that is interrupted reads no file.
        boolean interrupted = Thread.interrupted();
        try {
            if (isMine()) Files.deleteIfExists(file);
        } catch (IOException e) {
            // A lock that stays is void as soon as this process has ended.
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
