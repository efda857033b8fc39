// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded as code is what the jars hold, in a folder that nobody else can change. */
class NativeLibrariesTest {

    @TempDir
    Path home;

    private Path folder;
    private Map<String, URL> libraries;

    @BeforeEach
    void packAndUnpack() throws IOException {
        Path jar = home.resolve("natives.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : new String[] {"libtorch.so", "libgomp-98b21ff3.so.1"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(("code of " + name).repeat(10_000).getBytes(StandardCharsets.UTF_8));
            }
        }
        String url = "jar:" + jar.toUri() + "!/";
        libraries = Map.of(
                "libtorch.so",
                new URL(url + "libtorch.so"),
                "libgomp-98b21ff3.so.1",
                new URL(url + "libgomp-98b21ff3.so.1"));
        folder = home.resolve("cache/pytorch/2.7.1-cpu");
        new NativeLibraries(folder, libraries).complete();
    }

    private void assertWhole() throws IOException {
        for (String name : libraries.keySet())
            assertEquals(("code of " + name).repeat(10_000), Files.readString(folder.resolve(name)));
    }

    private FileTime again() throws IOException {
        new NativeLibraries(folder, libraries).complete();
        return Files.getLastModifiedTime(folder.resolve("libtorch.so"));
    }

    @Test
    void whatIsWholeStaysAsItIs() throws IOException {
        assertWhole();
        FileTime first = Files.getLastModifiedTime(folder.resolve("libtorch.so"));
        assertEquals(first, again());
        Files.delete(folder.resolve(".lesionj-checked"));
        assertEquals(first, again(), "compared and found equal");
    }

    @Test
    void whatIsDamagedIsUnpackedAnew() throws IOException {
        Path library = folder.resolve("libtorch.so");
        FileTime date = Files.getLastModifiedTime(library);
        Files.writeString(library, "short");
        again();
        assertWhole();
        String changed = Files.readString(library).replaceFirst("code", "evil");
        Files.delete(library);
        Files.writeString(library, changed);
        Files.setLastModifiedTime(library, date);
        again();
        assertWhole();
        Files.delete(library);
        again();
        assertWhole();
    }

    @Test
    void aLibraryThatNoJarHoldsIsRemoved() throws IOException {
        Path planted = Files.writeString(folder.resolve("libplanted.so"), "evil");
        Path others =
                Files.writeString(folder.resolve("0.33.0-" + System.mapLibraryName("djl_torch")), "of another program");
        again();
        assertFalse(Files.exists(planted));
        assertTrue(Files.exists(others));
        assertWhole();
    }

    @Test
    void aFolderThatWasOpenIsClosedAndEverythingInItCompared() throws IOException {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("unix"), "no POSIX permissions here");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertFalse(PrivateFolder.is(folder));
        Files.writeString(folder.resolve("libtorch.so"), "evil");
        again();
        assertWhole();
        assertTrue(PrivateFolder.is(folder));
        Files.setPosixFilePermissions(folder.resolve("libtorch.so"), PosixFilePermissions.fromString("rw-rw-rw-"));
        again();
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("libtorch.so"))));
    }

    @Test
    void aLinkIsReplacedAndWhatItPointsToStays() throws IOException {
        Path elsewhere = Files.writeString(home.resolve("elsewhere.so"), "evil");
        Files.delete(folder.resolve("libtorch.so"));
        Files.createSymbolicLink(folder.resolve("libtorch.so"), elsewhere);
        again();
        assertWhole();
        assertEquals("evil", Files.readString(elsewhere));
    }

    @Test
    void withoutAHomeTheFolderLiesInTheTemporaryOneForThisUserAlone() throws IOException {
        String user = System.getProperty("user.home");
        String temporary = System.getProperty("java.io.tmpdir");
        Path planted = Files.createDirectories(home.resolve("tmp/.djl.ai/pytorch"));
        try {
            System.setProperty("user.home", "/proc/nowhere");
            System.setProperty("java.io.tmpdir", home.resolve("tmp").toString());
            assumeTrue(
                    LibraryCache.setting("DJL_CACHE_DIR") == null && LibraryCache.setting("ENGINE_CACHE_DIR") == null);
            LibraryCache cache = LibraryCache.find();
            assertNotEquals(planted.getParent(), cache.folder());
            assertTrue(cache.folder().startsWith(home.resolve("tmp"))
                    && PrivateFolder.is(cache.folder())
                    && !cache.temporary());
            assertEquals(cache, LibraryCache.find(), "kept for the next start");
        } finally {
            System.setProperty("user.home", user);
            System.setProperty("java.io.tmpdir", temporary);
        }
    }
}
