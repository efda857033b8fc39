// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import java.util.List;

/**
 * Names a network of the catalogue and fixes what its builder leaves open; part of every recipe and model card.
 *
 * @param name     as in {@link Networks#names()}
 * @param channels of the input: 3 for RGB, 7 for RGB+HSV+L
 * @param outputs  maps of a segmentation network (1) or classes of a classification network
 * @param widths   channels of the network's levels; empty for the network's own default
 * @param dropout  rate before the last layer, where the network has one
 */
public record NetworkSpec(String name, int channels, int outputs, List<Integer> widths, double dropout) {

    private static final int MOST_LEVELS = 12;

    public NetworkSpec {
        widths = List.copyOf(widths);
        if (channels < 1 || outputs < 1)
            throw new IllegalArgumentException("Network " + name + " needs at least one input channel and one output");
        if (widths.stream().anyMatch(width -> width < 4 || width > 4096))
            throw new IllegalArgumentException("Network " + name + ": widths lie between 4 and 4096, not " + widths);
        if (!(dropout >= 0 && dropout < 1))
            throw new IllegalArgumentException("Network " + name + ": dropout lies in [0, 1), not " + dropout);
    }

    /** @return these widths, or the network's own where none are given */
    public List<Integer> widthsOr(List<Integer> defaults) {
        if (widths.isEmpty()) return defaults;
        if (widths.size() != defaults.size())
            throw new IllegalArgumentException(
                    "Network " + name + " takes " + defaults.size() + " widths, not " + widths.size());
        return widths;
    }

    /** @return as {@link #widthsOr}, for networks of any depth: two levels or more, up to those that halve the largest input to a pixel */
    public List<Integer> levelsOr(List<Integer> defaults) {
        if (widths.isEmpty()) return defaults;
        if (widths.size() < 2)
            throw new IllegalArgumentException("Network " + name + " takes at least 2 widths, not " + widths.size());
        if (widths.size() > MOST_LEVELS)
            throw new IllegalArgumentException(
                    "Network " + name + " takes at most " + MOST_LEVELS + " widths, not " + widths.size());
        return widths;
    }
}
