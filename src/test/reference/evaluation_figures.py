#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Reference figures for SurfaceDistanceTest and ClassProbabilitiesTest: MONAI's, scikit-learn's and SciPy's own.

    pip install monai==1.6.1 torch scipy==1.17.1 scikit-learn==1.9.1 numpy==2.4.6
    python3 evaluation_figures.py

Writes ../resources/reference/surface-distances.json and classification-figures.json; the latter is of the images of
isic-challenge-scoring's fixture, ../resources/io/github/lesionj/evaluation/isic.
"""
import csv
import json
import pathlib

import numpy as np
import torch
from monai.metrics import compute_average_surface_distance, compute_hausdorff_distance
from scipy.stats import bootstrap
from sklearn.metrics import confusion_matrix, precision_score, roc_curve

RESOURCES = pathlib.Path(__file__).resolve().parents[1] / "resources"
ISIC = RESOURCES / "io/github/lesionj/evaluation/isic"
CLASSES = ["MEL", "NV", "BCC", "AKIEC", "BKL", "DF", "VASC"]
EIGHTY = 0.80
NINETY = 0.90


def ellipse(height, width, y, x, b, a):
    rows, columns = np.mgrid[:height, :width]
    return ((columns - x) / a) ** 2 + ((rows - y) / b) ** 2 <= 1


def box(height, width, top, left, bottom, right):
    mask = np.zeros((height, width), bool)
    mask[top:bottom, left:right] = True
    return mask


def mask_pairs():
    random = np.random.default_rng(7)
    speckle = random.random((15, 22)) < 0.15
    ring = ellipse(30, 40, 14, 19, 11, 15) & ~ellipse(30, 40, 15, 17, 4, 6)
    return {
        "two discs": (ellipse(23, 31, 11, 15, 7, 10), ellipse(23, 31, 12, 13, 8, 9)),
        "equal": (ellipse(23, 31, 11, 15, 7, 10), ellipse(23, 31, 11, 15, 7, 10)),
        "far apart": (ellipse(30, 44, 6, 7, 4, 5), ellipse(30, 44, 22, 36, 6, 5)),
        "touching the border": (ellipse(20, 26, 2, 24, 9, 8), ellipse(20, 26, 4, 20, 8, 9)),
        "the whole frame": (box(12, 17, 0, 0, 12, 17), ellipse(12, 17, 5, 9, 3, 4)),
        "two pixels": (box(9, 14, 2, 3, 3, 4), box(9, 14, 7, 12, 8, 13)),
        "a pixel in a disc": (ellipse(19, 19, 9, 9, 7, 7), box(19, 19, 4, 11, 5, 12)),
        "a hole": (ring, ellipse(30, 40, 14, 19, 11, 15)),
        "a part too many": (ellipse(30, 40, 10, 12, 7, 8), ellipse(30, 40, 10, 12, 7, 8) | box(30, 40, 25, 33, 28, 37)),
        "a line": (box(13, 25, 6, 2, 7, 23), box(13, 25, 2, 11, 12, 12)),
        "specks": (speckle, random.random((15, 22)) < 0.1),
    }


def surface_distances():
    cases = []
    for name, pair in mask_pairs().items():
        one_hot = [torch.tensor(np.stack([~mask, mask])[None], dtype=torch.float) for mask in pair]
        truth, prediction = one_hot

        def figures(spacing):
            return [compute_hausdorff_distance(prediction, truth, percentile=95, spacing=spacing).item(),
                    compute_average_surface_distance(prediction, truth, symmetric=True, spacing=spacing).item()]

        rows = [["".join("01"[int(pixel)] for pixel in row) for row in mask] for mask in pair]
        cases.append({"name": name, "truth": rows[0], "prediction": rows[1], "pixels": figures(None),
                      "spacing": [0.05, 0.08], "scaled": figures([0.08, 0.05])})
    return cases


def table(name):
    with (ISIC / name).open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    strip = lambda image: image[:-4] if image.lower().endswith(".jpg") else image
    return {strip(row["image"]): np.array([float(row[c]) for c in CLASSES]) for row in rows}


def best_at(xs, ys, least):
    """The greatest y of a polyline where x is at least some value."""
    best = max(y for x, y in zip(xs, ys) if x >= least)
    for x0, y0, x1, y1 in zip(xs, ys, xs[1:], ys[1:]):
        if min(x0, x1) < least < max(x0, x1):
            best = max(best, y0 + (least - x0) / (x1 - x0) * (y1 - y0))
    return best


def classification_figures():
    truth, predictions = table("truth.csv"), table("predictions.csv")
    images = [image for image in truth if image != "ISIC_0035068"]
    p = np.array([predictions[image] for image in images])
    right = np.array([truth[image].argmax() for image in images])
    at_specificity, at_ninety, at_sensitivity = [], [], []
    for c in range(len(CLASSES)):
        false_positive_rate, sensitivity, _ = roc_curve(right == c, p[:, c], drop_intermediate=False)
        at_specificity.append(best_at(1 - false_positive_rate, sensitivity, EIGHTY))
        at_ninety.append(best_at(1 - false_positive_rate, sensitivity, NINETY))
        at_sensitivity.append(best_at(sensitivity, 1 - false_positive_rate, EIGHTY))
    greatest = p.max(1)
    tied = (p == greatest[:, None]).sum(1) > 1
    label = np.where(tied, len(CLASSES), p.argmax(1))
    edges = np.linspace(0, 1, 16)
    bins = np.clip(np.digitize(greatest, edges, right=True) - 1, 0, 14)
    counts = [int((bins == b).sum()) for b in range(15)]
    error = sum(abs((label == right)[bins == b].mean() - greatest[bins == b].mean()) * counts[b] / len(images)
                for b in range(15) if counts[b])
    own = np.array([p[i, right[i]] for i in range(len(images))])
    interval = bootstrap((own,), np.mean, n_resamples=200000, method="percentile", rng=1, batch=5000).confidence_interval
    return {
        "sens_spec_80": at_specificity,
        "sens_spec_90": at_ninety,
        "spec_sens_80": at_sensitivity,
        "precision": precision_score(right, label, labels=range(len(CLASSES)), average=None, zero_division=np.nan).tolist(),
        "confusion": confusion_matrix(right, label, labels=range(len(CLASSES) + 1))[:-1].tolist(),
        "bins": counts,
        "calibration_error": error,
        "interval_of_the_right_class": [float(interval.low), float(interval.high)],
    }


def write(name, content):
    (RESOURCES / "reference" / name).write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    write("surface-distances.json", surface_distances())
    write("classification-figures.json", classification_figures())
