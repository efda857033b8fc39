#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Draws the masks and tables of src/test/resources/.../evaluation/isic and lets isic-challenge-scoring score them.

The figures it prints become segmentation.json, classification.json and classification-weighted.json there, with which a
Java test compares LesionJ's own. Everything is synthetic and follows from the seed.
"""

import csv
import json
import random
import shutil

import judge
from compare import FIXTURE

CLASSES = ["MEL", "NV", "BCC", "AKIEC", "BKL", "DF", "VASC"]
IMAGES_PER_CLASS = [14, 25, 8, 5, 11, 3, 4]


def draw_masks():
    import numpy
    from PIL import Image

    def ellipse(width, height, x, y, a, b):
        rows, columns = numpy.mgrid[:height, :width]
        return (((columns - x) / a) ** 2 + ((rows - y) / b) ** 2 <= 1).astype(numpy.uint8) * 255

    def row(lesion, length=20):
        return numpy.array([[255] * lesion + [0] * (length - lesion)], numpy.uint8)

    def greys(*values):
        return numpy.array([values], numpy.uint8)

    pairs = [
        (ellipse(31, 23, 15, 11, 10, 7), ellipse(31, 23, 13, 12, 9, 8)),
        (ellipse(40, 30, 12, 14, 8, 6), ellipse(40, 30, 30, 20, 5, 5)),
        (ellipse(17, 29, 8, 14, 20, 9), ellipse(17, 29, 8, 13, 6, 10)),
        (row(20), row(13)),
        (row(20), row(12)),
        (row(0), row(0)),
        (row(0), row(3)),
        (row(20), row(20)),
        (row(4), row(0)),
        (greys(0, 127, 128, 129, 255, 200, 128, 130), greys(128, 129, 129, 129, 128, 255, 1, 254)),
        (greys(255), greys(255)),
    ]
    for number, (truth, prediction) in enumerate(pairs):
        image = f"ISIC_{number * 37 + 1:07d}"
        name = image + (".png" if number % 3 == 1 else "_segmentation.png")
        Image.fromarray(truth).save(FIXTURE / "truth" / f"{image}_segmentation.png")
        Image.fromarray(prediction).convert("1" if number == 2 else "L").save(FIXTURE / "predictions" / name)


def write_tables(chance):
    truth = [c for c, count in enumerate(IMAGES_PER_CLASS) for _ in range(count)]
    chance.shuffle(truth)
    images = [f"ISIC_{35000 + 7 * number:07d}" for number in range(len(truth))]
    images[5] = "ISIC_0035068"
    rows = [probabilities(chance, c) for c in truth]
    rows[0] = [0.5, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0]
    rows[1] = [0.0] * 7
    rows[2] = [1.0 if c == truth[2] else 0.0 for c in range(7)]
    rows[3] = [0.25 if c in (truth[3], (truth[3] + 1) % 7) else 0.1 for c in range(7)]

    def table(name, header, lines):
        with (FIXTURE / name).open("w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *lines])

    marks = [[1.0 if c == right else 0.0 for c in range(7)] for right in truth]
    table("truth.csv", ["image", *CLASSES], [[image, *mark] for image, mark in zip(images, marks)])
    weights = [chance.choice([0.0, 0.5, 1.0, 1.0, 2.25]) for _ in truth]
    table("truth-weighted.csv", ["image", *CLASSES, "score_weight", "validation_weight"],
          [[image, *mark, weight, 1.0] for image, mark, weight in zip(images, marks, weights)])
    names = [image + ("", ".jpg", ".JPG")[number % 3] for number, image in enumerate(images)]
    order = [3, 0, 6, 2, 1, 5, 4]
    shuffled = chance.sample(range(len(truth)), len(truth))
    table("predictions.csv", ["image", *(CLASSES[c] for c in order)],
          [[names[i], *(rows[i][c] for c in order)] for i in shuffled])


def probabilities(chance, right):
    """Two decimals, so that many values are tied, and right more often than not."""
    odds = [chance.expovariate(1) + (9 * chance.random() if c == right else 0) for c in range(7)]
    return [round(odd / sum(odds), 2) for odd in odds]


def write_figures(name, figures):
    (FIXTURE / name).write_text(json.dumps(figures, indent=1) + "\n")


def main():
    judge.enter()
    shutil.rmtree(FIXTURE, ignore_errors=True)
    for folder in ("truth", "predictions"):
        (FIXTURE / folder).mkdir(parents=True)
    chance = random.Random(20180920)
    draw_masks()
    write_tables(chance)
    write_figures("segmentation.json", judge.segmentation(FIXTURE / "predictions", FIXTURE / "truth"))
    for suffix in ("", "-weighted"):
        figures = judge.classification(FIXTURE / "predictions.csv", FIXTURE / f"truth{suffix}.csv")
        write_figures(f"classification{suffix}.json", figures)


if __name__ == "__main__":
    main()
