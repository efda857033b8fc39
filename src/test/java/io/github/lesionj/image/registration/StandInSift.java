// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Classes of the names and signatures of mpicbg's SIFT, which is in no repository that LesionJ is built from. They find points
 * in earnest: bright spots, told by the brightness on rings around them, which stays when a picture is turned.
 */
final class StandInSift {

    private static final Map<String, String> SOURCES =
            Map.of("Feature", """
            package mpicbg.imagefeatures;
            public class Feature implements java.io.Serializable {
                public double scale, orientation;
                public double[] location;
                public float[] descriptor;
            }
            """, "FloatArray2D", """
            package mpicbg.imagefeatures;
            public class FloatArray2D {
                public float[] data;
                public int width, height;
                public FloatArray2D(float[] data, int width, int height) {
                    this.data = data;
                    this.width = width;
                    this.height = height;
                }
            }
            """, "FloatArray2DSIFT", """
            package mpicbg.imagefeatures;
            public class FloatArray2DSIFT {
                public static class Param {
                    public int maxOctaveSize = 1024, minOctaveSize = 64;
                }
                private FloatArray2D plane;
                public FloatArray2DSIFT(Param wish) {}
                public void init(FloatArray2D source) {
                    plane = source;
                }
                public void extractFeatures(java.util.Collection<Feature> features) {
                    for (int y = 12; y < plane.height - 12; y++)
                        for (int x = 12; x < plane.width - 12; x++) if (spot(x, y)) features.add(feature(x, y));
                }
                private boolean spot(int x, int y) {
                    for (int dy = -3; dy <= 3; dy++)
                        for (int dx = -3; dx <= 3; dx++)
                            if (dx * dx + dy * dy > 0 && at(x + dx, y + dy) >= at(x, y)) return false;
                    return true;
                }
                private float at(int x, int y) {
                    return plane.data[y * plane.width + x];
                }
                private Feature feature(int x, int y) {
                    Feature found = new Feature();
                    found.location = new double[] {x, y};
                    found.descriptor = new float[22];
                    for (int ring = 0; ring < 11; ring++)
                        for (int k = 0; k < 72; k++) {
                            double angle = Math.PI * k / 36;
                            float value = at((int) Math.round(x + ring * Math.cos(angle)), (int) Math.round(y + ring * Math.sin(angle)));
                            found.descriptor[2 * ring] += value / 72;
                            found.descriptor[2 * ring + 1] += value * value / 72;
                        }
                    return found;
                }
            }
            """);

    private StandInSift() {}

    /** @return to be closed by the caller, and before it what {@link Sift#find(ClassLoader)} finds in it */
    static URLClassLoader classes(Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assumeTrue(compiler != null, "this Java has no compiler");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
        for (Map.Entry<String, String> source : SOURCES.entrySet())
            arguments.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue())
                    .toString());
        assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, StandInSift.class.getClassLoader());
    }
}
