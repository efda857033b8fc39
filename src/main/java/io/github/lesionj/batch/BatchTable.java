// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.DiskFullException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A table that grows while a batch is at work. At its first saving it takes an older one's place as a whole; from then on whole rows
 * are added at its end, so that it can be read at any time and the work of saving does not grow with it. A device or pipe gets all
 * rows at the end.
 */
final class BatchTable {

    private final ResultTable table;
    private CsvTable pending;
    private boolean begun;

    BatchTable(ResultTable table) {
        this.table = table;
        pending = new CsvTable(table.columns());
    }

    void add(List<List<String>> rows) {
        rows.forEach(pending::add);
    }

    /** Writes what came since the last time. */
    void saveSoFar() throws IOException {
        if (AtomicFile.isSpecial(table.file())) return;
        save();
    }

    void save() throws IOException {
        if (!begun) pending.write(table.file());
        else if (pending.size() > 0) append(pending.rowsToBytes());
        begun = true;
        pending = new CsvTable(table.columns());
    }

    private void append(byte[] rows) throws IOException {
        Path file = AtomicFile.place(table.file());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long end = channel.size();
            try {
                ByteBuffer left = ByteBuffer.wrap(rows);
                while (left.hasRemaining()) channel.write(left, end + left.position());
                channel.force(false);
            } catch (IOException e) {
                channel.truncate(end);
                throw DiskFullException.orSame(e, file.getParent());
            }
        }
    }
}
