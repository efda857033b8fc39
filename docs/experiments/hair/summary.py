#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""What removing hairs changed, from the tables that HairProbe writes: means, 95 % interval of the mean difference (2000 bootstrap
resamples of the pictures), and how many pictures changed by more than 0.005. Usage: summary.py TABLE..."""
import csv
import random
import sys


def mean(values):
    return sum(values) / len(values)


for name in sys.argv[1:]:
    with open(name, newline="") as table:
        rows = list(csv.DictReader(table))
    changes = [float(row["after"]) - float(row["before"]) for row in rows]
    chance = random.Random(1)
    means = sorted(mean(chance.choices(changes, k=len(changes))) for _ in range(2000))
    bare = [float(row["bare"]) for row in rows if row["bare"]]
    print(
        f"{name}: {len(rows)} pictures, before {mean([float(row['before']) for row in rows]):.4f}, "
        f"after {mean([float(row['after']) for row in rows]):.4f}, change {mean(changes):+.4f} "
        f"({means[50]:+.4f} to {means[1949]:+.4f}), better {sum(change > 0.005 for change in changes)}, "
        f"worse {sum(change < -0.005 for change in changes)}" + (f", without hairs {mean(bare):.4f}" if bare else "")
    )
