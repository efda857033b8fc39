// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Doctor;
import io.github.lesionj.model.ModelIdentity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All that decides what a batch's results are, beside the pictures: LesionJ's version, models and options.
 *
 * @param values by name
 */
public record Settings(Map<String, String> values) {

    /** Those of a command that has none of its own. */
    public static Settings of(String command) {
        return new Settings(Map.of()).with("command", command).with("version", Doctor.version());
    }

    /** @return with one more; a number or {@code true} will do */
    public Settings with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, String.valueOf(value));
        return new Settings(more);
    }

    /** @return with a model's name and the hash of its weights */
    public Settings with(String name, ModelIdentity model) {
        return with(name, model.name() + " " + model.sha256());
    }

    /** @return in words, how the other ones differ from these; empty if they do not */
    public Optional<String> difference(Settings others) {
        TreeSet<String> names = new TreeSet<>(values.keySet());
        names.addAll(others.values.keySet());
        for (String name : names) {
            String here = values.getOrDefault(name, "none"), there = others.values.getOrDefault(name, "none");
            if (!here.equals(there)) return Optional.of(name + " was " + here + " and is " + there);
        }
        return Optional.empty();
    }
}
