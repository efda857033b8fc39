// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Citations as BioImage.IO wants them: each with a number or page by which the paper is found. */
final class Papers {

    private static final Pattern ARXIV = Pattern.compile("arXiv[: ](\\d{4}\\.\\d{4,5})");
    private static final Pattern DOI = Pattern.compile("\\b(10\\.\\d{4,}/[^\\s,;]+)");

    /** Of papers that cards name by journal and page. */
    private static final Map<String, String> DOI_OF = Map.of("Scientific Data 5:180161", "10.1038/sdata.2018.161");

    private Papers() {}

    /** @return those whose paper can be found; a package's documentation names all */
    static JsonArray entries(List<String> citations) {
        JsonArray cite = new JsonArray();
        for (String citation : citations)
            doi(citation)
                    .map(doi -> entry(citation, "doi", doi))
                    .or(() -> arxiv(citation).map(page -> entry(citation, "url", page)))
                    .ifPresent(cite::add);
        return cite;
    }

    private static Optional<String> doi(String citation) {
        Matcher said = DOI.matcher(citation);
        if (said.find()) return Optional.of(said.group(1));
        return DOI_OF.entrySet().stream()
                .filter(known -> citation.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<String> arxiv(String citation) {
        Matcher arxiv = ARXIV.matcher(citation);
        return arxiv.find() ? Optional.of("https://arxiv.org/abs/" + arxiv.group(1)) : Optional.empty();
    }

    private static JsonObject entry(String citation, String key, String place) {
        JsonObject entry = new JsonObject();
        entry.addProperty("text", citation);
        entry.addProperty(key, place);
        return entry;
    }
}
