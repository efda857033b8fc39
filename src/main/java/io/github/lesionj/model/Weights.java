// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Pair;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The numbers of a network by parameter name, in the safetensors format: eight bytes of header length, a JSON header,
 * then the numbers, all little-endian. We write 32-bit floats and read every {@link NumberType}. Reading trusts nothing:
 * lengths, types and offsets are checked first.
 */
public final class Weights {

    private static final String METADATA = "__metadata__";
    private static final int LARGEST_HEADER = 10_000_000;
    private static final int MOST_TENSORS = 100_000;
    private static final int MOST_AXES = 32;
    private static final float HALF_OVERFLOWS = 65520;
    private final Map<String, Tensor> tensors;

    /**
     * The numbers of one parameter.
     *
     * @param shape  sizes of the axes; none for a single number
     * @param values from position to limit, the last axis running fastest; reading takes a duplicate
     */
    public record Tensor(long[] shape, FloatBuffer values) {

        private NumberType type(boolean half) {
            return half && shape.length > 1 ? NumberType.F16 : NumberType.F32;
        }
    }

    /** @param tensors by parameter name, in the order in which they are to be written; not copied */
    public Weights(Map<String, Tensor> tensors) {
        this.tensors = tensors;
    }

    /** @return the numbers by parameter name, in the file's order */
    public Map<String, Tensor> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    /** Copies the numbers of an initialised network. */
    public static Weights of(Block network) {
        return of(arrays(network));
    }

