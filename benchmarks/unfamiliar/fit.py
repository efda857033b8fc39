#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Fits what dermoscopy images look like and measures how well strangers are told from them; see README.md.

    fit.py FOLDER    reads isic_train, ham_train, isic_val, ham_val, isic2018, samples, strangers and second .csv, as AppearanceProbe
                     prints them, and the same with _scores behind the names where scores.py has been; writes
                     FOLDER/dermoscopy-appearance.csv and prints the figures
"""
import pathlib
import sys

import numpy as np

SHRINKAGE = 0.5
KEPT = 0.985
NEIGHBOUR = 5
REAL = ("isic_val", "isic2018", "ham_val", "samples")


def load(path):
    rows = [line.rstrip().split(",") for line in path.read_text().splitlines()]
    return [row[0].split("/")[-1] for row in rows], np.array([[float(v) for v in row[1:]] for row in rows])


def gaussian(train, shrinkage):
    """Mean, and the rows that make the features independent and of variance 1."""
    mean, deviation = train.mean(0), train.std(0)
    covariance = (1 - shrinkage) * np.cov(((train - mean) / deviation).T) + shrinkage * np.eye(train.shape[1])
    return mean, np.linalg.cholesky(np.linalg.inv(covariance)).T / deviation


def mahalanobis(mean, whitening):
    return lambda x: np.sqrt((((x - mean) @ whitening.T) ** 2).mean(1))


def neighbour(train, mean, whitening):
    reference = (train - mean) @ whitening.T

    def distance(x):
        found = []
        for row in (x - mean) @ whitening.T:
            apart = np.sort(((reference - row) ** 2).mean(1))
            found.append(np.sqrt(apart[apart > 1e-12][NEIGHBOUR - 1]))
        return np.array(found)

    return distance


def auroc(real, strange):
    return (strange[:, None] > real).mean() + (strange[:, None] == real).mean() / 2


def row(name, of, threshold):
    real = np.concatenate([of(n) for n in ("isic_val", "ham_val")])
    alarms = " | ".join(f"{100 * (of(n) > threshold).mean():.1f}" for n in REAL)
    found = " | ".join(f"{auroc(real, of(n)):.3f} | {100 * (of(n) > threshold).mean():.1f}" for n in ("strangers", "second"))
    print(f"| {name} | {threshold:.3f} | {alarms} | {found} |")


def main(folder):
    data = {path.stem: load(path) for path in folder.glob("*.csv") if path.stem != "dermoscopy-appearance"}
    isic, ham = data["isic_train"][1], data["ham_train"][1]
    mean, whitening = gaussian(isic, SHRINKAGE)
    np.savetxt(folder / "dermoscopy-appearance.csv", np.vstack([mean, whitening]), fmt="%.9g", delimiter=",")
    used = mahalanobis(mean, whitening)
    both = np.vstack([isic, ham])
    measures = {
        "Mahalanobis, ISIC 2017 (used)": used,
        "Mahalanobis, ISIC 2017, shrinkage 0.05": mahalanobis(*gaussian(isic, 0.05)),
        "Mahalanobis, both": mahalanobis(*gaussian(both, SHRINKAGE)),
        "Mahalanobis, both, shrinkage 0.05": mahalanobis(*gaussian(both, 0.05)),
        f"{NEIGHBOUR}th neighbour of both": neighbour(both, *gaussian(both, 0.05)),
    }
    print("| measure | threshold | " + " | ".join(f"{n} % ({len(data[n][0])})" for n in REAL)
          + " | strangers AUROC | % | second set AUROC | % |\n" + "|---" * 10 + "|")
    for name, measure in measures.items():
        row(name, lambda n, measure=measure: measure(data[n][1]), np.quantile(measure(isic), KEPT))
    if "isic_train_scores" in data:
        for column, name in enumerate(("1 - greatest probability", "entropy", "energy")):
            score = {n: data[f"{n}_scores"][1][:, column] for n in (*REAL, "isic_train", "strangers", "second")}
            row(name, score.get, np.quantile(score["isic_train"], KEPT))
    threshold = np.quantile(used(isic), KEPT)
    for n in ("strangers", "second"):
        print("missed of", n + ":", *[data[n][0][i] for i in np.where(used(data[n][1]) <= threshold)[0]])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
