#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Figures by group, with 95 % bootstrap intervals; lesions are drawn where the table has lesion_id, otherwise pictures.

    slices.py masks   SCORES.csv  LABELS.csv [--masks DIR] [--tone MEASURES.csv] [--hair DIR]
    slices.py classes CLASSES.csv LABELS.csv [--masks DIR] [--tone MEASURES.csv] [--hair DIR]

SCORES.csv is evaluate-segmentation's, CLASSES.csv classify's. --masks: true masks, for the size of the lesion; --tone: measure's table;
--hair: what remove-hair --mask wrote. Pictures that --tone or --hair do not know are in no such group. Prints Markdown. A group of
fewer than 20 pictures has no figure, nor has a share of fewer than 10: it would say nothing.
"""
import argparse
import csv
import pathlib
import re

import numpy as np
from PIL import Image

LEAST = 20
LEAST_OF_A_SHARE = 10
RESAMPLES = 2000
CLASSES = "MEL NV BCC AKIEC BKL DF VASC".split()
OF_MASKS = ("mean Jaccard", "below 0.65", "sensitivity", "specificity", "precision")


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def band(value, edges, percent=False):
    if value in ("", None):
        return "unknown"
    names = [f"{edge:.0%}" if percent else str(edge) for edge in edges]
    place = sum(float(value) >= edge for edge in edges)
    if place == 0:
        return f"below {names[0]}"
    return f"{names[-1]} and more" if place == len(edges) else f"{names[place - 1]} to {names[place]}"


def covered(folder, ending):
    """How much of each picture a mask in the folder covers."""
    return {file.name[:-len(ending)]: (np.asarray(Image.open(file).convert("L")) > 127).mean()
            for file in sorted(pathlib.Path(folder).glob("*" + ending))} if folder else {}


def groups(row, sizes, tones, hairs):
    """The group of a picture in each way of grouping."""
    image = row["image_id"]
    found = {"class": row.get("dx") or row.get("diagnosis")}
    for field, name in (("sex", "sex"), ("localization", "body site"), ("dx_type", "how confirmed")):
        if field in row:
            found[name] = row[field] or "unknown"
    found["age"] = band(row.get("age"), [30, 45, 60, 75])
    if image in sizes:
        found["lesion, share of the picture"] = band(sizes[image], [0.05, 0.15, 0.3, 0.5], percent=True)
    if image in tones:
        found["skin tone (ITA)"] = tones[image] or "unknown"
    if image in hairs:
        found["hair, share of the picture"] = band(hairs[image], [0.005, 0.02, 0.05]).replace("0.005", "0.5 %").replace(
            "0.02", "2 %").replace("0.05", "5 %")
    return {way: group for way, group in found.items() if group}


class Share:
    """The mean of numbers over the pictures that count; or the mean of several such means."""

    def __init__(self, *parts):
        self.parts = parts

    def of(self, weights):
        means = []
        for numbers, counts in self.parts:
            total = weights @ counts
            with np.errstate(invalid="ignore", divide="ignore"):
                means.append(np.where(total > 0, weights @ (numbers * counts) / total, np.nan))
        kept = np.array(means)
        present = ~np.isnan(kept)
        with np.errstate(invalid="ignore"):
            return np.where(present, kept, 0).sum(0) / present.sum(0)

    def least(self, chosen):
        return min(counts[chosen].sum() for _, counts in self.parts) if len(self.parts) == 1 else LEAST_OF_A_SHARE


class CalibrationError:
    """Expected, of the greatest probability in 15 bins (Guo et al. 2017)."""

    def __init__(self, sure, right):
        bins = np.minimum((sure * 15).astype(int), 14)
        self.gaps = np.where(bins == np.arange(15)[:, None], sure - right, 0)

    def of(self, weights):
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.abs(weights @ self.gaps.T).sum(1) / weights.sum(1)

    def least(self, chosen):
        return chosen.sum()


def figures(kind, answers):
    if kind == "masks":
        ones = np.ones(len(answers))
        column = lambda key: np.array([float(a[key]) for a in answers])
        return {"mean Jaccard": Share((column("jaccard"), ones)), "below 0.65": Share((column("jaccard") < 0.65, ones)),
                "sensitivity": Share((column("sensitivity"), ones)), "specificity": Share((column("specificity"), ones)),
                "precision": Share((column("precision"), ones))}
    true, said = np.array([answer[:2] for answer in answers]).T
    sure = np.array([answer[2] for answer in answers])
    right = (true == said).astype(float)
    of = lambda label: (true == label).astype(float)
    suspected, melanoma = (said == "MEL").astype(float), of("MEL")
    return {"accuracy": Share((right, np.ones(len(true)))),
            "balanced accuracy": Share(*[(right, of(c)) for c in CLASSES]),
            "MEL sensitivity": Share((suspected, melanoma)), "MEL specificity": Share((1 - suspected, 1 - melanoma)),
            "MEL precision": Share((melanoma, suspected)), "calibration error": CalibrationError(sure, right)}


def cell(share, chosen, units):
    """A figure of the chosen pictures with its interval; units number the lesions."""
    if chosen.sum() < LEAST or share.least(chosen) < LEAST_OF_A_SHARE:
        return "too few"
    chance = np.random.default_rng(20170301)
    present = np.unique(units[chosen])
    drawn = chance.multinomial(len(present), np.full(len(present), 1 / len(present)), RESAMPLES)
    weights = np.zeros((RESAMPLES, len(chosen)))
    weights[:, chosen] = drawn[:, np.searchsorted(present, units[chosen])]
    value = share.of(chosen.astype(float)[None])[0]
    low, high = np.nanpercentile(share.of(weights), [2.5, 97.5])
    return f"{value:.3f} [{low:.3f}, {high:.3f}]"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["masks", "classes"])
    parser.add_argument("table")
    parser.add_argument("labels")
    for name in ("masks", "tone", "hair"):
        parser.add_argument("--" + name)
    asked = parser.parse_args()
    labels = {row["image_id"]: row for row in rows(asked.labels)}
    tones = {row["image"]: row["skin_tone"] for row in rows(asked.tone)} if asked.tone else {}
    hairs = covered(asked.hair, "_hair_mask.png")
    table = [row for row in rows(asked.table) if row["image"] in labels]
    images = [row["image"] for row in table]
    sizes = {i: covered_by(asked.masks, i) for i in images} if asked.masks else {}
    answers = table if asked.kind == "masks" else [
        (labels[row["image"]]["dx"].upper(), *said(row)) for row in table]
    names = {}
    units = np.array([names.setdefault(labels[i].get("lesion_id") or i, len(names)) for i in images])
    measured = figures(asked.kind, answers)
    ways = {"all": {"all": list(range(len(images)))}}
    for place, image in enumerate(images):
        for way, group in groups(labels[image], sizes, tones, hairs).items():
            ways.setdefault(way, {}).setdefault(group, []).append(place)
    print("| by | group | pictures | lesions | " + " | ".join(measured) + " |\n|---|---|---|---|" + "---|" * len(measured))
    for way, of in ways.items():
        for group, places in sorted(of.items(), key=lambda entry: order(entry[0])):
            chosen = np.isin(np.arange(len(images)), places)
            cells = ["-" if way == "class" and name not in ("accuracy", *OF_MASKS) else cell(share, chosen, units)
                     for name, share in measured.items()]
            print(f"| {way} | {group} | {len(places)} | {len(set(units[chosen]))} | " + " | ".join(cells) + " |")


def said(row):
    """The class and its probability; none where no lesion was found."""
    if not row["MEL"]:
        return "", 0
    label = max(CLASSES, key=lambda c: float(row[c]))
    return label, float(row[label])


def order(group):
    """Bands from low to high, then names."""
    number = re.search(r"[0-9.]+", group)
    return (0, float(number[0]), not group.startswith("below")) if number else (1, group)


def covered_by(folder, image):
    return (np.asarray(Image.open(pathlib.Path(folder) / f"{image}_segmentation.png").convert("L")) > 127).mean()


if __name__ == "__main__":
    main()
