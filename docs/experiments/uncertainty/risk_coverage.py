#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""How well doubts find wrong answers: risk-coverage curve, and the threshold that goes into a model's card.

    risk_coverage.py masks   MASKS.csv SCORES.csv NAME     segment's table, evaluate-segmentation's table
    risk_coverage.py classes CLASSES.csv LABELS.csv NAME   classify's table with CLASSES_review.csv, labels with image_id and dx

Writes NAME.csv (a row for each share of the answers kept, the surest first) and NAME.svg, and prints for each doubt the area
under the ROC curve for wrong answers, the area under the risk-coverage curve, and the threshold that finds four of five wrong
answers. A mask is wrong below a Jaccard index of 0.65, the ISIC challenge's limit; a class is wrong if it is another one.
"""
import csv
import math
import sys

CLASSES = "MEL NV BCC AKIEC BKL DF VASC".split()
FOUND = 0.8


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def masks(table, scores):
    jaccard = {row["image"]: float(row["jaccard"]) for row in rows(scores) if row["image"] not in ("mean", "pooled")}
    answers = [row for row in rows(table) if row["mask_doubt"]]
    risk = [1 - jaccard[row["image"]] for row in answers]
    return answers, risk, [r > 1 - 0.65 for r in risk], ["mask_disagreement", "mask_doubt"], "mean Jaccard index"


def classes(table, labels):
    truth = {row["image_id"]: row["dx"].upper() for row in rows(labels)}
    doubts = {row["image"]: row for row in rows(table.replace(".csv", "_review.csv"))}
    answers = [{**row, **doubts[row["image"]]} for row in rows(table) if doubts[row["image"]]["class_entropy"]]
    wrong = [max(CLASSES, key=lambda c: float(row[c])) != truth[row["image"]] for row in answers]
    return answers, [float(w) for w in wrong], wrong, ["class_entropy", "class_information"], "accuracy"


def auroc(doubts, wrong):
    bad = [d for d, w in zip(doubts, wrong) if w]
    good = [d for d, w in zip(doubts, wrong) if not w]
    return sum((b > g) + (b == g) / 2 for b in bad for g in good) / (len(bad) * len(good))


def curve(doubts, risk):
    total, points = 0, []
    for kept, (_, r) in enumerate(sorted(zip(doubts, risk)), 1):
        total += r
        points.append((kept / len(risk), 1 - total / kept))
    return points


def threshold(doubts, wrong):
    needed = math.ceil(FOUND * sum(wrong))
    found = sorted((d for d, w in zip(doubts, wrong) if w), reverse=True)[needed - 1]
    below = max((d for d in doubts if d < found), default=0)
    return (found + below) / 2


def svg(path, curves, what):
    low = math.floor(10 * min(y for points in curves.values() for _, y in points)) / 10
    x = lambda share: 60 + 400 * share
    y = lambda value: 260 - 230 * (value - low) / (1 - low)
    colours = ["#0072b2", "#d55e00", "#888888"]
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320" font-family="sans-serif" font-size="12">',
           '<rect width="480" height="320" fill="white"/>']
    for i in range(6):
        share, value = i / 5, low + (1 - low) * i / 5
        out.append(f'<text x="{x(share)}" y="278" text-anchor="middle">{share:.1f}</text>')
        out.append(f'<text x="52" y="{y(value) + 4:.0f}" text-anchor="end">{value:.2f}</text>')
        out.append(f'<path d="M60 {y(value):.1f}H460" stroke="#dddddd"/>')
    out.append(f'<text x="260" y="296" text-anchor="middle">share of the answers kept, the surest first</text>')
    out.append(f'<text x="60" y="20">{what} of those kept</text>')
    for colour, (name, points) in zip(colours, curves.items()):
        line = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in points if a >= 0.05)
        out.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out.append(f'<text x="70" y="{210 + 16 * list(curves).index(name)}" fill="{colour}">{name}</text>')
    with open(path, "w") as file:
        file.write("\n".join(out + ["</svg>", ""]))


def main(kind, table, truth, name):
    answers, risk, wrong, doubts, what = (masks if kind == "masks" else classes)(table, truth)
    print(f"{name}: {len(answers)} answers, {sum(wrong)} wrong, {what} {1 - sum(risk) / len(risk):.3f}")
    curves = {}
    for doubt in doubts:
        values = [float(row[doubt]) for row in answers]
        curves[doubt] = curve(values, risk)
        limit = threshold(values, wrong)
        marked = [value > limit for value in values]
        found = sum(m and w for m, w in zip(marked, wrong))
        rest = [r for m, r in zip(marked, risk) if not m]
        print(f"  {doubt}: AUROC {auroc(values, wrong):.3f}, AURC {sum(1 - b for _, b in curves[doubt]) / len(risk):.4f}; "
              f"threshold {limit:.4f} marks {sum(marked)} ({sum(marked) / len(marked):.1%}), of which {found} wrong "
              f"({found / sum(wrong):.1%} of the wrong ones), {what} of the others {1 - sum(rest) / len(rest):.3f}")
    curves["the wrong ones last (the best there can be)"] = curve(risk, risk)
    with open(name + ".csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["kept"] + [doubt for doubt in curves if "_" in doubt] + ["best"])
        for points in zip(*curves.values()):
            out.writerow([f"{points[0][0]:.4f}"] + [f"{value:.4f}" for _, value in points])
    svg(name + ".svg", curves, what)


if __name__ == "__main__":
    main(*sys.argv[1:])
