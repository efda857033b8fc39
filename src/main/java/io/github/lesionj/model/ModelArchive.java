// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.google.gson.JsonElement;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.JavaMemory;
import io.github.lesionj.io.Sha256;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Models as a zip or a folder: {@value #CARD} and the weights file it names. Reading trusts nothing: names, sizes,
 * versions and the SHA-256 are checked, and nothing is ever unpacked to disk.
 */
public final class ModelArchive {

    /** The model card's file name. */
    public static final String CARD = "model.json";

    private static final String CARD_ENDING = ".json";
    private static final int LARGEST_CARD = 4_000_000;
    private static final long LARGEST_ARCHIVE = 2_000_000_000L;
    private static final int MOST_ENTRIES = 16;
    private static final int BUFFER = 1 << 16;

    private ModelArchive() {}

    /**
     * Reads a zip, a folder, or a card ({@code .json}) that has its weights file beside it.
     *
     * @throws ModelException if it is missing, damaged, hostile or of an unknown version; the message names the file
     */
    public static StoredModel read(Path path) {
        try {
            if (Files.isDirectory(path)) return readFolder(path);
            if (!Files.isRegularFile(path)) throw new ModelException("there is no such file");
            if (path.toString().endsWith(CARD_ENDING)) return readBeside(path);
            try (InputStream in = Files.newInputStream(path)) {
                return readZip(in);
            }
        } catch (ModelException e) {
            throw new ModelException("Model " + path + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelException("Model " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the card of a zip or a folder, or a card itself, and leaves the weights alone.
     *
     * @throws ModelException if there is none, or it is damaged
     */
    static ModelCard readCard(Path path) throws IOException {
        if (Files.isDirectory(path)) return card(contents(path.resolve(CARD), LARGEST_CARD));
        if (path.toString().endsWith(CARD_ENDING)) return card(contents(path, LARGEST_CARD));
        try (InputStream in = Files.newInputStream(path)) {
            return readCard(in);
        }
    }

    /** As {@link #readCard(Path)}; quick where the card comes first, as in the archives we write. */
    static ModelCard readCard(InputStream in) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(in)) {
            long room = LARGEST_ARCHIVE;
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry();
                    entry != null && entries++ < MOST_ENTRIES;
                    entry = zip.getNextEntry()) {
                if (entry.getName().equals(CARD)) return card(bounded(zip, LARGEST_CARD, CARD));
                room -= passOver(zip, room, entry.getName());
            }
        } catch (IllegalArgumentException | ZipException e) {
            throw damaged(e);
        }
        throw new ModelException("this is no model zip: it holds no " + CARD);
    }

    /**
     * Reads a zip.
     *
     * @throws ModelException as {@link #read}, without the file's name
     */
    static StoredModel readZip(InputStream in) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        long room = LARGEST_ARCHIVE;
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.contains("..") || name.contains("/") || name.contains("\\") || name.contains(":"))
                    throw new ModelException(
                            "the archive holds a file named \"" + name + "\", which no model needs; do not use it");
                if (entries.size() == MOST_ENTRIES || entries.containsKey(name))
                    throw new ModelException(
                            "the archive holds too many files or \"" + name + "\" twice; do not use it");
                boolean forPeople = isForPeople(entries, name);
                if (forPeople) room -= passOver(zip, room, name);
                byte[] content = forPeople
                        ? new byte[0]
                        : bounded(zip, name.equals(CARD) ? LARGEST_CARD : weightsRoom(entries, room), name);
                room -= content.length;
                entries.put(name, content);
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw damaged(e);
        }
        if (!entries.containsKey(CARD))
            throw noCard(entries.containsKey("rdf.yaml") || entries.containsKey("bioimageio.yaml"));
        ModelCard card = card(entries.get(CARD));
        byte[] weights = entries.get(card.weights().file());
        if (weights == null)
            throw new ModelException("the weights file " + card.weights().file() + " is missing");
        return checked(card, weights);
    }

    private static ModelException noCard(boolean bioImage) {
        return new ModelException(
                bioImage
                        ? "this is a package of BioImage.IO; take it in with 'lesionj models --import', or Import... of Models..."
                        : "this is no model zip: it holds no " + CARD);
    }

    private static ModelException damaged(Exception e) {
        return new ModelException("the archive is damaged; get the model again", e);
    }

    /** Reads an entry to its end and keeps nothing of it. */
    private static long passOver(InputStream entry, long room, String name) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer))
            if ((length += read) > room)
                throw new ModelException(
                        name + " makes the archive larger than the " + LARGEST_ARCHIVE + " bytes it may have");
        return length;
    }

    /** What the card does not name is passed over. */
    private static boolean isForPeople(Map<String, byte[]> entries, String name) {
        return entries.containsKey(CARD)
                && !card(entries.get(CARD)).weights().file().equals(name);
    }

    /** The card comes first in the archives we write, and then says how long the weights may be. */
    private static long weightsRoom(Map<String, byte[]> entries, long room) {
        return entries.containsKey(CARD)
                ? Math.min(room, card(entries.get(CARD)).weights().bytes())
                : room;
    }

    private static StoredModel readFolder(Path folder) throws IOException {
        Path cardFile = folder.resolve(CARD);
        if (!Files.isRegularFile(cardFile)) throw new ModelException("the folder holds no " + CARD);
        return readBeside(cardFile);
    }

    private static StoredModel readBeside(Path cardFile) throws IOException {
        ModelCard card = card(contents(cardFile, LARGEST_CARD));
        Path file = cardFile.resolveSibling(card.weights().file());
        if (!Files.isRegularFile(file))
            throw new ModelException("the weights file " + file.getFileName() + " is missing");
        return checked(card, contents(file, card.weights().bytes()));
    }

    private static byte[] contents(Path file, long most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return bounded(in, most, file.getFileName().toString());
        }
    }

    private static byte[] bounded(InputStream in, long most, String name) throws IOException {
        long memory = Runtime.getRuntime().maxMemory() / 2;
        byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, Math.min(memory, most) + 1));
        if (bytes.length > memory && memory < most)
            throw new ModelException(
                    name + " takes more than the " + (memory >> 20) + " MB that may be read; " + JavaMemory.MORE);
        if (bytes.length > most) throw new ModelException(name + " is larger than the " + most + " bytes it may have");
        return bytes;
    }

    private static ModelCard card(byte[] json) {
        try {
            JsonElement card = JsonText.parse(new String(json, StandardCharsets.UTF_8));
            ModelCard.checkVersion(card);
            return Json.read(card, ModelCard.class);
        } catch (LinkageError e) {
            throw LibraryClash.explain(e);
        } catch (ModelException e) {
            throw new ModelException(CARD + ": " + e.getMessage(), e);
        }
    }

    private static StoredModel checked(ModelCard card, byte[] weights) {
        if (weights.length != card.weights().bytes())
            throw new ModelException(card.weights().file() + " has " + weights.length + " bytes, the card says "
                    + card.weights().bytes() + "; get the model again");
        if (!Sha256.of(weights).equals(card.weights().sha256()))
            throw new ModelException(card.weights().file() + " does not match its SHA-256; get the model again");
        return new StoredModel(card, weights);
    }

    /**
     * Writes a zip, whole or not at all.
     *
     * @param card its weights entry is replaced by what is written
     * @param half   as in {@link Weights#toBytes(boolean)}
     * @param others further files by name, for people
     * @return the card as written
     */
    public static ModelCard write(Path zip, ModelCard card, Weights weights, boolean half, Map<String, byte[]> others)
            throws IOException {
        byte[] bytes = weights.toBytes(half);
        ModelCard written = card.withWeights(new WeightsFile("weights.safetensors", Sha256.of(bytes), bytes.length));
        AtomicFile.write(zip, out -> {
            ZipOutputStream archive = new ZipOutputStream(out);
            add(archive, CARD, Json.write(written).getBytes(StandardCharsets.UTF_8));
            add(archive, written.weights().file(), bytes);
            for (Map.Entry<String, byte[]> other : others.entrySet()) add(archive, other.getKey(), other.getValue());
            archive.finish();
        });
        return written;
    }

    /** Writes a model as it is into a zip. */
    static void pack(OutputStream out, StoredModel model) throws IOException {
        ZipOutputStream archive = new ZipOutputStream(out);
        add(archive, CARD, Json.write(model.card()).getBytes(StandardCharsets.UTF_8));
        add(archive, model.card().weights().file(), model.content());
        archive.finish();
    }

    private static void add(ZipOutputStream archive, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        archive.putNextEntry(entry);
        new ByteArrayInputStream(content).transferTo(archive);
        archive.closeEntry();
    }
}
