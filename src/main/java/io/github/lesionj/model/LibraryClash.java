// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.engine.Engine;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.Properties;

/** Whether another program's jars are in the way of ours: an old Gson, a second DJL. The sentence names the jar. */
final class LibraryClash {

    /** The version of DJL that LesionJ is built with, of api, engine and bridge alike. */
    static final String DJL = "0.36.0";

    private static final String OLDEST_GSON = "2.8.6";

    private LibraryClash() {}

    /** @throws ModelException if a jar of the wrong version comes first on the class path */
    static void requireNone() {
        find().ifPresent(sentence -> {
            throw new ModelException(sentence);
        });
    }

    /** Explains a class or method that is missing. */
    static ModelException explain(LinkageError failure) {
        return new ModelException(
                find().orElseGet(
                                () -> "Another version of a library that LesionJ needs is in the way ("
                                        + failure.getMessage()
                                        + "); remove older djl, gson, jna and imglib2 jars from ImageJ's jars folder or the class path"),
                failure);
    }

    private static Optional<String> find() {
        return gson().or(() -> djl("DJL", "ai/djl/engine/api.properties", Engine.class.getName()))
                .or(() -> djl("DJL's PyTorch engine", "pytorch-engine.properties", "ai.djl.pytorch.engine.PtEngine"));
    }

    private static Optional<String> gson() {
        try {
            JsonParser.class.getMethod("parseString", String.class);
            return Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.of("An old Gson is in the way: LesionJ needs " + OLDEST_GSON + " or later, and "
                    + jar(JsonParser.class) + " comes first; remove that jar or put a newer one in its place");
        }
    }

    private static Optional<String> djl(String what, String properties, String className) {
        ClassLoader loader = LibraryClash.class.getClassLoader();
        try {
            Class<?> type = Class.forName(className, false, loader);
            String version = version(loader, properties);
            return version.equals(DJL)
                    ? Optional.empty()
                    : Optional.of("Another version of " + what + " is in the way: LesionJ needs " + DJL + ", and "
                            + jar(type) + " holds " + version + "; remove that jar, or use one DJL plugin at a time");
        } catch (ClassNotFoundException | IOException e) {
            return Optional.of(what + " " + DJL + " is missing; install LesionJ's own jars again");
        }
    }

    private static String version(ClassLoader loader, String properties) throws IOException {
        URL url = loader.getResource(properties);
        if (url == null) return "another version";
        Properties read = new Properties();
        try (InputStream in = url.openStream()) {
            read.load(in);
        }
        return read.getProperty("djl_version", "another version");
    }

    /** @return where a class came from, for people */
    static String jar(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) return "a jar of Java itself";
        try {
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return source.getLocation().toString();
        }
    }
}
