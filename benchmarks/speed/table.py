#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Prints results.csv as Markdown."""

import csv
import pathlib

with pathlib.Path(__file__).with_name("results.csv").open(newline="") as file:
    rows = list(csv.DictReader(file))
print("| network | work | batch | LesionJ ms | PyTorch ms | **ratio** | on the clock | LesionJ MB | PyTorch MB | iterations |")
print("|---|---|---|---|---|---|---|---|---|---|")
for row in rows:
    print("| {network} | {work} | {batch} | {cpu_lesionj_ms} | {cpu_pytorch_ms} | **{cpu_ratio}** | {ratio} | {lesionj_mb} | "
          "{pytorch_mb} | {iterations} |".format(**row))
