// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import java.util.Arrays;
import java.util.List;

/**
 * A setting of a node.
 *
 * @param value a {@code Long}, {@code Float}, {@code String} or list of {@code Long}
 */
record Attribute(String name, Object value) {

    private static final int NAME = 1;
    private static final int TYPE = 20;

    static Attribute of(String name, long value) {
        return new Attribute(name, value);
    }

    static Attribute of(String name, double value) {
        return new Attribute(name, (float) value);
    }

    static Attribute of(String name, String value) {
        return new Attribute(name, value);
    }

    static Attribute of(String name, long... values) {
        return new Attribute(name, Arrays.stream(values).boxed().toList());
    }

    /** @return the {@code AttributeProto} of onnx.proto */
    Message message() {
        Message message = new Message().text(NAME, name);
        if (value instanceof Float number) return message.decimal(2, number).number(TYPE, 1);
        if (value instanceof Long number) return message.number(3, number).number(TYPE, 2);
        if (value instanceof String text) return message.text(4, text).number(TYPE, 3);
        for (Object number : (List<?>) value) message.number(8, (Long) number);
        return message.number(TYPE, 7);
    }
}
