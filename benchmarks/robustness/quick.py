#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""A look at spoiled pictures that takes minutes: one classifier alone, not mirrored, in ONNX Runtime.

    ./lesionj export efficientnetlite0-ham10000-whole --format onnx --output whole.onnx
    quick.py whole.onnx DATA N LEVEL... > table.md

Every N-th picture of the validation fold of HAM10000. run.sh measures what LesionJ itself answers, which takes hours.
"""
import json
import pathlib
import sys

import numpy as np
import onnxruntime
from PIL import Image

from corrupt import LEVELS, spoiled
from table import CLASSES, compared, rows

HELD_OUT = pathlib.Path(__file__).parents[2] / "docs/models/efficientnetlite0-ham10000/held-out.csv"
NAMES = ["balanced accuracy", "accuracy", "MEL sensitivity", "MEL specificity", "MEL precision", "same class"]


class Answers:
    def __init__(self, model):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(model, options)
        card = json.loads(self.session.get_modelmeta().custom_metadata_map["lesionj.card"])
        self.size = card["input"]["width"], card["input"]["height"]
        self.mean, self.std = (np.array(card["input"][k], np.float32).reshape(3, 1, 1) for k in ("mean", "std"))

    def called(self, picture):
        x = np.asarray(picture.resize(self.size, Image.BILINEAR), np.float32).transpose(2, 0, 1) / 255
        return int(self.session.run(None, {"image": ((x - self.mean) / self.std)[None]})[0][0].argmax())


def figures(table):
    """Of (true class, called class, class called without spoiling)."""
    true, called, plain = np.array(table).T
    right = true == called
    melanoma, suspected = true == 0, called == 0

    def share(part, whole):
        return part.sum() / whole.sum() if whole.any() else np.nan

    return np.array([np.mean([right[true == c].mean() for c in set(true)]), right.mean(), share(melanoma & suspected, melanoma),
                     share(~melanoma & ~suspected, ~melanoma), share(melanoma & suspected, suspected), (called == plain).mean()])


def main(model, data, nth, *levels):
    answers = Answers(model)
    labels = {row["image_id"]: row for row in rows(pathlib.Path(data) / "ham10000" / "labels.csv")}
    images = [row["image_id"] for row in rows(HELD_OUT) if row["split"] == "validation"][int(nth) - 1::int(nth)]
    pictures = {image: Image.open(pathlib.Path(data) / "ham10000" / "images" / f"{image}.jpg").convert("RGB") for image in images}
    truth = {image: CLASSES.index(labels[image]["dx"].upper()) for image in images}
    lesions = {image: labels[image]["lesion_id"] for image in images}
    plain = {image: answers.called(picture) for image, picture in pictures.items()}
    before = {image: (truth[image], plain[image], plain[image]) for image in images}
    print(f"{len(images)} pictures, {sum(c == 0 for c in truth.values())} of melanomas.\n\n| spoiled by | level | "
          + " | ".join(NAMES) + " |\n|---|---|" + "---|" * len(NAMES))
    print("| nothing | | " + " | ".join(f"{value:.3f}" for value in figures(list(before.values()))) + " |", flush=True)
    for level in levels:
        for kind in LEVELS:
            after = {image: (truth[image], answers.called(spoiled(picture, kind, int(level), image)), plain[image])
                     for image, picture in pictures.items()}
            a, b, low, high, _ = compared(before, after, lesions, figures)
            cells = [f"{y:.3f} ({y - x:+.3f} [{l:+.3f}, {h:+.3f}])" for x, y, l, h in zip(a, b, low, high)]
            print(f"| {kind} | {level} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
