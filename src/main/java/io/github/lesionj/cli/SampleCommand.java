// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lesionj sample}: a drawn dermoscopy image to try the rest with. */
@Command(
        name = "sample",
        description = {
            "Draws a dermoscopy image whose lesion is known exactly.",
            "Writes the image and, beside it, <name>_segmentation.png, its exact mask. The same options always give the same "
                    + "pixels. It imitates looks, not pathology."
        })
final class SampleCommand implements Callable<Integer> {

    private static final Phantom.Options STANDARD = Phantom.Options.DEFAULT;

    private final Session session;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.png",
            description = "image to write; replaced if it exists")
    private Path output;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "another number draws another lesion (default: ${DEFAULT-VALUE})")
    private long seed = STANDARD.seed();

    @Option(names = "--width", paramLabel = "PIXELS", description = "of the image (default: ${DEFAULT-VALUE})")
    private int width = STANDARD.width();

    @Option(names = "--height", paramLabel = "PIXELS", description = "of the image (default: ${DEFAULT-VALUE})")
    private int height = STANDARD.height();

    @Option(
            names = "--hair",
            negatable = true,
            fallbackValue = "true",
            description = "draw hairs across the skin (default: ${DEFAULT-VALUE})")
    private boolean hair = STANDARD.hair();

    @Option(
            names = "--ruler",
            negatable = true,
            fallbackValue = "true",
            description = "draw a scale with millimetre ticks (default: ${DEFAULT-VALUE})")
    private boolean ruler = STANDARD.ruler();

    @Option(
            names = "--vignette",
            negatable = true,
            fallbackValue = "true",
            description = "draw dark corners (default: ${DEFAULT-VALUE})")
    private boolean vignette = STANDARD.vignette();

    @Option(
            names = "--bubbles",
            negatable = true,
            fallbackValue = "true",
            description = "draw bubbles in the gel (default: ${DEFAULT-VALUE})")
    private boolean bubbles = STANDARD.bubbles();

    SampleCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        String name = output.getFileName().toString();
        if (!name.toLowerCase(Locale.ROOT).endsWith(".png"))
            throw new UsageException("The sample is written as PNG, so --output must end in .png, unlike " + name);
        OutputFolder.createFor(output, List.of());
        Phantom phantom = Phantom.draw(options());
        Path mask = output.resolveSibling(ImageOpener.nameOf(output) + "_segmentation.png");
        ImageFile.writePng(output, phantom.image());
        MaskFile.write(mask, phantom.mask());
        session.out()
                .printf(
                        Locale.ROOT,
                        "%s, %d x %d pixels of %.4f %s; its mask is %s%n",
                        output,
                        width,
                        height,
                        phantom.pixelSize().width(),
                        phantom.pixelSize().unit(),
                        mask);
        return Main.DONE;
    }

    private Phantom.Options options() {
        try {
            return new Phantom.Options(width, height, seed, hair, ruler, vignette, bubbles);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }
}
