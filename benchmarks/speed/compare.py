#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Times LesionJ's networks against the same networks in PyTorch, in turns. See README.md."""

import argparse
import csv
import os
import pathlib
import platform
import statistics
import subprocess
import sys

import torch
import torchvision

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
LAYOUTS = ["channels_last", "contiguous_format"]

# name, widths, outputs, height, width
NETWORKS = [
    ("LesionLite", "-", 1, 192, 256),
    ("UNet", "-", 1, 192, 256),
    ("R2UNet", "16-32-64-128-256", 1, 192, 256),
    ("ResNet50", "-", 7, 224, 224),
    ("MobileNetV2", "-", 7, 224, 224),
    ("EfficientNetB0", "-", 7, 224, 224),
]
WORK = [("predict", 1), ("predict", 8), ("train", 8)]
COLUMNS = ["network", "work", "batch", "parameters", "lesionj_ms", "pytorch_ms", "ratio", "cpu_lesionj_ms", "cpu_pytorch_ms",
           "cpu_ratio", "pytorch_layout", "lesionj_mb", "pytorch_mb", "iterations"]


# For both sides alike; ./lesionj sets it by itself.
LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}


class Probe:
    """A process that runs rounds when asked and tells its peak memory when it ends."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, env={**LARGE_PAGES, **os.environ})
        self.parameters = int(self.read())
        self.clock, self.processor = [], []

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit("A probe failed; run by hand: " + " ".join(self.process.args))
        return line

    def run(self, times, counted=True):
        self.process.stdin.write(f"{times}\n")
        self.process.stdin.flush()
        numbers = [1000 * float(number) for number in self.read().split()]
        if counted:
            self.clock += numbers[0::2]
            self.processor += numbers[1::2]
        return sum(numbers[0::2]) / times / 1000

    def close(self):
        self.process.stdin.close()
        peak = int(self.read())
        self.process.wait()
        return peak


def java(mode, network, widths, outputs, batch, height, width, threads, device):
    classpath = ":".join([str(REPOSITORY / "target/test-classes"), str(REPOSITORY / "target/classes"),
                          (REPOSITORY / "target/classpath.txt").read_text().strip()])
    return ["java", "-XX:+UseSerialGC", "-Xmx3g", "-Dai.djl.offline=true", f"-Dai.djl.pytorch.num_threads={threads}",
            "-cp", classpath, "io.github.lesionj.training.SpeedProbe", mode, network, widths, outputs, batch, height, width,
            device]


def python(mode, network, outputs, batch, height, width, threads, device, layout):
    device = "cuda" if device == "gpu" else device
    return [sys.executable, HERE / "torch_probe.py", mode, network, outputs, batch, height, width, threads, device, layout]


def compare(name, widths, outputs, height, width, mode, batch, options):
    ours = Probe(java(mode, name, widths, outputs, batch, height, width, options.threads, options.device))
    theirs = {layout: Probe(python(mode, name, outputs, batch, height, width, options.threads, options.device, layout))
              for layout in options.layouts}
    probes = [ours, *theirs.values()]
    if len({probe.parameters for probe in probes}) > 1:
        sys.exit(f"{name}: different numbers of parameters: {[probe.parameters for probe in probes]}")
    times = {}
    for probe in probes:
        probe.run(min(100, max(1, round(3 * options.seconds / probe.run(1, counted=False)))), counted=False)
        times[probe] = max(1, round(options.seconds / probe.run(1, counted=False)))
    for _ in range(options.rounds):
        for probe in probes:
            probe.run(times[probe])
    layout, best = min(theirs.items(), key=lambda item: statistics.median(item[1].processor))
    figures = [statistics.median(numbers) for numbers in (ours.clock, best.clock, ours.processor, best.processor)]
    peaks = {probe: probe.close() for probe in probes}
    return dict(zip(COLUMNS, [
        name, mode, batch, ours.parameters, f"{figures[0]:.1f}", f"{figures[1]:.1f}", f"{figures[0] / figures[1]:.2f}",
        f"{figures[2]:.1f}", f"{figures[3]:.1f}", f"{figures[2] / figures[3]:.2f}", layout, peaks[ours], peaks[best],
        len(ours.clock)]))


def read(table):
    """Earlier rows, which a new run replaces one by one."""
    if not table.exists():
        return {}
    with table.open(newline="") as file:
        return {(row["network"], row["work"], row["batch"]): row for row in csv.DictReader(file)}


def write(table, rows):
    order = [(name, mode, str(batch)) for mode, batch in WORK for name, *_ in NETWORKS]
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[key] for key in order if key in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", nargs="*", default=[name for name, *_ in NETWORKS])
    parser.add_argument("--work", nargs="*", default=["predict", "train"])
    parser.add_argument("--layouts", nargs="*", default=LAYOUTS, help="memory layouts of PyTorch; the faster one counts")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", default="cpu", choices=["cpu", "gpu"])
    parser.add_argument("--rounds", type=int, default=5, help="turns of each side")
    parser.add_argument("--seconds", type=float, default=1, help="that a turn should take")
    parser.add_argument("--output", type=pathlib.Path, default=HERE / "results.csv")
    options = parser.parse_args()
    print(f"PyTorch {torch.__version__}, torchvision {torchvision.__version__}, Python {platform.python_version()}, "
          f"{options.threads} thread(s), {options.device}", flush=True)
    rows = read(options.output)
    for mode, batch in WORK:
        for name, *shape in NETWORKS:
            if name in options.networks and mode in options.work:
                rows[name, mode, str(batch)] = row = compare(name, *shape, mode, batch, options)
                write(options.output, rows)
                print(" ".join(map(str, row.values())), flush=True)


if __name__ == "__main__":
    main()
