// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    enum Kind {
        SOFT,
        HARD_BOILED
    }

    record Inner(@Default("0.5") double share, List<Integer> sizes) {}

    record Outer(String name, @Default("3") int count, Kind kind, Inner inner, Map<String, Double> figures, JsonObject any) {
        Outer {
            if (count < 0) throw new IllegalArgumentException("count must not be negative");
        }
    }

    private static final String GOOD =
            "{\"name\":\"a\",\"kind\":\"hard_boiled\",\"inner\":{\"sizes\":[1,2]},\"figures\":{\"x\":1.5},\"any\":{\"q\":[]}}";

    @Test
    void readsWithDefaults() {
        Outer outer = Json.read(GOOD, Outer.class);
        assertEquals(3, outer.count());
        assertEquals(Kind.HARD_BOILED, outer.kind());
        assertEquals(0.5, outer.inner().share());
        assertEquals(List.of(1, 2), outer.inner().sizes());
        assertEquals(1.5, outer.figures().get("x"));
    }

    @Test
    void writesWhatItReads() {
        Outer outer = Json.read(GOOD, Outer.class);
        assertEquals(outer, Json.read(Json.write(outer), Outer.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"inner\"|\"iner\"|unknown key \"iner\"; did you mean \"inner\"? Known keys are name, count, kind, inner, figures, any",
        "\"sizes\"|\"size\"|inner: unknown key \"size\"; did you mean \"sizes\"? Known keys are share, sizes",
        "\"name\":\"a\",||the key \"name\" is missing",
        "hard_boiled|raw|kind: \"raw\" is none of soft, hard_boiled",
        "[1,2]|[1,2.5]|inner.sizes[1]: 2.5 is no whole number that fits",
        "[1,2]|7|inner.sizes: a list [..] is needed, not 7",
        "\"name\"|\"count\":-1,\"name\"|count must not be negative",
        "\"name\"|\"count\":\"x\",\"name\"|count: \"x\" is no whole number that fits",
    })
    void namesThePlaceOfAMistake(String find, String replacement, String message) {
        String bad = GOOD.replace(find, replacement == null ? "" : replacement);
        assertEquals(message, assertThrows(ModelException.class, () -> Json.read(bad, Outer.class)).getMessage());
    }

    @Test
    void saysWhenItIsNoJson() {
        String message = assertThrows(ModelException.class, () -> Json.read("{", Outer.class)).getMessage();
        assertEquals("This is not valid JSON", message.substring(0, 22));
    }
}
