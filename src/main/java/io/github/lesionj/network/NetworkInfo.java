// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What there is to say of a network of the catalogue.
 *
 * @param name     as in {@link Networks#names()}
 * @param segments whether it answers with one map, and not with classes
 * @param paper    where it was published
 */
public record NetworkInfo(String name, boolean segments, String paper) {

    private static final String LIST = "networks.txt";
    private static final int RGB = 3;
    private static final int ALL_PLANES = 7;
    private static final int DIAGNOSES = 7;

    /** @return one for each network of the catalogue, in the order of {@link Networks#names()} */
    static List<NetworkInfo> all() {
        try (InputStream in = NetworkInfo.class.getResourceAsStream(LIST)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(NetworkInfo::parse)
                    .sorted((a, b) -> a.name.compareTo(b.name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NetworkInfo parse(String line) {
        String[] cells = line.split(" \\| ", 3);
        return new NetworkInfo(cells[0], cells[1].equals("segmentation"), cells[2]);
    }

    /** @return how many numbers it learns, with its own widths, for one map or the seven diagnosis classes */
    public long parameters() {
        int channels = name.equals("CDNN-29") ? ALL_PLANES : RGB;
        return Networks.create(new NetworkSpec(name, channels, segments ? 1 : DIAGNOSES, List.of(), 0))
                .trained();
    }
}
