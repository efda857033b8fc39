// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.io.PictureChoice;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which picture of each file is meant, and how it is turned. */
final class PictureOptions {

    @Option(
            names = "--upright",
            description =
                    "turn pictures as their cameras noted (Exif) and as viewers show them; all results stand upright "
                            + "then. Otherwise pictures and results stay as stored, as ImageJ shows them")
    private boolean upright;

    @Option(
            names = "--series",
            paramLabel = "N",
            description =
                    "of files that Bio-Formats reads, from 1 (default: the largest in colour, if several each by itself)")
    private int series;

    @Option(names = "--channel", paramLabel = "N", description = "one channel as grey, by Bio-Formats, from 1")
    private int channel;

    @Option(
            names = "--z",
            paramLabel = "N",
            description = "one depth, or one picture of a stack, from 1 (default: each by itself)")
    private int slice;

    @Option(names = "--t", paramLabel = "N", description = "one time, from 1 (default: each by itself)")
    private int frame;

    @Option(
            names = "--resolution",
            paramLabel = "N",
            description = "of a pyramid, by Bio-Formats, from 1 for the finest (default: the finest of at most 16"
                    + " megapixels)")
    private int resolution;

    /** @throws UsageException if a number is below 1 */
    PictureChoice choice() {
        Map.of("--series", series, "--channel", channel, "--z", slice, "--t", frame, "--resolution", resolution)
                .forEach((name, number) -> {
                    if (number < 0) throw new UsageException(name + " counts from 1, so it cannot be " + number);
                });
        return new PictureChoice(series, channel, slice, frame, resolution, upright);
    }
}
