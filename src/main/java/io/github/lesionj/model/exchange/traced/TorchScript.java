// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes down the expression of a {@link io.github.lesionj.network.layer.TorchOp}: calls of PyTorch's operators, names of
 * tensors, numbers, lists, {@code True}, {@code False} and {@code None}.
 */
final class TorchScript {

    private static final Pattern WORD = Pattern.compile("\\G\\s*([\\w.+-]+|[\\[\\](),])");

    private final Operators operators;
    private final Map<String, Value> tensors;
    private final Shape[] results;
    private Matcher words = WORD.matcher("");
    private String word = "";

    /**
     * @param tensors the arguments by name
     * @param results shapes of what the whole expression gives
     */
    TorchScript(Operators operators, Map<String, Value> tensors, Shape... results) {
        this.operators = operators;
        this.tensors = tensors;
        this.results = results;
    }

    /** @return the tensors that an expression gives */
    List<Value> values(String expression) {
        words = WORD.matcher(expression);
        advance();
        Object result = term();
        return result instanceof Value value ? List.of(value) : list(result);
    }

    private void advance() {
        word = words.find() ? words.group(1) : "";
    }

    private Object term() {
        String first = word;
        advance();
        if (first.equals("[")) return terms("]");
        if (word.equals("(")) {
            advance();
            return call(first, terms(")"));
        }
        if (tensors.containsKey(first)) return tensors.get(first);
        return switch (first) {
            case "True" -> 1L;
            case "False" -> 0L;
            case "None" -> Value.NONE;
            default -> first.matches("-?\\d+") ? (Object) Long.valueOf(first) : Double.valueOf(first);
        };
    }

    private List<Object> terms(String end) {
        List<Object> terms = new ArrayList<>();
        while (!word.equals(end)) {
            terms.add(term());
            if (word.equals(",")) advance();
        }
        advance();
        return terms;
    }

    /** Each is followed by its arguments in the order of PyTorch's documentation. */
    private Object call(String name, List<Object> a) {
        return switch (name) {
            case "torch.size" -> tensor(a, 0).size((int) whole(a, 1));
            case "torch.relu_" -> operators.pointwise("Relu", tensor(a, 0));
            case "torch.silu" -> operators.silu(tensor(a, 0));
            case "torch.hardtanh" -> operators.clip(tensor(a, 0), (float) number(a, 1), (float) number(a, 2));
            case "torch.mul" -> operators.arithmetic("Mul", tensor(a, 0), (float) number(a, 1));
            case "torch.add_" -> operators.arithmetic("Add", tensor(a, 0), tensor(a, 1));
            case "torch.permute" -> operators.permute(tensor(a, 0), list(a.get(1)));
            case "torch.layer_norm" -> operators.layerNorm(tensor(a, 0), tensor(a, 2), tensor(a, 3), number(a, 4));
            case "torch.group_norm" ->
                operators.groupNorm(tensor(a, 0), (int) whole(a, 1), tensor(a, 2), tensor(a, 3), number(a, 4));
            case "torch.upsample_bilinear2d" -> upsample(a);
            case "torch.avg_pool2d" ->
                operators.averagePool(tensor(a, 0), list(a.get(1)), list(a.get(2)), list(a.get(3)), results[0]);
            case "torch.max_pool2d_with_indices" -> pool(a);
            case "torch.max_unpool2d" -> operators.maxUnpool(tensor(a, 0), tensor(a, 1), results[0]);
            case "torch.conv_transpose2d" ->
                operators.transposedConvolution(tensor(a, 0), tensor(a, 1), tensor(a, 2), list(a.get(3)), results[0]);
            default -> throw new UnsupportedOperationException(name);
        };
    }

    private List<Value> pool(List<Object> a) {
        List<Long> sideBySide = List.of(2L, 2L);
        if (!a.get(1).equals(sideBySide)
                || !a.get(2).equals(sideBySide)
                || !a.get(3).equals(List.of(0L, 0L)))
            throw new UnsupportedOperationException("places of maxima in windows that are not 2 x 2, side by side");
        return operators.maxPoolWithPlaces(tensor(a, 0), results[0]);
    }

    private Value upsample(List<Object> a) {
        List<Long> size = list(a.get(1));
        if (whole(a, 2) != 0) throw new UnsupportedOperationException("upsampling with aligned corners");
        return operators.bilinear(tensor(a, 0), size.get(0), size.get(1));
    }

    private static Value tensor(List<Object> arguments, int index) {
        return (Value) arguments.get(index);
    }

    private static double number(List<Object> arguments, int index) {
        return ((Number) arguments.get(index)).doubleValue();
    }

    private static long whole(List<Object> arguments, int index) {
        return (Long) arguments.get(index);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Object argument) {
        return (List<T>) argument;
    }
}
