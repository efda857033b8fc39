#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Tables and paired comparisons of whatever run.sh has finished: compare.py OUTPUT > tables.md; writes OUTPUT/curves.svg too.

Intervals and p are of 2000 bootstrap resamples of the same pictures (of lesions, for classes) for both; p is two-sided, twice
the share of the resamples in which the difference has the rarer sign, and never below 2 / 2001.
"""
import csv
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
RESAMPLES = 2000
CLAIMS = [("cdnn29", "cdnn19"), ("cdnn29-seven", "cdnn29"), ("nabla2", "r2unet"), ("nabla3", "r2unet"), ("nabla3", "nabla2"),
          ("r2unet", "unet"), ("resunet", "unet"), ("segnet", "unet"), ("lite0-imagenet", "lite0"),
          ("mobilenet-imagenet", "mobilenet"), ("resnet50-imagenet", "resnet50"),
          ("efficientnetb4-imagenet", "efficientnetb4"), ("inceptionresnetv2-imagenet", "inceptionresnetv2")]
FIGURES = ["jaccard", "dice", "sensitivity", "specificity", "precision", "threshold_jaccard"]


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def finished(output, name):
    """The folders of a network's finished trainings by their epochs."""
    found = {}
    for summary in output.glob(f"{name}-e*/of/summary.csv"):
        folder = summary.parent.parent
        epochs = folder.name[len(name) + 2:]
        if epochs.isdigit():
            found[int(epochs)] = folder
    return found


def summary(folder):
    return {row["figure"]: row for row in rows(folder / "of/summary.csv")}


def jaccards(folder):
    return {row["image"]: float(row["jaccard"]) for row in rows(folder / "of/scores.csv") if row["image"] != "mean"}


def interval(values):
    ordered = sorted(values)
    return ordered[int(0.025 * len(ordered))], ordered[int(0.975 * len(ordered)) - 1]


def p_value(differences):
    rarer = min(sum(d >= 0 for d in differences), sum(d <= 0 for d in differences))
    return min(1, 2 * (rarer + 1) / (len(differences) + 1))


def paired(first, second):
    """Mean difference of two tables of numbers by picture, its interval and p."""
    names = sorted(first)
    differences = [first[name] - second[name] for name in names]
    chance = random.Random(20170301)
    means = [sum(chance.choices(differences, k=len(names))) / len(names) for _ in range(RESAMPLES)]
    return sum(differences) / len(differences), *interval(means), p_value(means)


def line(difference, low, high, p):
    return f"{difference:+.3f} [{low:+.3f}, {high:+.3f}] | {p:.3f}"


