// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import io.github.lesionj.image.GreyPlane;

/**
 * Moves a transform until two pictures agree best: Gauss-Newton steps on the squared differences (Lucas and Kanade 1981), where
 * what differs much, such as a part of a lesion that is new, counts little (Tukey's biweight).
 */
final class Refinement {

    private static final int STEPS = 30;
    private static final double STILL = 0.003;
    private static final double OUTLIER = 2.5;
    private static final double LEAST_OVERLAP = 0.2;

    private final Detail first;
    private final Detail second;
    private final boolean scaleKnown;

    /** @param scaleKnown whether the transform's scale stays as it is */
    Refinement(Detail first, Detail second, boolean scaleKnown) {
        this.first = first;
        this.second = second;
        this.scaleKnown = scaleKnown;
    }

    /** A transform of the second's pixels to the first's, and how well both then agree: their correlation, -1 to 1. */
    record Fit(Similarity transform, double agreement) {}

    Fit refined(Similarity start) {
        Similarity best = start.inverse(), current = best;
        double agreement = agreement(current), bestAgreement = agreement;
        for (int step = 0; step < STEPS; step++) {
            double[] change = change(current);
            if (change.length == 0) break;
            current = moved(current, change);
            agreement = agreement(current);
            if (agreement > bestAgreement) {
                bestAgreement = agreement;
                best = current;
            }
            if (reach() * Math.hypot(change[0], change[1]) + Math.hypot(change[2], change[3]) < STILL) break;
        }
        return new Fit(best.inverse(), bestAgreement);
    }

    private double reach() {
        return Math.max(first.width(), first.height()) / 2.0;
    }

    /** The transform goes from the first to the second; its parameters are about the first's middle. */
    private Similarity moved(Similarity t, double[] change) {
        double cx = (first.width() - 1) / 2.0, cy = (first.height() - 1) / 2.0;
        double a = t.a() + change[0], b = t.b() + change[1];
        if (scaleKnown) {
            double keep = t.scale() / Math.hypot(a, b);
            a *= keep;
            b *= keep;
        }
        double mx = t.x(cx, cy) + change[2], my = t.y(cx, cy) + change[3];
        return new Similarity(a, b, mx - (a * cx - b * cy), my - (b * cx + a * cy));
    }

    /** @return da, db, dx, dy; empty where the pictures say nothing */
    private double[] change(Similarity t) {
        GreyPlane image = second.values(), template = first.values();
        double cx = (first.width() - 1) / 2.0, cy = (first.height() - 1) / 2.0;
        double[][] normal = new double[4][5];
        for (int y = 0; y < first.height(); y++)
            for (int x = 0; x < first.width(); x++) {
                if (first.weight().values()[y * first.width() + x] == 0) continue;
                double sx = t.x(x, y), sy = t.y(x, y);
                if (!image.contains(sx, sy) || second.weight().at(sx, sy) < 0.99) continue;
                double rest = template.values()[y * first.width() + x] - image.at(sx, sy);
                double far = rest / OUTLIER;
                if (Math.abs(far) >= 1) continue;
                double weight = (1 - far * far) * (1 - far * far);
                double gx = (image.at(sx + 0.5, sy) - image.at(sx - 0.5, sy));
                double gy = (image.at(sx, sy + 0.5) - image.at(sx, sy - 0.5));
                double px = x - cx, py = y - cy;
                double[] j = {gx * px + gy * py, gy * px - gx * py, gx, gy};
                for (int r = 0; r < 4; r++) {
                    for (int c = 0; c < 4; c++) normal[r][c] += weight * j[r] * j[c];
                    normal[r][4] += weight * j[r] * rest;
                }
            }
        return solved(normal);
    }

    /** Gaussian elimination with pivots. */
    private static double[] solved(double[][] m) {
        for (int i = 0; i < 4; i++) {
            int pivot = i;
            for (int r = i + 1; r < 4; r++) if (Math.abs(m[r][i]) > Math.abs(m[pivot][i])) pivot = r;
            double[] row = m[pivot];
            m[pivot] = m[i];
            m[i] = row;
            if (Math.abs(row[i]) < 1e-9) return new double[0];
            for (int r = i + 1; r < 4; r++) {
                double times = m[r][i] / row[i];
                for (int c = i; c < 5; c++) m[r][c] -= times * row[c];
            }
        }
        double[] x = new double[4];
        for (int i = 3; i >= 0; i--) {
            double sum = m[i][4];
            for (int c = i + 1; c < 4; c++) sum -= m[i][c] * x[c];
            x[i] = sum / m[i][i];
        }
        return x;
    }

    /** The correlation where both count; 0 if that is less than a fifth of the first or of the second. */
    private double agreement(Similarity t) {
        double n = 0, all = 0, sa = 0, sb = 0, aa = 0, bb = 0, ab = 0;
        for (int y = 0; y < first.height(); y++)
            for (int x = 0; x < first.width(); x++) {
                if (first.weight().values()[y * first.width() + x] == 0) continue;
                all++;
                double sx = t.x(x, y), sy = t.y(x, y);
                if (!second.values().contains(sx, sy) || second.weight().at(sx, sy) < 0.99) continue;
                double va = first.values().values()[y * first.width() + x],
                        vb = second.values().at(sx, sy);
                n++;
                sa += va;
                sb += vb;
                aa += va * va;
                bb += vb * vb;
                ab += va * vb;
            }
        double other = 0;
        for (float w : second.weight().values()) other += w;
        if (n < 50 || n < LEAST_OVERLAP * all || n * t.scale() * t.scale() < LEAST_OVERLAP * other) return 0;
        double spread = Math.sqrt((aa - sa * sa / n) * (bb - sb * sb / n));
        return spread > 0 ? (ab - sa * sb / n) / spread : 0;
    }
}
