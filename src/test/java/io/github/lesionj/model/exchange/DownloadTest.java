// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.model.ModelException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server of its own, which breaks off when it is told to. */
class DownloadTest {

    private static final int NOT_FOUND = 404;

    @TempDir
    private Path folder;

    private final byte[] content = new byte[300_000];
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private int sentPerAnswer = Integer.MAX_VALUE;
    private boolean knowsRanges = true;
    private int pauseMillis;

    @BeforeEach
    void serve() throws IOException {
        new Random(1).nextBytes(content);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/weights.bin", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        ((ExecutorService) server.getExecutor()).shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(String.valueOf(range));
        boolean part = range != null && knowsRanges;
        int from = part ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        exchange.sendResponseHeaders(part ? 206 : 200, content.length - from);
        try (exchange) {
            int end = from + Math.min(sentPerAnswer, content.length - from);
            for (int at = from; at < end; at += pauseMillis > 0 ? 1000 : end - from) {
                exchange.getResponseBody().write(content, at, Math.min(pauseMillis > 0 ? 1000 : end - from, end - at));
                exchange.getResponseBody().flush();
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(pauseMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Pretrained entry(String path, byte[] wanted) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        return new Pretrained(
                "tiny",
                List.of(),
                url,
                Sha256.of(wanted),
                wanted.length,
                Naming.EFFICIENTNET_PYTORCH,
                "",
                "CC0-1.0",
                "");
    }

    private Path fetch(Pretrained entry, boolean offline) {
        return new PretrainedCatalogue(List.of(entry), folder, offline).fetch(entry, line -> {});
    }

    @Test
    void namesTheFolderWhoseDiskIsFull() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "Skipped: this system has no /dev/full");
        Files.createSymbolicLink(folder.resolve("weights.bin.part"), Path.of("/dev/full"));
        String message = refusal(entry("/weights.bin", content), false);
        assertTrue(message.contains("The disk is full: the folder " + folder + " has "), message);
    }

    private String refusal(Pretrained entry, boolean offline) {
        String message =
                assertThrows(ModelException.class, () -> fetch(entry, offline)).getMessage();
        assertTrue(message.contains(entry.url()) && message.contains(folder.toString()), message);
        assertFalse(Files.exists(folder.resolve(entry.file())));
        return message;
    }

    @Test
    void downloadsOnceAndTellsHowFarItIs() throws IOException {
        List<String> log = new ArrayList<>();
        Pretrained entry = entry("/weights.bin", content);
        Path file = new PretrainedCatalogue(List.of(entry), folder, false).fetch(entry, log::add);
        assertArrayEquals(content, Files.readAllBytes(file));
        assertTrue(log.contains("100 % of weights.bin"), log.toString());
        fetch(entry, true);
        assertEquals(List.of("null"), ranges);
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void goesOnWhereTheConnectionBroke() throws IOException {
        sentPerAnswer = 120_000;
        assertArrayEquals(content, Files.readAllBytes(fetch(entry("/weights.bin", content), false)));
        assertEquals(List.of("null", "bytes=120000-", "bytes=240000-"), ranges);
    }

    @Test
    void goesOnWithWhatAnEarlierRunLeft() throws IOException {
        Files.write(folder.resolve("weights.bin.part"), Arrays.copyOf(content, 50_000));
        assertArrayEquals(content, Files.readAllBytes(fetch(entry("/weights.bin", content), false)));
        assertEquals(List.of("bytes=50000-"), ranges);
    }

    @Test
    void beginsAgainWhereTheServerKnowsNoRanges() throws IOException {
        knowsRanges = false;
        Files.write(folder.resolve("weights.bin.part"), new byte[50_000]);
        assertArrayEquals(content, Files.readAllBytes(fetch(entry("/weights.bin", content), false)));
    }

    @Test
    void anotherFileIsNotTaken() {
        byte[] wanted = content.clone();
        wanted[7]++;
        assertTrue(refusal(entry("/weights.bin", wanted), false).contains("SHA-256"));
        assertFalse(Files.exists(folder.resolve("weights.bin.part")));
        assertTrue(refusal(entry("/weights.bin", Arrays.copyOf(content, 1000)), false)
                .contains("SHA-256"));
    }

    @Test
    void saysWhatTheServerAnswered() {
        assertTrue(refusal(entry("/elsewhere.bin", content), false).contains("" + NOT_FOUND));
    }

    @Test
    void saysWhatToDoWithoutAConnection() {
        Pretrained entry = entry("/weights.bin", content);
        assertTrue(refusal(entry, true).contains("offline"));
        assertEquals(List.of(), ranges);
        server.stop(0);
        refusal(entry, false);
    }

    @Test
    void aFileThatSomebodyPutThereIsCheckedToo() throws IOException {
        Path file = folder.resolve("weights.bin");
        Files.write(file, new byte[10]);
        String message = assertThrows(ModelException.class, () -> fetch(entry("/weights.bin", content), true))
                .getMessage();
        assertTrue(message.contains(file.toString()), message);
    }

    @Test
    void theCatalogueOfLesionJIsSound() {
        for (Pretrained entry : PretrainedCatalogue.standard().entries()) {
            assertTrue(entry.url().startsWith("https://"), entry.url());
            assertTrue(entry.sha256().matches("[0-9a-f]{64}"), entry.sha256());
            assertTrue(entry.bytes() > 0
                    && !entry.license().isEmpty()
                    && !entry.citation().isEmpty());
        }
    }

    @Test
    void aPartOfAnotherFileIsGivenUp() throws IOException {
        for (int length : new int[] {50_000, content.length, content.length + 10}) {
            Files.write(folder.resolve("weights.bin.part"), new byte[length]);
            Path file = fetch(entry("/weights.bin", content), false);
            assertArrayEquals(content, Files.readAllBytes(file));
            Files.delete(file);
        }
    }

    @Test
    void severalDownloadsOfOneFileWaitForTheFirst() throws Exception {
        pauseMillis = 2;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Path>> files = new ArrayList<>();
            for (int i = 0; i < 4; i++) files.add(threads.submit(() -> fetch(entry("/weights.bin", content), false)));
            for (Future<Path> file : files)
                assertArrayEquals(content, Files.readAllBytes(file.get(60, TimeUnit.SECONDS)));
            assertEquals(List.of("null"), ranges, "one download");
        } finally {
            threads.shutdownNow();
        }
        try (var left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("weights.bin")), left.toList());
        }
    }

    private String impatience(Download.Patience patience) {
        Pretrained entry = entry("/weights.bin", content);
        PretrainedCatalogue catalogue = new PretrainedCatalogue(List.of(entry), folder, false, patience);
        return assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThrows(ModelException.class, () -> catalogue.fetch(entry, line -> {}))
                        .getMessage());
    }

    @Test
    void aServerThatDripsIsGivenUp() {
        pauseMillis = 50;
        String message = impatience(new Download.Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), 100_000));
        assertTrue(message.contains("sent only") && message.contains("in 1 seconds"), message);
        assertTrue(Files.exists(folder.resolve("weights.bin.part")), "the next attempt goes on from there");
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() {
        pauseMillis = 5_000;
        impatience(new Download.Patience(Duration.ofMillis(200), Duration.ofSeconds(1), 100_000));
    }
}
