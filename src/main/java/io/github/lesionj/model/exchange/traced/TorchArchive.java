// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The zip that {@code torch.jit.load} reads: a program, an object of its class as a pickle, and the numbers of its tensors. */
final class TorchArchive {

    private static final String FOLDER = "network/";
    private static final String VERSION = "10\n";
    private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private final ZipOutputStream zip;
    private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();

    private TorchArchive(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
    }

    /** @param fields the tensors of the program's class {@code Network} by name */
    static void write(String source, Map<String, Constant> fields, OutputStream out) throws IOException {
        TorchArchive archive = new TorchArchive(out);
        archive.pickle(fields);
        archive.add("data.pkl", archive.pickle.toByteArray());
        archive.add("code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
        archive.add("constants.pkl", NO_CONSTANTS);
        archive.add("byteorder", "little".getBytes(StandardCharsets.US_ASCII));
        int index = 0;
        for (Constant constant : fields.values()) {
            ByteBuffer numbers = constant.numbers().get();
            byte[] bytes = new byte[numbers.remaining()];
            numbers.get(bytes);
            archive.add("data/" + index++, bytes);
        }
        archive.add("version", VERSION.getBytes(StandardCharsets.US_ASCII));
        archive.zip.finish();
    }

    /** In protocol 2 of Python's pickle: an object of the class Network, whose fields are a truth value and tensors. */
    private void pickle(Map<String, Constant> fields) {
        operation("\u0080\u0002c__torch__\nNetwork\n)\u0081}(");
        text("training");
        operation("\u0089");
        int index = 0;
        for (Map.Entry<String, Constant> field : fields.entrySet()) {
            text(field.getKey());
            tensor(field.getValue().dimensions(), index++);
        }
        operation("ub.");
    }

    private void tensor(long[] dimensions, int index) {
        operation("ctorch._utils\n_rebuild_tensor_v2\n((");
        text("storage");
        operation("ctorch\nFloatStorage\n");
        text(Integer.toString(index));
        text("cpu");
        long count = 1;
        for (long size : dimensions) count = Math.multiplyExact(count, size);
        number(count);
        operation("tQ");
        number(0);
        operation("(");
        for (long size : dimensions) number(size);
        operation("t(");
        for (int axis = 0; axis < dimensions.length; axis++) {
            long stride = 1;
            for (int inner = axis + 1; inner < dimensions.length; inner++) stride *= dimensions[inner];
            number(stride);
        }
        operation("t\u0089ccollections\nOrderedDict\n)RtR");
    }

    private void operation(String letters) {
        pickle.writeBytes(letters.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        pickle.write('X');
        pickle.writeBytes(little(bytes.length));
        pickle.writeBytes(bytes);
    }

    private void number(long number) {
        pickle.write('J');
        pickle.writeBytes(little(Math.toIntExact(number)));
    }

    private static byte[] little(int number) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    private void add(String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(FOLDER + name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setTime(0);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
