// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.SplittableRandom;

/** What lies on many dermoscopy images, drawn over a real one as {@link Phantom} draws it. */
public enum DrawnArtefact {
    /** Dark hairs that cross the skin. */
    HAIR {
        @Override
        void draw(PhantomCanvas canvas, SplittableRandom random) {
            new PhantomHair(random).draw(canvas);
        }
    },
    /** A scale with millimetre ticks. */
    RULER {
        @Override
        void draw(PhantomCanvas canvas, SplittableRandom random) {
            new PhantomRuler(random).draw(canvas);
        }
    };

    abstract void draw(PhantomCanvas canvas, SplittableRandom random);

    /**
     * Draws over a picture, which is taken to show 20 mm on its longer side. Pixels that are not hit stay as they are.
     *
     * @param argb   row-major and opaque, width x height; changed in place
     * @param random decides what is drawn
     */
    public void drawOver(int[] argb, int width, int height, SplittableRandom random) {
        PhantomCanvas canvas = PhantomCanvas.over(argb, width, height, Phantom.FIELD_OF_VIEW / Math.max(width, height));
        draw(canvas, random);
        canvas.copyChanges(argb);
    }
}
