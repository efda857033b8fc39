// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import us.hebi.quickbuf.ProtoSink;

/** A protobuf message, field by field. It knows its length, so that large contents are written from where they are. */
final class Message {

    private static final int DELIMITED = 2;

    /** Writes some bytes. */
    @FunctionalInterface
    interface Content {
        void write(ProtoSink sink) throws IOException;
    }

    private final List<Content> fields = new ArrayList<>();
    private long size;

    Message number(int field, long value) {
        return add(ProtoSink.computeInt64Size(field, value), sink -> sink.writeInt64(field, value));
    }

    Message decimal(int field, float value) {
        return add(ProtoSink.computeFloatSize(field, value), sink -> sink.writeFloat(field, value));
    }

    Message text(int field, String value) {
        return add(ProtoSink.computeStringSize(field, value), sink -> sink.writeString(field, value));
    }

    Message message(int field, Message value) {
        return delimited(field, value.size, value::write);
    }

    /** @param content of exactly {@code length} bytes */
    Message delimited(int field, long length, Content content) {
        long around = ProtoSink.computeTagSize(field) + ProtoSink.computeRawVarint64Size(length);
        return add(around + length, sink -> {
            sink.writeTag(field, DELIMITED);
            sink.writeRawVarint64(length);
            content.write(sink);
        });
    }

    private Message add(long bytes, Content field) {
        size += bytes;
        fields.add(field);
        return this;
    }

    /** @return the bytes that {@link #write} writes */
    long size() {
        return size;
    }

    void write(ProtoSink sink) throws IOException {
        for (Content field : fields) field.write(sink);
    }
}
