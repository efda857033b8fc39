// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.lesionj.model.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model learned from, as {@code training_data} of a package: a data set that is described and not part of the package. */
final class TrainingData {

    private static final String FORMAT = "0.3.0";
    private static final int LONGEST = 1000;
    private static final Pattern OF_DATA = Pattern.compile("(?i)\\bdata(set|base)?\\b|challenge|\\bPH2\\b");
    private static final Pattern TRAINED_ON = Pattern.compile("(?i)\\btrained on\\b");
    private static final Pattern AUTHORS = Pattern.compile("([^,\\d]+(?:, [^,\\d]+)*) \\d{4}, .*");

    /** As notices write them and as SPDX does; where data have several, the first restricts most. */
    private static final Map<String, String> LICENCES =
            new TreeMap<>(Map.of("CC BY-NC 4.0", "CC-BY-NC-4.0", "CC0", "CC0-1.0"));

    private static final List<String> HASHES =
            List.of("labels_sha256", "train_ids_sha256", "validation_ids_sha256", "test_ids_sha256");

    private TrainingData() {}

    /** @return empty where the card says nothing of a training */
    static Optional<JsonObject> of(ModelCard card) {
        Optional<String> counts = counts(card);
        if (counts.isEmpty()) return Optional.empty();
        JsonObject data = new JsonObject();
        data.addProperty("type", "dataset");
        data.addProperty("format_version", FORMAT);
        data.addProperty("name", "Pictures that " + card.name().replace('.', '-') + " learned from");
        List<String> description = new ArrayList<>(List.of("Dermoscopy images, " + counts.get() + "."));
        card.notices().stream()
                .filter(notice -> TRAINED_ON.matcher(notice).find())
                .forEach(description::add);
        description.add(
                "They are not part of this package; a seed, the shares or a list in the recipe of the model's card, and"
                        + " the hashes here, tell which they are.");
        data.addProperty("description", Description.cut(String.join(" ", description), LONGEST));
        List<String> papers = card.citations().stream()
                .filter(citation -> OF_DATA.matcher(citation).find())
                .toList();
        data.add("cite", Papers.entries(papers));
        JsonArray authors = authors(papers);
        if (!authors.isEmpty()) data.add("authors", authors);
        licence(card).ifPresent(licence -> data.addProperty("license", licence));
        JsonArray tags = new JsonArray();
        tags.add("dermoscopy");
        data.add("tags", tags);
        data.add("config", config(card));
        return Optional.of(data);
    }

    private static JsonArray authors(List<String> papers) {
        JsonArray authors = new JsonArray();
        for (String paper : papers) {
            Matcher names = AUTHORS.matcher(paper);
            if (!names.matches()) continue;
            JsonObject author = new JsonObject();
            author.addProperty("name", names.group(1));
            authors.add(author);
        }
        return authors;
    }

    private static Optional<String> licence(ModelCard card) {
        return LICENCES.entrySet().stream()
                .filter(licence -> card.notices().stream()
                        .anyMatch(notice -> notice.matches(
                                "(?i).*\\btrained on [^(]*\\(" + Pattern.quote(licence.getKey()) + "\\).*")))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** @return such as {@code train: 1995 pictures, validation: 149 pictures} */
    static Optional<String> counts(ModelCard card) {
        List<String> counts = new ArrayList<>();
        for (String split : List.of("train", "validation", "test")) {
            JsonElement count = card.training().get(split + "_images");
            if (count != null) counts.add(split + ": " + count.getAsString() + " pictures");
        }
        return counts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", counts));
    }

    private static JsonObject config(ModelCard card) {
        JsonObject lesionj = new JsonObject();
        if (card.training().get("recipe") instanceof JsonObject recipe && recipe.get("data") instanceof JsonObject data)
            lesionj.add("data", data);
        for (String key : HASHES)
            if (card.training().has(key)) lesionj.add(key, card.training().get(key));
        JsonObject config = new JsonObject();
        config.add("lesionj", lesionj);
        return config;
    }
}
