// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders that nobody but this user and the system's administrator can change. What others can write is never loaded as
 * code. On systems without POSIX permissions (Windows) a user's home is private by itself, and every folder counts as so.
 */
final class PrivateFolder {

    private static final int STICKY = 01000;
    private static final int GROUP_WRITES = 020;
    private static final int OTHERS_WRITE = 02;
    private static final int ADMINISTRATOR = 0;

    /** Whom a container shows as the owner of what belongs to nobody inside of it. */
    private static final int UNKNOWN = 65534;

    private PrivateFolder() {}

    /**
     * @param folder that exists
     * @return whether neither the folder nor one of those above it can be changed by another user
     */
    static boolean is(Path folder) throws IOException {
        if (!hasUnix(folder)) return true;
        Path real = folder.toRealPath();
        if (!isMine(real) || isOpen(real, false)) return false;
        for (Path above = real.getParent(); above != null; above = above.getParent())
            if (!isMine(above) && uid(above) != UNKNOWN || isOpen(above, true)) return false;
        return true;
    }

    /** @return whether others than the folder's owner can write into the folder itself */
    static boolean isOpenToOthers(Path folder) throws IOException {
        return hasUnix(folder) && isOpen(folder.toRealPath(), false);
    }

    /** @return whether only its owner, this user or the administrator, can write a file */
    static boolean isGuarded(Path file) throws IOException {
        return !hasUnix(file) || isMine(file) && !isOpen(file, false);
    }

    /** Makes a folder, and those above it that are missing, for this user alone. */
    static void make(Path folder) throws IOException {
        if (folder.getParent() != null && Files.notExists(folder.getParent())) make(folder.getParent());
        if (Files.isDirectory(folder)) return;
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix"))
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        else Files.createDirectory(folder);
    }

    /** Takes all rights on a new file from others. */
    static void guard(Path file) throws IOException {
        if (hasUnix(file)) Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Takes the right to write from all others, where the folder is this user's own. */
    static void close(Path folder) throws IOException {
        if (hasUnix(folder) && uid(folder) == user(folder) && isOpen(folder, false))
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static boolean hasUnix(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static boolean isMine(Path folder) throws IOException {
        int owner = uid(folder);
        return owner == ADMINISTRATOR || owner == user(folder);
    }

    /** @param stickyIsEnough where others may add files, but not rename or remove this user's, as in /tmp */
    private static boolean isOpen(Path folder, boolean stickyIsEnough) throws IOException {
        int mode = (int) Files.getAttribute(folder, "unix:mode");
        if (stickyIsEnough && (mode & STICKY) != 0) return false;
        return (mode & OTHERS_WRITE) != 0 || (mode & GROUP_WRITES) != 0 && !isGroupOfOne(folder);
    }

    /** Many systems give each user a group of the user's name, with nobody else in it. */
    private static boolean isGroupOfOne(Path folder) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class);
        return attributes.group().getName().equals(attributes.owner().getName());
    }

    private static int uid(Path folder) throws IOException {
        return (int) Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static int user(Path folder) throws IOException {
        try {
            return (int) new UnixSystem().getUid();
        } catch (LinkageError e) {
            return Files.isDirectory(Path.of("/proc/self"))
                    ? uid(Path.of("/proc/self").toRealPath())
                    : uid(folder);
        }
    }
}
