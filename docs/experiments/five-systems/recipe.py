#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Prints the recipe of one training of the comparison: recipe.py NETWORK_NAME EPOCHS [--view whole|crop] [--gpu] [--start PATH]

All that differs between two networks of one table is written in networks.csv and classifiers.csv; the rest is here, once.
"""
import argparse
import csv
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
CLASSES = "MEL NV BCC AKIEC BKL DF VASC".split()
AUGMENTATION = {"flip": True, "rotation": 180, "scale": 0.2, "shift": 0.1, "brightness": 0.1, "contrast": 0.2}


def rows(name):
    with (HERE / name).open(newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def about(name, row, gpu):
    return {
        "name": name,
        "description": f"{row['network']} in the comparison of the five systems"
                       + (", published size." if gpu else ", small budget."),
        "license": "CC0-1.0" if row["task"] == "segmentation" else "CC-BY-NC-4.0",
        "notices": ["Research only; no medical device."]
                   + ([] if row["task"] == "segmentation"
                      else ["Trained on HAM10000 (CC BY-NC 4.0): not for commercial use."]),
    }


def model(row, view, gpu):
    segmentation = row["task"] == "segmentation"
    widths = (row["gpu_widths"] if gpu and row["gpu_widths"] else row["widths"]).split()
    network = {"name": row["network"]}
    if widths:
        network["widths"] = [int(width) for width in widths]
    if float(row["dropout"]):
        network["dropout"] = float(row["dropout"])
    size = ([256, 192] if gpu else [128, 96]) if segmentation else ([224, 224] if gpu else [96, 96])
    spec = {"width": size[0], "height": size[1], "colorSpace": row["colours"]}
    if row["network"].startswith("EfficientNetLite"):
        spec.update(mean=[0.5] * 3, std=[0.5] * 3)
    result = {"task": row["task"], "network": network, "input": spec,
              "classes": ["lesion"] if segmentation else CLASSES}
    if not segmentation:
        result["region"] = {"cropToLesion": view == "crop", "margin": 0.15}
    return result


def recipe(row, epochs, view, gpu, start):
    segmentation = row["task"] == "segmentation"
    name = "-".join([row["name"]] + ([] if segmentation else [view]) + [f"e{epochs}"])
    training = {
        "loss": "bce_dice" if segmentation else "cross_entropy",
        "optimizer": {"learningRate": 0.001, "weightDecay": 0.01, "gradientClipping": 5,
                      "warmupEpochs": min(1, epochs / 4), "minLearningRate": 1e-05},
        "batchSize": 8 if segmentation else 16,
        "epochs": epochs,
        "emaDecay": 0.99,
        "augmentation": AUGMENTATION,
    }
    if start:
        training["start"] = start
    if not segmentation:
        training["classWeightPower"] = 0.5
    return {
        "about": about(name, row, gpu),
        "model": model(row, view, gpu),
        "data": {"layout": "isic2017", "folder": "isic2017"} if segmentation
                else {"layout": "ham10000", "folder": "ham10000", "splits": "splits.csv"},
        "training": training,
        "seed": 1,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("epochs", type=int)
    parser.add_argument("--view", choices=["whole", "crop"], default="whole")
    parser.add_argument("--gpu", action="store_true", help="published sizes and widths")
    parser.add_argument("--start", default="", help="weights to start from")
    asked = parser.parse_args()
    row = {**rows("networks.csv"), **rows("classifiers.csv")}[asked.name]
    print(json.dumps(recipe(row, asked.epochs, asked.view, asked.gpu, asked.start), indent=2))


if __name__ == "__main__":
    main()
