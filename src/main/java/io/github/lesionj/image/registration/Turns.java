// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import io.github.lesionj.image.GreyPlane;
import io.github.lesionj.image.registration.Fourier.Plane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Tries all turns and scales: turns and scales the second picture by each, and finds the shift by the correlation of both in
 * Fourier space (Kuglin and Hines 1975), all shifts at once. What it returns is right to a few pixels of a small picture.
 */
final class Turns {

    private static final int SIDE = 128;
    private static final int ANGLES = 48;
    private static final int ANGLES_OF_ONE_SCALE = 144;
    private static final double[] SCALES = {0.63, 0.71, 0.8, 0.89, 1, 1.12, 1.26, 1.41, 1.58};

    /** The longer side of the pictures that are tried. */
    static final int LONG_SIDE = 96;

    private final Fourier fourier = new Fourier(SIDE);
    private final Detail first;
    private final Detail second;
    private final Plane target;

    /** A transform of the second's pixels to the first's, and the height of its correlation. */
    record Trial(Similarity transform, double height) {}

    Turns(Detail first, Detail second) {
        this.first = first;
        this.second = second;
        target = fourier.forward(centred(first, Similarity.IDENTITY, middleX(first), middleY(first)));
    }

    /**
     * @param known the scale, where it is known
     * @return the best, each of another angle or scale, best first
     */
    List<Trial> best(int count, OptionalDouble known) {
        List<Trial> trials = new ArrayList<>();
        int angles = known.isPresent() ? ANGLES_OF_ONE_SCALE : ANGLES;
        for (double scale : known.isPresent() ? new double[] {known.getAsDouble()} : SCALES)
            for (int angle = 0; angle < angles; angle++) trials.add(tried(scale, angle * 360.0 / angles));
        trials.sort(Comparator.comparingDouble(Trial::height).reversed());
        return trials.subList(0, Math.min(count, trials.size()));
    }

    private Trial tried(double scale, double degrees) {
        double x = middleX(second), y = middleY(second);
        Similarity turn = Similarity.about(scale, degrees, x, y, x, y);
        float[] turned = centred(second, turn, x, y);
        Plane plane = fourier.forward(turned);
        double energy = 0, other = 0;
        for (int i = 0; i < turned.length; i++) {
            double re = plane.re()[i], im = plane.im()[i], tr = target.re()[i], ti = target.im()[i];
            energy += re * re + im * im;
            other += tr * tr + ti * ti;
            plane.re()[i] = tr * re + ti * im;
            plane.im()[i] = ti * re - tr * im;
        }
        double[] surface = fourier.inverse(plane);
        int best = 0;
        for (int i = 1; i < surface.length; i++) if (surface[i] > surface[best]) best = i;
        int shiftX = best % SIDE, shiftY = best / SIDE;
        if (shiftX > SIDE / 2) shiftX -= SIDE;
        if (shiftY > SIDE / 2) shiftY -= SIDE;
        Similarity found = Similarity.about(scale, degrees, x, y, middleX(first) + shiftX, middleY(first) + shiftY);
        double norm = Math.sqrt(energy * other) / turned.length;
        return new Trial(found, norm > 0 ? surface[best] / norm : 0);
    }

    private static double middleX(Detail detail) {
        return (detail.width() - 1) / 2.0;
    }

    private static double middleY(Detail detail) {
        return (detail.height() - 1) / 2.0;
    }

    /** @return the picture turned, its middle in the plane's middle, 0 around it */
    private static float[] centred(Detail detail, Similarity turn, double middleX, double middleY) {
        float[] plane = new float[SIDE * SIDE];
        Similarity back = turn.inverse();
        GreyPlane values = detail.values();
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++) {
                double px = x - SIDE / 2 + middleX, py = y - SIDE / 2 + middleY;
                double sx = back.x(px, py), sy = back.y(px, py);
                if (values.contains(sx, sy)) plane[y * SIDE + x] = values.at(sx, sy);
            }
        return plane;
    }
}
