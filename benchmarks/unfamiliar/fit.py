#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Fits what dermoscopy images look like and measures how well strangers are told from them; see README.md.

    fit.py FOLDER    reads isic_train, ham_train, isic_val, ham_val, isic2018, samples and strangers .csv, as AppearanceProbe prints them,
                     writes FOLDER/dermoscopy-appearance.csv and prints the figures
"""
import pathlib
import sys

import numpy as np

SHRINKAGE = 0.05
NEIGHBOUR = 5


def load(path):
    rows = [line.rstrip().split(",") for line in path.read_text().splitlines()]
    return [row[0].split("/")[-1] for row in rows], np.array([[float(v) for v in row[1:]] for row in rows])


def auroc(real, strange):
    return (strange[:, None] > real).mean() + (strange[:, None] == real).mean() / 2


def main(folder):
    data = {name: load(folder / f"{name}.csv") for name in
            ("isic_train", "ham_train", "isic_val", "ham_val", "isic2018", "samples", "strangers")}
    train = np.vstack([data["isic_train"][1], data["ham_train"][1]])
    mean, deviation = train.mean(0), train.std(0)
    z = (train - mean) / deviation
    covariance = (1 - SHRINKAGE) * np.cov(z.T) + SHRINKAGE * np.eye(z.shape[1])
    whitening = np.linalg.cholesky(np.linalg.inv(covariance)).T / deviation
    np.savetxt(folder / "dermoscopy-appearance.csv", np.vstack([mean, whitening]), fmt="%.9g", delimiter=",")
    whitened = (train - mean) @ whitening.T
    reference = whitened[np.random.default_rng(0).permutation(len(whitened))[:600]]

    def mahalanobis(x):
        return np.sqrt((((x - mean) @ whitening.T) ** 2).mean(1))

    def neighbour(x):
        apart = ((x - mean) @ whitening.T)[:, None] - reference[None]
        return np.sort(np.sqrt((apart ** 2).mean(2)), 1)[:, NEIGHBOUR - 1]

    for name, measure in (("mahalanobis", mahalanobis), (f"neighbour {NEIGHBOUR} of 600", neighbour)):
        real = np.concatenate([measure(data[n][1]) for n in ("isic_val", "ham_val")])
        strange = measure(data["strangers"][1])
        print(f"{name}: AUROC {auroc(real, strange):.4f} ({len(strange)} strangers, {len(real)} real)")
        for share in (0.95, 0.975, 0.99):
            threshold = np.quantile(real, share)
            alarms = ", ".join(f"{n} {(measure(data[n][1]) > threshold).mean():.3f}"
                               for n in ("isic_val", "ham_val", "isic2018", "samples"))
            print(f"  threshold {threshold:.3f}: strangers found {(strange > threshold).mean():.3f}; real ones marked: {alarms}")
            print("    missed:", *[data["strangers"][0][i] for i in np.where(strange <= threshold)[0]])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
