// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.appearance.Appearance;
import io.github.lesionj.io.ImageOpener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Prints the {@link Appearance} of each picture that the input names, a line each: {@code benchmarks/unfamiliar}. */
public final class AppearanceProbe {

    private AppearanceProbe() {}

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String file = in.readLine(); file != null; file = in.readLine()) {
            double[] numbers = Appearance.of(ImageOpener.open(Path.of(file)).image());
            System.out.println(file + ","
                    + Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(",")));
        }
    }
}
