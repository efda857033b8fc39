// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import io.github.lesionj.network.layer.BatchNorm;
import io.github.lesionj.network.layer.Conv;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResUNetTest {

    /** The paper's layer list: name and parameters. Its last shortcut and the output are cut off there. */
    private static final String PRINTED = """
            conv2d 1792
            bn 256
            conv2d_1 36928
            conv2d_2 256
            bn_1 256
            conv2d_3 73856
            bn_2 512
            conv2d_4 147584
            conv2d_5 8320
            bn_3 512
            conv2d_6 295168
            bn_4 1024
            conv2d_7 590080
            conv2d_8 33024
            bn_5 1024
            conv2d_9 1180160
            bn_6 2048
            conv2d_10 2359808
            conv2d_11 131584
            bn_7 3072
            conv2d_12 1769728
            bn_8 1024
            conv2d_13 590080
            conv2d_14 196864
            bn_9 1536
            conv2d_15 442496
            bn_10 512
            conv2d_16 147584
            conv2d_17 49280
            bn_11 768
            conv2d_18 110656
            bn_12 256
            conv2d_19 36928
            """;

    @Test
    void everyPrintedRowIsThereInOrder() {
        List<String> rows = new ArrayList<>();
        collect(new ResUNet(3, 1, ResUNet.WIDTHS), rows);
        List<String> expected = new ArrayList<>(PRINTED.lines().toList());
        assertEquals(33, expected.size());
        expected.add("conv2d_20 12352");
        expected.add("conv2d_21 65");
        assertEquals(expected, rows);
    }

    /** Numbers convolutions and norms by their order, as Keras does. */
    private static void collect(Block block, List<String> rows) {
        if (block instanceof Conv || block instanceof BatchNorm) {
            String kind = block instanceof Conv ? "conv2d" : "bn";
            long before = rows.stream().filter(row -> row.startsWith(kind)).count();
            long size = block.getParameters().values().stream()
                    .map(Parameter::getShape)
                    .mapToLong(shape -> shape.size())
                    .sum();
            rows.add(kind + (before == 0 ? "" : "_" + before) + " " + size);
        }
        block.getChildren().values().forEach(child -> collect(child, rows));
    }
}
