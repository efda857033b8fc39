// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * ONNX Runtime's libraries, unpacked once into the {@link LibraryCache}. Left alone it unpacks 24 MB at every start, into the
 * temporary folder. Where they cannot be kept, it does so.
 */
final class OnnxLibraries {

    private static final String FOLDER = "onnxruntime.native.path";

    private OnnxLibraries() {}

    /** Tells ONNX Runtime where its libraries are, unless the user did. */
    static void unpack() {
        if (System.getProperty(FOLDER) != null) return;
        Map<String, URL> libraries = new LinkedHashMap<>();
        for (String library : new String[] {"onnxruntime", "onnxruntime4j_jni"}) {
            String file = System.mapLibraryName(library);
            URL url = OnnxLibraries.class
                    .getClassLoader()
                    .getResource("ai/onnxruntime/native/" + platform() + "/" + file);
            if (url == null) return;
            libraries.put(file, url);
        }
        try {
            LibraryCache cache = LibraryCache.find();
            if (cache.temporary()) {
                cache.remove();
                return;
            }
            Path folder = cache.folder().resolve("onnxruntime").resolve(platform());
            new NativeLibraries(folder, libraries).complete();
            System.setProperty(FOLDER, folder.toString());
        } catch (IOException | ModelException notKept) {
            // Then it unpacks them itself.
        }
    }

    /** As ONNX Runtime's jar names its folders. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (system.contains("win") && !system.contains("darwin") ? "win" : system.contains("mac") ? "osx" : "linux")
                + "-" + (machine.equals("amd64") || machine.equals("x86_64") ? "x64" : machine);
    }
}