def segmenters(output, times, about, title, chosen):
    print(f"\n## {title}\n")
    print("| network | system | epochs | mean Jaccard | Dice | sensitivity | specificity | precision | thresholded Jaccard | parameters "
          "| training, s per step | one picture, ms | reduced |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    table = []
    for name, (epochs, folder) in chosen.items():
        figures = summary(folder)
        cells = [f"{float(figures[f]['value']):.3f}" for f in FIGURES]
        cells[0] += f" [{float(figures['jaccard']['low']):.3f}, {float(figures['jaccard']['high']):.3f}]"
        time = times[name]
        table.append((-float(figures["jaccard"]["value"]), [
            f"`{name}`", about[name]["system"], str(epochs), *cells, f"{int(time['parameters']):,}", time["step_seconds"],
            time["picture_ms"] or "-", about[name]["reduced"] or "no"]))
    for _, cells in sorted(table):
        print("| " + " | ".join(cells) + " |")
    pairs = [(a, b) for a, b in CLAIMS if a in chosen and b in chosen]
    if pairs:
        print("\n| mean Jaccard | difference | p |\n|---|---|---|")
    for a, b in pairs:
        print(f"| `{a}` over `{b}` | " + line(*paired(jaccards(chosen[a][1]), jaccards(chosen[b][1]))) + " |")


def said(folder):
    """The most probable class of each picture; none where no lesion was found."""
    answers = {}
    for row in rows(folder / "classes.csv"):
        numbers = {c: float(p) for c, p in row.items() if c != "image" and p}
        answers[row["image"]] = max(numbers, key=numbers.get) if numbers else ""
    return answers


def balanced(pictures, answers):
    right, of = {}, {}
    for name, label in pictures:
        of[label] = of.get(label, 0) + 1
        right[label] = right.get(label, 0) + (answers[name] == label)
    return sum(right[c] / of[c] for c in of) / len(of)


def views(output, name, epochs):
    """Balanced accuracy of the square minus that of the whole picture, lesions drawn together."""
    crop, whole = (output / f"{name}-{view}-e{epochs}" for view in ("crop", "whole"))
    lesions = {}
    for row in rows(output / "validation.csv"):
        lesions.setdefault(row["lesion_id"], []).append((row["image_id"], row["dx"].upper()))
    first, second = said(crop), said(whole)
    groups = list(lesions.values())
    everyone = [picture for group in groups for picture in group]
    chance = random.Random(20170301)
    differences = []
    for _ in range(RESAMPLES):
        drawn = [picture for group in chance.choices(groups, k=len(groups)) for picture in group]
        differences.append(balanced(drawn, first) - balanced(drawn, second))
    return balanced(everyone, first) - balanced(everyone, second), *interval(differences), p_value(differences)


def classifiers(output, times):
    lines, pairs = [], []
    for row in rows(HERE / "classifiers.csv"):
        name = row["name"]
        for view in ("whole", "crop"):
            for epochs, folder in sorted(finished(output, f"{name}-{view}").items()):
                figures = summary(folder)
                lines.append(f"| `{name}` | {row['system']} | {view} | {epochs} | "
                             + " | ".join(f"{float(figures[f]['value']):.3f} [{float(figures[f]['low']):.3f}, "
                                          f"{float(figures[f]['high']):.3f}]" for f in ("balanced_accuracy", "accuracy"))
                             + f" | {float(figures['auc']['value']):.3f} | {float(figures['recall MEL']['value']):.3f} | "
                             f"{int(times[name]['parameters']):,} | {times[name]['step_seconds']} |")
        for epochs in finished(output, f"{name}-crop").keys() & finished(output, f"{name}-whole").keys():
            pairs.append(f"| `{name}`, {epochs} epochs | " + line(*views(output, name, epochs)) + " |")
    if lines:
        print("\n## Classifiers\n\n| network | system | sees | epochs | balanced accuracy | accuracy | AUC | recall MEL | parameters "
              "| training, s per step |\n|---|---|---|---|---|---|---|---|---|---|")
        print("\n".join(lines))
    if pairs:
        print("\n| balanced accuracy, the lesion's square over the whole picture | difference | p |\n|---|---|---|")
        print("\n".join(pairs))


def curves(output, chosen):
    """Validation Jaccard at the network's size by epoch, a line for each network."""
    colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000", "#999999"]
    most = max(epochs for epochs, _ in chosen.values())
    svg = ['<svg xmlns="http://www.w3.org/2000/svg" width="760" height="420" font-family="sans-serif" font-size="12">',
           '<rect width="760" height="420" fill="white"/>', '<text x="50" y="18">validation Jaccard by epoch</text>']
    for tick in range(0, 10):
        y = 390 - tick * 40
        svg.append(f'<path d="M50 {y}H560" stroke="#dddddd"/><text x="44" y="{y + 4}" text-anchor="end">{tick / 10:.1f}</text>')
    for number, (name, (_, folder)) in enumerate(chosen.items()):
        points = [(float(row["epoch"]), float(row["jaccard"])) for row in rows(folder / "log.csv")]
        place = " ".join(f"{50 + 510 * epoch / most:.1f},{390 - 400 * value:.1f}" for epoch, value in points)
        colour, dash = colours[number % 8], "" if number < 8 else ' stroke-dasharray="5 3"'
        svg.append(f'<polyline points="{place}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        svg.append(f'<path d="M575 {30 + 18 * number}h24" stroke="{colour}" stroke-width="2"{dash}/>'
                   f'<text x="605" y="{34 + 18 * number}">{name}</text>')
    (output / "curves.svg").write_text("\n".join(svg + ["</svg>", ""]))


def main(output):
    times = {row["name"]: row for row in rows(HERE / "times.csv")}
    about = {row["name"]: row for row in rows(HERE / "networks.csv")}
    done = {name: finished(output, name) for name in about}
    for epochs in sorted({e for of in done.values() for e in of}):
        chosen = {name: (epochs, of[epochs]) for name, of in done.items() if epochs in of}
        if len(chosen) > 2:
            segmenters(output, times, about, f"Equal steps: {epochs} epochs, {250 * epochs} steps of 8 pictures", chosen)
            curves(output, chosen)
    equal = {}
    for name, of in done.items():
        epochs = max(1, int(1200 / (250 * float(times[name]["step_seconds"])) + 0.5))
        if epochs in of:
            equal[name] = (epochs, of[epochs])
    if len(equal) > 2:
        segmenters(output, times, about, "Equal processor time: about 1200 seconds of training each", equal)
    classifiers(output, times)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