    /** Copies named arrays, in the map's order. */
    public static Weights of(Map<String, NDArray> arrays) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        arrays.forEach((name, array) ->
                tensors.put(name, new Tensor(array.getShape().getShape(), FloatBuffer.wrap(array.toFloatArray()))));
        return new Weights(tensors);
    }

    /**
     * Copies the numbers into an initialised network.
     *
     * @throws ModelException if a parameter is missing, left over, or of another shape
     */
    public void copyTo(Block network) {
        copyTo(arrays(network));
    }

    /**
     * Copies the numbers into named arrays.
     *
     * @throws ModelException if a name is missing, left over, or of another shape
     */
    public void copyTo(Map<String, NDArray> arrays) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        arrays.forEach((name, array) -> shapes.put(name, array.getShape()));
        requireFit(shapes);
        arrays.forEach(
                (name, array) -> overwrite(array, tensors.get(name).values.duplicate()));
    }

    /**
     * Compares names and shapes with those of a network, which need not be initialised: a card whose network is far larger
     * than its weights takes no memory.
     *
     * @throws ModelException if a parameter is missing, left over, or of another shape
     */
    void requireFit(Block network) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Pair<String, Parameter> entry : network.getParameters())
            shapes.put(entry.getKey(), entry.getValue().getShape());
        requireFit(shapes);
    }

    private void requireFit(Map<String, Shape> shapes) {
        TreeSet<String> unused = new TreeSet<>(tensors.keySet());
        shapes.forEach((name, shape) -> {
            Tensor tensor = tensors.get(name);
            if (tensor == null) throw new ModelException("The weights lack \"" + name + "\", which the network needs");
            if (!Arrays.equals(tensor.shape, shape.getShape()))
                throw new ModelException("The weights \"" + name + "\" have the shape " + Arrays.toString(tensor.shape)
                        + ", the network needs " + shape);
            unused.remove(name);
        });
        if (!unused.isEmpty())
            throw new ModelException(
                    "The weights hold \"" + JsonText.cut(unused.first()) + "\", which the network does not have");
    }

    /** In place of {@code array.set(values)}, which makes PyTorch print a warning about DJL's way of doing it. */
    private static void overwrite(NDArray array, FloatBuffer values) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try (NDArray source = array.getManager().create(values, array.getShape())) {
            array.muli(0);
            array.addi(source);
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /** @return the arrays of an initialised network by parameter name, in the network's order */
    public static Map<String, NDArray> arrays(Block network) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (Pair<String, Parameter> entry : network.getParameters())
            arrays.put(entry.getKey(), entry.getValue().getArray());
        return arrays;
    }

    /** @return whether there are weights of this name and shape */
    public boolean has(String name, long... shape) {
        return tensors.containsKey(name) && Arrays.equals(tensors.get(name).shape, shape);
    }

    /** @return the weights of these names alone */
    public Weights only(Set<String> names) {
        Map<String, Tensor> chosen = new LinkedHashMap<>(tensors);
        chosen.keySet().retainAll(names);
        return new Weights(chosen);
    }

    /** @return the numbers of one parameter as a new array, for tests and tools */
    public float[] values(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) throw new ModelException("The weights lack \"" + name + "\"");
        float[] values = new float[tensor.values.remaining()];
        tensor.values.duplicate().get(values);
        return values;
    }

    /** @return the file's bytes, in single precision */
    public byte[] toBytes() {
        return toBytes(false);
    }

    /**
     * @param half whether what has more than one dimension is rounded to half precision, which halves the file; biases and
     *     what belongs to a normalisation stay as they are
     * @return the file's bytes
     */
    public byte[] toBytes(boolean half) {
        return toBytes(half, Map.of());
    }

    /**
     * @param half     as in {@link #toBytes(boolean)}
     * @param metadata texts by name that stand in the header before the tensors, for people and other programs
     * @return the file's bytes
     */
    public byte[] toBytes(boolean half, Map<String, String> metadata) {
        JsonObject header = new JsonObject();
        if (!metadata.isEmpty()) {
            JsonObject texts = new JsonObject();
            metadata.forEach(texts::addProperty);
            header.add(METADATA, texts);
        }
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            NumberType type = entry.getValue().type(half);
            long end = offset + (long) type.bytes() * entry.getValue().values.remaining();
            header.add(entry.getKey(), describe(type, entry.getValue().shape, offset, end));
            offset = end;
        }
        byte[] json = padded(header.toString().getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(8 + json.length + offset)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        for (Tensor tensor : tensors.values())
            for (FloatBuffer values = tensor.values.duplicate(); values.hasRemaining(); )
                if (tensor.type(half) == NumberType.F16) bytes.putShort(toHalf(values.get()));
                else bytes.putFloat(values.get());
        return bytes.array();
    }

    private static byte[] padded(byte[] text) {
        byte[] padded = Arrays.copyOf(text, (text.length + 7) / 8 * 8);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    private static short toHalf(float number) {
        if (Float.isFinite(number) && Math.abs(number) >= HALF_OVERFLOWS)
            throw new ModelException(
                    "The weight " + number + " is too large for half precision; store the weights as float32");
        return NumberType.toHalf(number);
    }

    private static JsonObject describe(NumberType type, long[] shape, long from, long to) {
        JsonArray dimensions = new JsonArray();
        for (long size : shape) dimensions.add(size);
        JsonArray offsets = new JsonArray();
        offsets.add(from);
        offsets.add(to);
        JsonObject tensor = new JsonObject();
        tensor.addProperty("dtype", type.name());
        tensor.add("shape", dimensions);
        tensor.add("data_offsets", offsets);
        return tensor;
    }

    /**
     * Reads a file's bytes.
     *
     * @throws ModelException if they are no safetensors file
     */
    public static Weights read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.length < 8 ? -1 : buffer.getLong(0);
        if (length < 2 || length > LARGEST_HEADER || length > bytes.length - 8)
            throw damaged("its header has an impossible length");
        String json = new String(bytes, 8, (int) length, StandardCharsets.UTF_8);
        ByteBuffer data = buffer.position(8 + (int) length).slice().order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        MemoryBudget room = new MemoryBudget();
        try {
            JsonObject header = JsonText.parse(json).getAsJsonObject();
            if (header.size() > MOST_TENSORS) throw damaged("it holds more than " + MOST_TENSORS + " tensors");
            for (Map.Entry<String, JsonElement> entry : header.entrySet())
                if (!entry.getKey().equals(METADATA))
                    tensors.put(
                            entry.getKey(),
                            tensor(entry.getKey(), entry.getValue().getAsJsonObject(), data, room));
        } catch (IllegalStateException
                | UnsupportedOperationException
                | NullPointerException
                | IndexOutOfBoundsException
                | ArithmeticException
                | NumberFormatException e) {
            throw new ModelException("The weights file is damaged: its header cannot be read; get the model again", e);
        } catch (LinkageError e) {
            throw LibraryClash.explain(e);
        }
        return new Weights(tensors);
    }

    private static Tensor tensor(String name, JsonObject json, ByteBuffer data, MemoryBudget room) {
        String dtype = json.get("dtype").getAsString();
        NumberType type = NumberType.named(dtype)
                .orElseThrow(() -> new ModelException("The weights \"" + name + "\" are of type " + dtype
                        + "; supported are " + Arrays.toString(NumberType.values())));
        JsonArray dimensions = json.getAsJsonArray("shape");
        if (dimensions.size() > MOST_AXES)
            throw damaged("\"" + JsonText.cut(name) + "\" has more than " + MOST_AXES + " axes");
        long[] shape = new long[dimensions.size()];
        long count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = dimensions.get(i).getAsLong();
            if (shape[i] < 0) throw damaged("\"" + name + "\" has a negative size");
            count = Math.multiplyExact(count, shape[i]);
        }
        long from = json.getAsJsonArray("data_offsets").get(0).getAsLong();
        long to = json.getAsJsonArray("data_offsets").get(1).getAsLong();
        if (from < 0 || to > data.capacity() || to - from != Math.multiplyExact(type.bytes(), count))
            throw damaged("\"" + name + "\" lies outside the file");
        if (type != NumberType.F32) room.takeFloats(shape);
        ByteBuffer slice = data.duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .position((int) from)
                .limit((int) to);
        return new Tensor(shape, type.all(slice.slice().order(ByteOrder.LITTLE_ENDIAN)));
    }

    /** @return whether a file begins as a safetensors file does: with the length of a header within it, and the header */
    public static boolean isSafetensors(byte[] bytes) {
        if (bytes.length < 10 || bytes[8] != '{') return false;
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        return length >= 2 && length <= LARGEST_HEADER && length <= bytes.length - 8;
    }

    /**
     * Checks that every number is one.
     *
     * @return this
     * @throws ModelException if one is NaN or infinite; the message names the first tensor with such a number
     */
    public Weights requireFinite() {
        tensors.forEach((name, tensor) -> {
            for (FloatBuffer values = tensor.values.duplicate(); values.hasRemaining(); ) {
                float value = values.get();
                if (!Float.isFinite(value))
                    throw new ModelException("the weights \"" + JsonText.cut(name) + "\" hold a number that is none ("
                            + (Float.isNaN(value) ? "NaN" : "infinite") + "); train the model again, or get it anew");
            }
        });
        return this;
    }

    private static ModelException damaged(String how) {
        return new ModelException("The weights file is damaged: " + how + "; get the model again");
    }
}
