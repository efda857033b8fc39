#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Writes the measured thresholds for review into the cards of the bundled models; weights and all else stay as they are.

    docs/experiments/uncertainty/card.py src/main/resources/models

The numbers are what risk_coverage.py prints, from the calls in README.md.
"""
import pathlib
import sys

from card_entry import put

VALIDATION_MASKS = "ISIC 2017 validation (also used to choose epoch and threshold)"
VALIDATION_CLASSES = "every second picture of the validation fold of HAM10000 (also used to choose epoch and temperature)"


def point(doubt, threshold, beside, split, images, marked, found, left, what):
    def metric(name, value, averaging):
        return {"name": name, "value": value, "split": split, "images": images, "averaging": averaging,
                "confidenceInterval": []}

    return {"doubt": doubt, "threshold": threshold, "beside": beside, "metrics": [
        metric("share_marked", marked, "share of the pictures that are marked for review"),
        metric("share_of_wrong_marked", found, "share of the wrong answers that are marked"),
        metric(what, left, "of the answers that are not marked")]}


CARDS = {
    "efficientnetlite0-unet-isic2017": [
        point("mask_disagreement", 0.0499, [], VALIDATION_MASKS, 149, 0.255, 0.808, 0.864, "jaccard")],
    "efficientnetlite0-ham10000": [
        point("class_entropy", 1.0753, ["efficientnetlite0-ham10000-whole"], VALIDATION_CLASSES, 428, 0.336, 0.809,
              0.940, "accuracy"),
        point("class_entropy", 0.9765, [], VALIDATION_CLASSES, 428, 0.353, 0.800, 0.931, "accuracy")],
    "efficientnetlite0-ham10000-whole": [
        point("class_entropy", 0.9369, [], VALIDATION_CLASSES, 428, 0.334, 0.802, 0.937, "accuracy")],
}


for name, review in CARDS.items():
    put(pathlib.Path(sys.argv[1]) / f"{name}.zip", "review", review)
