// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The list for SciJava Ops against the methods that it names, and each of them on a drawn picture of both kinds. */
class LesionOpsTest {

    private final Phantom phantom =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120).withSeed(3));

    private static List<Map<String, Object>> entries() throws IOException {
        try (InputStream in = LesionOps.class.getResourceAsStream("/ops.yaml")) {
            List<Map<String, Map<String, Object>>> document = new Yaml().load(in);
            return document.stream().map(entry -> entry.get("op")).toList();
        }
    }

    /**
     * As the engine 1.0 finds it: the path of the source's URI, class and method before the bracket, the classes of its parameters
     * in it; all of them public, and the method static.
     */
    private static Method method(Map<String, Object> op) throws ReflectiveOperationException {
        URI source = URI.create((String) op.get("source"));
        assertEquals("javaMethod", source.getScheme());
        String path = source.getPath().substring(1);
        assertTrue(path.endsWith(")"), path);
        String name = path.substring(0, path.indexOf('('));
        List<Class<?>> types = new ArrayList<>();
        for (String type :
                path.substring(path.indexOf('(') + 1, path.length() - 1).split("\\s*,\\s*"))
            types.add(Class.forName(type));
        Class<?> holder = Class.forName(name.substring(0, name.lastIndexOf('.')));
        Method method = holder.getMethod(name.substring(name.lastIndexOf('.') + 1), types.toArray(Class[]::new));
        assertTrue(Modifier.isPublic(holder.getModifiers()) && Modifier.isStatic(method.getModifiers()), path);
        assertEquals(
                "javaMethod:/" + URLEncoder.encode(path, StandardCharsets.UTF_8),
                op.get("source"),
                "as the engine's own indexer writes it");
        return method;
    }

    /** The engine casts what it reads: another type of one field, and the op is left out with a warning. */
    @Test
    void everyFieldIsOfTheTypeThatTheEngineCastsItTo() throws IOException {
        Set<String> fields =
                Set.of("names", "description", "source", "priority", "version", "parameters", "authors", "tags");
        for (Map<String, Object> op : entries()) {
            assertEquals(fields, op.keySet(), op.toString());
            for (String list : List.of("names", "authors"))
                for (Object text : (List<?>) op.get(list)) assertEquals(String.class, text.getClass(), list);
            for (String text : List.of("description", "source", "version"))
                assertEquals(String.class, op.get(text).getClass(), text);
            assertEquals(0.0, op.get("priority"));
            assertEquals(Map.of(), op.get("tags"));
            for (Object parameter : (List<?>) op.get("parameters")) {
                Map<?, ?> described = (Map<?, ?>) parameter;
                assertEquals(Set.of("parameter type", "name", "description", "type"), described.keySet());
                for (Object text : described.values()) assertEquals(String.class, text.getClass(), text.toString());
            }
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyEntryNamesAMethodAsItIs() throws Exception {
        for (Map<String, Object> op : entries()) {
            Method method = method(op);
            List<Map<String, String>> parameters = (List<Map<String, String>>) op.get("parameters");
            List<String> inputs = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (Map<String, String> parameter : parameters.subList(0, parameters.size() - 1)) {
                assertEquals("INPUT", parameter.get("parameter type"), method.getName());
                inputs.add(parameter.get("type"));
                names.add(parameter.get("name"));
            }
            Map<String, String> output = parameters.get(parameters.size() - 1);
            assertEquals(List.of("image", "mask").subList(0, method.getParameterCount()), names, method.getName());
            assertEquals("OUTPUT", output.get("parameter type"), method.getName());
            assertEquals("output", output.get("name"), method.getName());
            assertEquals(method.getGenericReturnType().getTypeName(), output.get("type"), method.getName());
            assertEquals(
                    Arrays.stream(method.getGenericParameterTypes())
                            .map(type -> type.getTypeName())
                            .toList(),
                    inputs,
                    method.getName());
            assertEquals(
                    List.of("lesion." + method.getName().replace("OfChannels", "")), op.get("names"), method.getName());
            assertTrue(((String) op.get("description")).endsWith("."), method.getName());
            assertTrue(op.get("tags") instanceof Map && op.get("authors") instanceof List, method.getName());
        }
    }

    @Test
    void everyMethodIsListedOnce() throws Exception {
        List<String> listed = new ArrayList<>();
        for (Map<String, Object> op : entries()) listed.add(method(op).getName());
        assertEquals(listed.size(), new TreeSet<>(listed).size(), listed.toString());
        assertEquals(
                Stream.of(LesionOps.class, ExplanationOps.class)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(listed));
    }

    @Test
    void eachOpAnswersTheSameOfBothKindsOfImage() throws Exception {
        Img<ARGBType> colours = phantom.image();
        Img<UnsignedByteType> channels = channels(colours);
        int[] before = Pixels.argb(colours);
        Map<String, String> answers = new HashMap<>();
        for (Map<String, Object> op : entries()) {
            Method method = method(op);
            boolean ofChannels = method.getName().endsWith("OfChannels");
            List<Object> inputs = new ArrayList<>(List.of(ofChannels ? channels : colours));
            if (method.getParameterCount() == 2) inputs.add(phantom.mask());
            String answer = text(method.invoke(null, inputs.toArray()));
            String other =
                    answers.putIfAbsent(((List<?>) op.get("names")).get(0).toString(), answer);
            if (other != null) assertEquals(other, answer, method.getName());
        }
        assertEquals(entries().size(), 2 * answers.size());
        assertArrayEquals(before, Pixels.argb(colours), "the picture stays");
    }

    @Test
    void theAnswersAreThoseOfThePicture() {
        byte[] found = Pixels.bits(LesionOps.segment(phantom.image()));
        byte[] truth = Pixels.bits(phantom.mask());
        int both = 0, any = 0;
        for (int i = 0; i < truth.length; i++) {
            both += found[i] & truth[i];
            any += found[i] | truth[i];
        }
        assertTrue(both > 0.7 * any, both + " of " + any);
        float[] map = Pixels.numbers(LesionOps.probability(phantom.image()));
        assertEquals(truth.length, map.length);
        Map<String, Double> classes = LesionOps.classify(phantom.image());
        assertEquals(
                1, classes.values().stream().mapToDouble(Double::doubleValue).sum(), 1e-6);
        long pixels = 0;
        for (byte bit : truth) pixels += bit;
        assertEquals(pixels, LesionOps.measure(phantom.image(), phantom.mask()).get("area_pixels"));
    }

    private static Img<UnsignedByteType> channels(Img<ARGBType> image) {
        Img<UnsignedByteType> channels = ArrayImgs.unsignedBytes(image.dimension(0), image.dimension(1), 3);
        Cursor<ARGBType> from = image.localizingCursor();
        RandomAccess<UnsignedByteType> to = channels.randomAccess();
        while (from.hasNext()) {
            int argb = from.next().get();
            for (int channel = 0; channel < 3; channel++)
                to.setPositionAndGet(from.getLongPosition(0), from.getLongPosition(1), channel)
                        .set(argb >> 16 - 8 * channel & 255);
        }
        return channels;
    }

    @SuppressWarnings("unchecked")
    private static String text(Object answer) {
        if (answer instanceof Map) return answer.toString();
        Object first = ((Img<?>) answer).firstElement();
        if (first instanceof BitType) return Arrays.toString(Pixels.bits((Img<BitType>) answer));
        if (first instanceof FloatType) return Arrays.toString(Pixels.numbers((Img<FloatType>) answer));
        return Arrays.toString(Pixels.argb((Img<ARGBType>) answer));
    }
}
