// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.NumberType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads PyTorch's pickles without running what they ask for: a pickle is a program that may call anything. This one may
 * make tensors, ordered dictionaries, lists, tuples, texts and numbers; whatever else it names is refused by that name.
 * None of the library's own constructors is used, and no operation that is not listed here.
 */
final class TorchPickle extends Unpickler {

    private static final int MOST_OPERATIONS = 1_000_000;
    private static final int LONGEST_TEXT = 4096;

    private static final Map<String, Object> NAMES = Map.ofEntries(
            Map.entry("collections.OrderedDict", constructor(arguments -> new LinkedHashMap<>())),
            Map.entry("torch._utils._rebuild_tensor_v2", constructor(TorchPickle::tensor)),
            Map.entry("torch._utils._rebuild_parameter", constructor(arguments -> arguments[0])),
            Map.entry("torch.DoubleStorage", NumberType.F64),
            Map.entry("torch.FloatStorage", NumberType.F32),
            Map.entry("torch.HalfStorage", NumberType.F16),
            Map.entry("torch.BFloat16Storage", NumberType.BF16),
            Map.entry("torch.LongStorage", NumberType.I64),
            Map.entry("torch.IntStorage", NumberType.I32),
            Map.entry("torch.ShortStorage", NumberType.I16),
            Map.entry("torch.CharStorage", NumberType.I8),
            Map.entry("torch.ByteStorage", NumberType.U8),
            Map.entry("torch.BoolStorage", NumberType.BOOL));

    private static final Set<Short> HARMLESS = Set.of(
            Opcodes.PROTO,
            Opcodes.FRAME,
            Opcodes.MARK,
            Opcodes.STOP,
            Opcodes.POP,
            Opcodes.NONE,
            Opcodes.NEWTRUE,
            Opcodes.NEWFALSE,
            Opcodes.BININT,
            Opcodes.BININT1,
            Opcodes.BININT2,
            Opcodes.LONG1,
            Opcodes.BINFLOAT,
            Opcodes.SHORT_BINUNICODE,
            Opcodes.EMPTY_LIST,
            Opcodes.APPEND,
            Opcodes.EMPTY_TUPLE,
            Opcodes.TUPLE,
            Opcodes.TUPLE1,
            Opcodes.TUPLE2,
            Opcodes.TUPLE3,
            Opcodes.BINGET,
            Opcodes.LONG_BINGET,
            Opcodes.BINPUT,
            Opcodes.LONG_BINPUT,
            Opcodes.MEMOIZE,
            Opcodes.BINPERSID,
            Opcodes.REDUCE);

    private final Map<String, TorchTensor.Storage> storages = new LinkedHashMap<>();
    private int operations;

    /**
     * Reads one pickle, up to its end.
     *
     * @throws ModelException if it is damaged or asks for anything but tensors; the message does not name the file
     */
    Object read(InputStream pickle) throws IOException {
        try {
            return load(pickle);
        } catch (PickleException
                | ClassCastException
                | IndexOutOfBoundsException
                | NullPointerException
                | IllegalArgumentException e) {
            throw new ModelException("it is damaged: its pickle cannot be read", e);
        }
    }

    /** @return the storages that the pickles referred to, by key */
    Map<String, TorchTensor.Storage> storages() {
        return storages;
    }

    @Override
    protected Object dispatch(short operation) throws IOException {
        if (++operations > MOST_OPERATIONS) throw new ModelException("its pickle is too long for a state dictionary");
        switch (operation) {
            case Opcodes.GLOBAL -> stack.add(named(line(), line()));
            case Opcodes.STACK_GLOBAL -> {
                String name = (String) stack.pop();
                stack.add(named((String) stack.pop(), name));
            }
            case Opcodes.INST -> named(line(), line());
            case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>());
            case Opcodes.SETITEM -> {
                Object value = stack.pop();
                put(stack.pop(), value);
            }
            case Opcodes.SETITEMS -> putAll();
            case Opcodes.APPENDS -> appendAll();
            case Opcodes.BUILD -> ignoreState();
            case Opcodes.BINUNICODE -> stack.add(text());
            default -> {
                if (HARMLESS.contains(operation)) return super.dispatch(operation);
                throw new ModelException(
                        "its pickle uses the operation " + operation + ", which no state dictionary needs");
            }
        }
        return NO_RETURN_VALUE;
    }

    private static Object named(String module, String name) {
        Object known = NAMES.get(module + "." + name);
        if (known == null)
            throw new ModelException("it asks to call " + module + "." + name
                    + ", and only tensors are read from a pickle; save the model's state_dict() instead, or, if it should"
                    + " be one, do not use the file");
        return known;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0 || line.length() == LONGEST_TEXT) throw new PickleException("no end of line");
            line.append((char) c);
        }
        return line.toString();
    }

    private String text() throws IOException {
        int length = ByteBuffer.wrap(PickleUtils.readbytes(input, 4))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        if (length < 0 || length > LONGEST_TEXT) throw new PickleException("a text of " + length + " bytes");
        return new String(PickleUtils.readbytes(input, length), StandardCharsets.UTF_8);
    }

    private void putAll() {
        List<Object> items = stack.pop_all_since_marker();
        for (int i = 0; i < items.size(); i += 2) put(items.get(i), items.get(i + 1));
    }

    @SuppressWarnings("unchecked")
    private void appendAll() {
        List<Object> items = stack.pop_all_since_marker();
        ((List<Object>) stack.peek()).addAll(items);
    }

    /** Texts and numbers alone are keys: the hash of a list can be made to take for ever. */
    @SuppressWarnings("unchecked")
    private void put(Object key, Object value) {
        if (!(key instanceof String || key instanceof Number)) throw new PickleException("a strange key");
        ((Map<Object, Object>) stack.peek()).put(key, value);
    }

    /** An ordered dictionary carries notes about versions. */
    private void ignoreState() {
        stack.pop();
        if (!(stack.peek() instanceof Map)) throw new PickleException("a state for something else than a dictionary");
    }

    @Override
    protected Object persistentLoad(Object id) {
        Object[] parts = (Object[]) id;
        if (!parts[0].equals("storage") || parts.length > 5 && parts[5] != null)
            throw new PickleException("no storage");
        TorchTensor.Storage storage =
                new TorchTensor.Storage((String) parts[2], (NumberType) parts[1], ((Number) parts[4]).longValue());
        TorchTensor.Storage before = storages.putIfAbsent(storage.key(), storage);
        if (storage.count() < 0 || before != null && !before.equals(storage))
            throw new PickleException("two storages in one");
        return storage;
    }

    /** Arguments: storage, offset, shape, strides, and what concerns gradients. */
    private static Object tensor(Object[] arguments) {
        return new TorchTensor(
                (TorchTensor.Storage) arguments[0],
                ((Number) arguments[1]).longValue(),
                longs(arguments[2]),
                longs(arguments[3]));
    }

    private static long[] longs(Object tuple) {
        Object[] items = (Object[]) tuple;
        long[] longs = new long[items.length];
        for (int i = 0; i < longs.length; i++) longs[i] = ((Number) items[i]).longValue();
        return longs;
    }

    private static IObjectConstructor constructor(IObjectConstructor constructor) {
        return constructor;
    }
}
