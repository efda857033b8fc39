// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.OutlineOverlay;
import java.awt.Color;
import java.util.Locale;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/**
 * What the averaged network makes of one validation picture, at the network's input size.
 *
 * @param image   as it is fed, before colours become numbers
 * @param truth   the expert's mask; empty when a class is learnt
 * @param found   the network's mask at threshold 0.5; empty when a class is learnt
 * @param caption the picture's id, and for a class the right and the given answer
 */
public record Preview(Img<ARGBType> image, Optional<Img<BitType>> truth, Optional<Img<BitType>> found, String caption) {

    /** @param logits the network's answer: (1,H,W) for a mask, (K) for classes */
    static Preview of(Recipe recipe, Example example, float[] logits) {
        int width = recipe.model().input().width();
        int height = recipe.model().input().height();
        Img<ARGBType> image = Pixels.image(example.argb(), width, height);
        if (example.mask().length == 0)
            return new Preview(image, Optional.empty(), Optional.empty(), answer(recipe, example, logits));
        byte[] found = new byte[example.mask().length];
        for (int i = 0; i < found.length; i++) found[i] = (byte) (logits[i] > 0 ? 1 : 0);
        return new Preview(image, Optional.of(Pixels.mask(example.mask(), width, height)),
                Optional.of(Pixels.mask(found, width, height)), example.id());
    }

    /** @return the image with the expert's outline in blue and the network's in yellow, where masks are learnt */
    public Img<ARGBType> outlined() {
        return outlined(outlined(image, truth, OutlineOverlay.BLUE), found, OutlineOverlay.YELLOW);
    }

    private static Img<ARGBType> outlined(Img<ARGBType> image, Optional<Img<BitType>> mask, Color colour) {
        return mask.map(lesion -> OutlineOverlay.draw(image, lesion, colour)).orElse(image);
    }

    private static String answer(Recipe recipe, Example example, float[] logits) {
        double[] probabilities = Validation.softmax(logits);
        int likeliest = 0;
        for (int c = 1; c < probabilities.length; c++) if (probabilities[c] > probabilities[likeliest]) likeliest = c;
        return String.format(Locale.ROOT, "%s is %s, found %s (%.2f)", example.id(), recipe.model().classes().get(example.label()),
                recipe.model().classes().get(likeliest), probabilities[likeliest]);
    }
}
