// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.github.lesionj.network.layer.Layer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every network of the catalogue has the size in print: what is trained, and with the running statistics. */
class ParameterCountsTest {

    private static final String COUNTS = "/reference/parameter-counts.csv";

    @ParameterizedTest
    @CsvFileSource(resources = COUNTS, quoteCharacter = '\'')
    void countsParametersAsPublished(String name, int channels, int outputs, String widths, long trained, long stored) {
        Layer network = Networks.create(new NetworkSpec(name, channels, outputs, numbers(widths), 0));
        long all = 0, trainable = 0;
        for (Pair<String, Parameter> entry : network.getParameters()) {
            long size = entry.getValue().getShape().size();
            all += size;
            if (entry.getValue().requiresGradient()) trainable += size;
        }
        assertEquals(trained, trainable);
        assertEquals(stored, all);
    }

    @Test
    void noNetworkOfTheCatalogueIsLeftOut() throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(ParameterCountsTest.class.getResourceAsStream(COUNTS), StandardCharsets.UTF_8))) {
            Set<String> counted = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(new TreeSet<>(Networks.names()), counted);
        }
    }

    private static List<Integer> numbers(String text) {
        if (text.isEmpty()) return List.of();
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }
}
