// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What {@code mvn package} lays out for Fiji and for plain ImageJ. */
class InstallationLayoutIT {

    /** Brought by every Fiji; a second copy of one of these has broken other plugins. */
    private static final List<String> SHIPPED_BY_FIJI = List.of(
            "gson",
            "jna",
            "commons-",
            "slf4j",
            "imglib2",
            "scijava",
            "picocli",
            "ij-",
            "snakeyaml",
            "jfreechart",
            "parsington",
            "protobuf");

    private static final Set<String> OURS = Set.of(
            "api",
            "pickle",
            "pytorch-engine",
            "pytorch-jni",
            "pytorch-native-cpu",
            "common-image",
            "common-io",
            "common-lang",
            "imageio-core",
            "imageio-metadata",
            "imageio-webp",
            "quickbuf-runtime");

    private static final Set<String> PLAIN_IMAGEJ_NEEDS = Set.of(
            "commons-codec",
            "commons-compress",
            "commons-csv",
            "commons-io",
            "gson",
            "imglib2",
            "jai-imageio-core",
            "jai-imageio-jpeg2000",
            "jna",
            "parsington",
            "picocli",
            "scijava-common",
            "slf4j-api",
            "snakeyaml");

    @Test
    void fijiGetsOurJarAndWhatItLacksOnly() throws IOException {
        Path fiji = ImageJProcess.build().resolve("Fiji.app");
        assertEquals(Set.of("plugins", "jars"), Set.copyOf(names(fiji)));
        assertEquals(Set.of("LesionJ_"), artifacts(fiji.resolve("plugins")));
        assertEquals(OURS, artifacts(fiji.resolve("jars")));
        for (String jar : names(fiji.resolve("jars")))
            for (String shipped : SHIPPED_BY_FIJI) assertTrue(!jar.startsWith(shipped), jar + " comes with Fiji");
    }

    @Test
    void plainImageJGetsAllButItself() throws IOException {
        Path plugins = ImageJProcess.build().resolve("ImageJ").resolve("plugins");
        assertEquals(
                1,
                names(plugins).stream()
                        .filter(name -> name.matches("LesionJ_-.*\\.jar"))
                        .count());
        TreeSet<String> wanted = new TreeSet<>(OURS);
        wanted.addAll(PLAIN_IMAGEJ_NEEDS);
        assertEquals(wanted, artifacts(plugins.resolve("jars")));
    }

    /** ImageJ 1 reads the first such file of a jar with an underscore in its name, and makes up entries without one. */
    @Test
    void onlyOurJarSpeaksToTheMenus() throws IOException {
        Path jars = ImageJProcess.build().resolve("ImageJ").resolve("plugins").resolve("jars");
        for (String jar : names(jars))
            try (ZipFile zip = new ZipFile(jars.resolve(jar).toFile())) {
                assertTrue(zip.stream().noneMatch(entry -> entry.getName().endsWith("plugins.config")), jar);
            }
    }

    private static Set<String> artifacts(Path folder) throws IOException {
        TreeSet<String> artifacts = new TreeSet<>();
        for (String name : names(folder)) artifacts.add(name.replaceFirst("-\\d.*", ""));
        return artifacts;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
