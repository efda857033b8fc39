// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    enum Kind {
        SOFT,
        HARD_BOILED
    }

    record Inner(@Default("0.5") double share, List<Integer> sizes) {}

    record Outer(
            String name, @Default("3") int count, Kind kind, Inner inner, Map<String, Double> figures, JsonObject any) {
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
    @CsvSource(
            delimiter = '|',
            value = {
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
        assertEquals(
                message,
                assertThrows(ModelException.class, () -> Json.read(bad, Outer.class))
                        .getMessage());
    }

    @Test
    void saysWhenItIsNoJson() {
        String message = assertThrows(ModelException.class, () -> Json.read("{", Outer.class))
                .getMessage();
        assertEquals("This is not valid JSON", message.substring(0, 22));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[[{\"a\":["})
    void nestedBracketsEndInASentence(String opening) {
        String deep = opening.repeat(100_000);
        for (String text : List.of(deep, GOOD.replace("\"any\":{", "\"any\":{\"x\":" + deep)))
            assertEquals(
                    "This is not valid JSON: its brackets are nested more than 64 deep",
                    assertThrows(ModelException.class, () -> Json.read(text, Outer.class))
                            .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\":\"a\",|\"name\":\"a\",\"name\":\"b\",|the key \"name\" is given twice",
                "\"x\":1.5|\"x\":1.5,\"x\":1.5|the key \"figures.x\" is given twice",
                "\"q\":[]|\"q\":[],\"q\":1|the key \"any.q\" is given twice",
                "1.5|1e999|figures.x: the number 1e999 is too large",
                "1.5|-1e400|figures.x: the number -1e400 is too large",
                "\"q\":[]|\"q\":1e400|any.q: the number 1e400 is too large",
                "1.5|\"NaN\"|figures.x: \"NaN\" is no number",
                "1.5|null|figures.x: null is no number",
                "\"name\"|\"count\":2147483648,\"name\"|count: 2147483648 is no whole number that fits",
                "\"name\"|\"count\":99999999999999999999,\"name\"|count: 1.0E20 is no whole number that fits",
                "\"name\"|\"count\":1e300,\"name\"|count: 1.0E300 is no whole number that fits",
                "\"name\":\"a\"|\"name\":5|name: 5 is no text in quotation marks",
                "\"name\":\"a\"|\"name\":[\"a\"]|name: [\"a\"] is no text in quotation marks",
                "1.5|\"1.5\"|figures.x: \"1.5\" is no number",
            })
    void numbersAndKeysAreTakenAtTheirWord(String find, String replacement, String message) {
        assertEquals(
                message,
                assertThrows(ModelException.class, () -> Json.read(GOOD.replace(find, replacement), Outer.class))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NaN", "Infinity", "-Infinity", "nan", "// note\n1", "1 2", "'a'", "[1,]", "", "{a:1}", "01"})
    void whatIsNoJsonIsSaidInOneSentence(String value) {
        String text = GOOD.replace("1.5", value);
        String message = assertThrows(ModelException.class, () -> Json.read(text, Outer.class))
                .getMessage();
        assertTrue(message.matches("[^\n]{10,250}"), message);
        assertFalse(message.contains("http") || message.contains("Exception") || message.contains("lenient"), message);
    }

    @Test
    void textAfterTheEndIsNoJson() {
        assertThrows(ModelException.class, () -> Json.read(GOOD + "{}", Outer.class));
    }

    @Test
    void wholeNumbersKeepAllTheirDigits() {
        assertEquals(
                9007199254740993L,
                Json.read("{\"seed\": 9007199254740993}", Seeded.class).seed());
        assertEquals(
                Long.MIN_VALUE,
                Json.read("{\"seed\": -9223372036854775808}", Seeded.class).seed());
        assertEquals(3, Json.read("{\"seed\": 3.0}", Seeded.class).seed());
        assertThrows(ModelException.class, () -> Json.read("{\"seed\": 9223372036854775808}", Seeded.class));
    }

    record Seeded(long seed) {}

    record Measured(@AnyNumber Map<String, Double> figures, double sure) {}

    @Test
    void onlyMeasuredNumbersMayBeNone() {
        Measured measured = new Measured(Map.of("loss", Double.NaN), 1);
        assertEquals(measured, Json.read(Json.write(measured), Measured.class));
        String strange = Json.write(new Measured(Map.of(), Double.POSITIVE_INFINITY));
        assertThrows(ModelException.class, () -> Json.read(strange, Measured.class));
    }
}
