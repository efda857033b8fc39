// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which files a model lies in and in what state they were: another stamp means that the model has to be read again.
 *
 * @param place  a bundled model's name, or a path without links
 * @param states of its files: length, dates and number on the disk; none for a bundled model
 */
record ModelStamp(String place, List<Object> states) {

    private static final int MOST_FILES = 64;

    /** @param name of a model that comes with LesionJ */
    static ModelStamp bundled(String name) {
        return new ModelStamp("bundled " + name, List.of());
    }

    /** @param model a zip, a folder, or a card with its weights beside it */
    static ModelStamp of(Path model) {
        try {
            Path place = model.toRealPath();
            List<Object> states = new ArrayList<>();
            for (Path file : files(place)) states.add(state(file));
            return new ModelStamp(place.toString(), states);
        } catch (IOException e) {
            throw new ModelException("Model " + model + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path place) throws IOException {
        boolean folder = Files.isDirectory(place);
        if (!folder && !place.toString().endsWith(".json")) return List.of(place);
        try (Stream<Path> beside = Files.list(folder ? place : place.resolveSibling("."))) {
            return beside.filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
    }

    private static List<Object> state(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        List<Object> state = new ArrayList<>(
                List.of(file.getFileName().toString(), attributes.size(), attributes.lastModifiedTime()));
        if (attributes.fileKey() != null) state.add(attributes.fileKey());
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix"))
            state.add(Files.getAttribute(file, "unix:ctime"));
        return state;
    }
}
