// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.Weights;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a framework names and lays out the parts of one layer; both are translated into LesionJ's. */
enum NamingConvention {
    /** {@code layer.weight}, (Cout,Cin,k,k). */
    PYTORCH {
        @Override
        List<FileLayer> layers(Weights weights) {
            return FileLayer.grouped(weights, '.').stream()
                    .map(layer -> {
                        Map<String, Weights.Tensor> parts = new TreeMap<>(layer.parts());
                        parts.remove("num_batches_tracked");
                        return new FileLayer(layer.name(), parts);
                    })
                    .toList();
        }
    },
    /** {@code layer/kernel:0}, (k,k,Cin,Cout); a depthwise kernel is (k,k,C,1). */
    KERAS {
        private static final Map<String, String> PARTS = Map.of(
                "kernel",
                "weight",
                "gamma",
                "weight",
                "beta",
                "bias",
                "moving_mean",
                "running_mean",
                "moving_variance",
                "running_var",
                "depthwise_kernel",
                "weight",
                "pointwise_kernel",
                "weight");

        @Override
        List<FileLayer> layers(Weights weights) {
            List<FileLayer> layers = new ArrayList<>();
            for (FileLayer layer : FileLayer.grouped(weights, '/')) {
                String name = layer.name().substring(layer.name().lastIndexOf('/') + 1);
                Map<String, Weights.Tensor> parts = new TreeMap<>();
                layer.parts().forEach((part, tensor) -> {
                    String plain = part.replaceFirst(":0$", "");
                    boolean depthwise = plain.equals("depthwise_kernel") || name.matches(".*(dw|depthwise).*");
                    parts.put(plain, plain.endsWith("kernel") ? channelsFirst(tensor, depthwise) : tensor);
                });
                if (name.equals("normalization")) continue;
                if (parts.containsKey("pointwise_kernel")) {
                    layers.add(new FileLayer(name + ".depthwise", Map.of("weight", parts.remove("depthwise_kernel"))));
                    layers.add(new FileLayer(name + ".pointwise", renamed(parts, PARTS)));
                } else {
                    layers.add(new FileLayer(name, renamed(parts, PARTS)));
                }
            }
            return layers;
        }
    };

    /** @return a file's layers with LesionJ's part names and axes, in the file's order */
    abstract List<FileLayer> layers(Weights weights);

    private static Map<String, Weights.Tensor> renamed(Map<String, Weights.Tensor> parts, Map<String, String> names) {
        Map<String, Weights.Tensor> renamed = new TreeMap<>();
        parts.forEach((part, tensor) -> renamed.put(names.getOrDefault(part, part), tensor));
        return renamed;
    }

    /** (h,w,a,b) becomes (b,a,h,w), or (a,b,h,w) if depthwise, with b = 1; (a,b) becomes (b,a). */
    private static Weights.Tensor channelsFirst(Weights.Tensor kernel, boolean depthwise) {
        long[] shape = kernel.shape();
        int axes = shape.length;
        if (axes != 2 && axes != 4) return kernel;
        int pixels = axes == 4 ? (int) (shape[0] * shape[1]) : 1;
        int inputs = (int) shape[axes - 2], outputs = (int) shape[axes - 1];
        float[] values = new float[pixels * inputs * outputs];
        FloatBuffer from = kernel.values().duplicate();
        for (int pixel = 0; pixel < pixels; pixel++)
            for (int in = 0; in < inputs; in++)
                for (int out = 0; out < outputs; out++)
                    values[((depthwise ? in * outputs + out : out * inputs + in)) * pixels + pixel] = from.get();
        long[] turned = axes == 2
                ? new long[] {outputs, inputs}
                : depthwise
                        ? new long[] {(long) inputs * outputs, 1, shape[0], shape[1]}
                        : new long[] {outputs, inputs, shape[0], shape[1]};
        return new Weights.Tensor(turned, FloatBuffer.wrap(values));
    }
}
