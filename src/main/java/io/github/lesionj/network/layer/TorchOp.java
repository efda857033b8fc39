// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A PyTorch operator that DJL has no call for, as a one-line TorchScript function compiled at run time. Gradients flow
 * through it. Constants are part of the expression. Close it when done.
 */
public final class TorchOp implements AutoCloseable {

    private static final String FOLDER = "op/";
    private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private final PtSymbolBlock block;
    private final List<String> inputs;
    private final String expression;

    private TorchOp(PtSymbolBlock block, List<String> inputs, String expression) {
        this.block = block;
        this.inputs = List.copyOf(inputs);
        this.expression = expression;
    }

    /**
     * Compiles an expression over one tensor.
     *
     * @param manager    that the compiled operator lives on
     * @param expression TorchScript over the tensor {@code x}, such as {@code torch.relu(x)}
     */
    public static TorchOp compile(NDManager manager, String expression) {
        return compile(manager, List.of("x"), "Tensor", expression);
    }

    /**
     * Compiles an expression over several tensors.
     *
     * @param manager    that the compiled operator lives on
     * @param inputs     the tensors' names; a list's or number's with its type: {@code all: List[Tensor]}, {@code rate: float}
     * @param result     TorchScript's type of the result: {@code Tensor}, {@code Tuple[()]} for none or, say, {@code Tuple[Tensor, Tensor]}
     * @param expression TorchScript over these names
     */
    public static TorchOp compile(NDManager manager, List<String> inputs, String result, String expression) {
        String arguments = inputs.stream()
                .map(name -> ", " + name + (name.contains(":") ? "" : ": Tensor"))
                .collect(Collectors.joining());
        String code = String.format(Locale.ROOT, """
                class Op(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Op%s) -> %s:
                    return %s
                """, arguments, result, expression);
        try (ByteArrayInputStream archive = new ByteArrayInputStream(archive(code))) {
            return new TorchOp(JniUtils.loadModule((PtNDManager) manager, archive, false, false), inputs, expression);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores the channels of each pixel together in memory: the layout in which convolutions run fastest. */
    public static TorchOp channelsLast(NDManager manager) {
        return compile(manager, "torch.contiguous(x, memory_format=2)");
    }

    /** @return a new array on the first input's manager; the inputs stay open */
    public NDArray apply(NDArray... inputs) {
        return applyAll(inputs).singletonOrThrow();
    }

    /** @return the new arrays of an operator with a tuple as result, on the first input's manager; inputs stay open */
    public NDList applyAll(NDArray... inputs) {
        for (NDArray input : inputs) if (input instanceof Observed observed) return observed.run(this, inputs);
        return IValueUtils.forward(block, new NDList(inputs), true);
    }

    /** An array that does not go into PyTorch by itself: whoever writes down what a network calculates passes such arrays through it. */
    public interface Observed extends NDArray {

        /**
         * Stands in for {@link TorchOp#applyAll} where one of the inputs is such an array.
         *
         * @param inputs this array among them
         */
        NDList run(TorchOp operator, NDArray... inputs);
    }

    /** @return the tensors' names, as {@link #compile(NDManager, List, String, String)} was given them */
    public List<String> inputs() {
        return inputs;
    }

    /** @return the TorchScript over these names */
    public String expression() {
        return expression;
    }

    /**
     * Runs an operator that overwrites the tensors of some of its inputs; no gradient flows.
     *
     * @param lists   its inputs of type {@code List[Tensor]}
     * @param numbers its inputs of type {@code float}, which follow the lists
     */
    public void update(List<List<NDArray>> lists, double... numbers) {
        run(lists, numbers).close();
    }

    /**
     * Runs an operator of one input, of type {@code List[Tensor]}; no gradient flows.
     *
     * @return a new array on the first array's manager
     */
    public NDArray reduce(List<NDArray> list) {
        try (IValue result = run(List.of(list))) {
            return result.toTensor((PtNDManager) list.get(0).getManager());
        }
    }

    private IValue run(List<List<NDArray>> lists, double... numbers) {
        IValue[] inputs = Stream.concat(
                        lists.stream().map(list -> IValue.listFrom(list.toArray(PtNDArray[]::new))),
                        Arrays.stream(numbers).mapToObj(IValue::from))
                .toArray(IValue[]::new);
        IValue result = IValueUtils.forward(block, inputs);
        for (IValue input : inputs) input.close();
        return result;
    }

    @Override
    public void close() {
        block.close();
    }

    private static byte[] archive(String code) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            store(zip, "data.pkl", pickledModule());
            store(zip, "code/__torch__.py", code.getBytes(StandardCharsets.US_ASCII));
            store(zip, "constants.pkl", NO_CONSTANTS);
            store(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    /** The pickle of an object of class {@code __torch__.Op} whose only attribute says that it is not training. */
    private static byte[] pickledModule() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x80, 2});
        out.write("c__torch__\nOp\n".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {')', (byte) 0x81, '}', '(', 'X', 8, 0, 0, 0});
        out.write("training".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {(byte) 0x89, 'u', 'b', '.'});
        return out.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(FOLDER + name);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
