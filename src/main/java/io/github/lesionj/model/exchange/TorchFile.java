// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.MemoryBudget;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Weights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** State dictionaries as {@code torch.save} writes them: a zip, or before PyTorch 1.6 pickles and numbers in a row. */
final class TorchFile {

    private static final List<String> WRAPPERS = List.of("state_dict", "model_state_dict", "model");
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final String PARALLEL = "module.";

    private TorchFile() {}

    /**
     * Reads the old form: four pickles (a magic number, the version, the machine, the dictionary), one with the
     * storages' keys, and for each of these eight bytes of count and the numbers.
     */
    static Weights legacy(byte[] bytes, MemoryBudget room) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        TorchPickle pickle = new TorchPickle();
        InputStream in = stream(rest);
        if (!MAGIC.equals(pickle.read(in))) throw damaged("it is a pickle, but not PyTorch's");
        pickle.read(in);
        boolean littleEndian =
                !(pickle.read(in) instanceof Map<?, ?> machine) || !Boolean.FALSE.equals(machine.get("little_endian"));
        Object dictionary = pickle.read(in);
        if (!(pickle.read(in) instanceof List<?> keys)) throw damaged("it lists no storages");
        rest.order(ByteOrder.LITTLE_ENDIAN);
        Map<String, ByteBuffer> numbers = new LinkedHashMap<>();
        for (Object key : keys) {
            TorchTensor.Storage storage = pickle.storages().get(key);
            if (storage == null) throw damaged("it holds a storage that no tensor uses");
            if (rest.remaining() < 8
                    || rest.getLong() != storage.count()
                    || rest.remaining() / storage.type().bytes() < storage.count()) throw damaged("it ends early");
            ByteBuffer slice = rest.slice(rest.position(), (int) storage.bytes());
            numbers.put(storage.key(), slice.order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
            rest.position(rest.position() + (int) storage.bytes());
        }
        return weights(dictionary, numbers, room);
    }

    /**
     * Reads the new form.
     *
     * @param entries of the zip, without the folder that encloses them: {@code data.pkl}, {@code data/0}, ..
     */
    static Weights zip(Map<String, byte[]> entries, MemoryBudget room) throws IOException {
        TorchPickle pickle = new TorchPickle();
        Object dictionary = pickle.read(new ByteArrayInputStream(entries.get("data.pkl")));
        boolean bigEndian = entries.containsKey("byteorder")
                && new String(entries.get("byteorder"), StandardCharsets.US_ASCII).equals("big");
        Map<String, ByteBuffer> numbers = new LinkedHashMap<>();
        for (TorchTensor.Storage storage : pickle.storages().values()) {
            byte[] bytes = entries.get("data/" + storage.key());
            if (bytes == null || bytes.length / storage.type().bytes() < storage.count())
                throw damaged("a storage is missing");
            numbers.put(
                    storage.key(),
                    ByteBuffer.wrap(bytes).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
        }
        return weights(dictionary, numbers, room);
    }

    private static Weights weights(Object root, Map<String, ByteBuffer> numbers, MemoryBudget room) {
        Map<?, ?> dictionary = unwrapped(root);
        boolean parallel = names(dictionary).allMatch(name -> name.startsWith(PARALLEL));
        Map<String, Weights.Tensor> tensors = new LinkedHashMap<>();
        dictionary.forEach((key, value) -> {
            if (!(value instanceof TorchTensor tensor)) return;
            String name = key.toString().substring(parallel ? PARALLEL.length() : 0);
            if (!numbers.containsKey(tensor.storage().key())) throw damaged("the storage of " + name + " is missing");
            tensors.put(name, tensor.read(numbers.get(tensor.storage().key()), room));
        });
        if (tensors.isEmpty()) throw new ModelException("it holds no state dictionary of tensors");
        return new Weights(tensors);
    }

    private static Map<?, ?> unwrapped(Object root) {
        if (!(root instanceof Map<?, ?> dictionary)) throw new ModelException("it holds no dictionary of tensors");
        if (names(dictionary).findAny().isPresent()) return dictionary;
        for (String wrapper : WRAPPERS) if (dictionary.get(wrapper) instanceof Map<?, ?> inner) return inner;
        return dictionary;
    }

    private static Stream<String> names(Map<?, ?> dictionary) {
        return dictionary.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof TorchTensor)
                .map(entry -> entry.getKey().toString());
    }

    private static InputStream stream(ByteBuffer bytes) {
        return new InputStream() {
            @Override
            public int read() {
                return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
            }
        };
    }

    private static ModelException damaged(String how) {
        return new ModelException("it is damaged: " + how);
    }
}
