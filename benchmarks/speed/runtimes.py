#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Times what runs LesionJ's networks against ONNX Runtime, OpenVINO and PyTorch in Python, in turns. See README.md."""

import argparse
import csv
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
# For all sides alike; ./lesionj sets it by itself.
LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1:glibc.malloc.top_pad=67108864:glibc.malloc.mmap_max=0"}

# name, and for networks with random weights: widths, outputs, height, width
MODELS = [
    ("efficientnetlite0-unet-isic2017",),
    ("efficientnetlite0-ham10000",),
    ("efficientnetlite0-ham10000-whole",),
    ("LesionLite", "-", 1, 192, 256),
    ("UNet", "-", 1, 192, 256),
    ("ResNet50", "-", 7, 224, 224),
    ("MobileNetV2", "-", 7, 224, 224),
    ("EfficientNetB0", "-", 7, 224, 224),
]
OURS = ["onnxruntime", "pytorch", "bare"]
THEIRS = ["onnxruntime", "openvino", "pytorch"]
SIDES = [("lesionj", side) for side in OURS] + [("python", side) for side in THEIRS]
COLUMNS = ["model", *(f"{owner}_{side}_ms" for owner, side in SIDES), "best_of_python", "ratio", "ratio_with_pytorch",
           "rounds",
           *(f"{owner}_{side}_mb" for owner, side in SIDES)]


def network(side, file, height, width, threads):
    """A function from planes to numbers."""
    if side == "onnxruntime":
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        session = onnxruntime.InferenceSession(f"{file}.onnx", options)
        return lambda x: session.run(None, {"image": x})[0]
    if side == "openvino":
        import openvino

        model = openvino.Core().read_model(f"{file}.onnx")
        model.reshape([1, 3, height, width])
        wishes = {"INFERENCE_NUM_THREADS": threads, "INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": "LATENCY"}
        request = openvino.Core().compile_model(model, "CPU", wishes).create_infer_request()
        return lambda x: request.infer({0: x})[0]
    import torch

    torch.set_num_threads(threads)
    module = torch.jit.freeze(torch.jit.load(f"{file}.pt").eval())

    def run(x):
        with torch.inference_mode():
            return module(torch.from_numpy(x).to(memory_format=torch.channels_last)).numpy()

    return run


def probe(side, file, height, width, threads):
    """Speaks as RuntimeProbe.java does."""
    import numpy

    x = numpy.random.default_rng(1).uniform(-2, 2, (1, 3, height, width)).astype(numpy.float32)
    run = network(side, file, height, width, threads)
    print(x.size, flush=True)
    for line in sys.stdin:
        times = []
        for _ in range(int(line)):
            clock, processor = time.perf_counter(), time.process_time()
            run(x)
            processor = time.process_time() - processor
            times += [time.perf_counter() - clock, processor]
        print(*times, flush=True)
    print(0)


class Side:
    """A process that runs rounds when asked."""

    def __init__(self, command):
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True, env={**LARGE_PAGES, **os.environ})
        self.read()
        self.processor = []

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit("A side failed; run by hand: " + " ".join(self.process.args))
        return line

    def run(self, times, counted=True):
        self.process.stdin.write(f"{times}\n")
        self.process.stdin.flush()
        processor = [1000 * float(number) for number in self.read().split()[1::2]]
        if counted:
            self.processor += processor
        return statistics.median(processor)

    def close(self):
        """Returns the largest resident memory in MB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        self.process.stdin.close()
        self.process.wait()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024


def java(threads, *arguments):
    classpath = ":".join([str(REPOSITORY / "target/test-classes"), str(REPOSITORY / "target/classes"),
                          (REPOSITORY / "target/classpath.txt").read_text().strip()])
    return ["java", "-XX:+UseSerialGC", "-XX:+UseTransparentHugePages", "-Dai.djl.offline=true",
            f"-Dai.djl.pytorch.num_threads={threads}", "-cp", classpath, "io.github.lesionj.model.RuntimeProbe", *arguments]


def compare(model, folder, options):
    words = [str(word) for word in model]
    shape = subprocess.run(java(1, "write", folder, *words), check=True, stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True).stdout.split()
    name = words[0] if len(words) == 1 else f"{folder}/{words[0]}.zip"
    sides = {}
    for owner, side in SIDES:
        command = (java(options.threads, "answer", name, side) if owner == "lesionj" else
                   [sys.executable, __file__, "--probe", side, f"{folder}/{words[0]}", *shape, str(options.threads)])
        sides[owner, side] = Side(command)
    for side in sides.values():
        side.run(options.warm_up, counted=False)
    for _ in range(options.rounds):
        for side in sides.values():
            side.run(options.times)
    memory = {key: side.close() for key, side in sides.items()}
    median = {key: statistics.median(side.processor) for key, side in sides.items()}
    best = min(THEIRS, key=lambda side: median["python", side])
    fastest = median["python", best]
    return dict(zip(COLUMNS, [words[0], *(f"{median[key]:.2f}" for key in SIDES), best,
                              f"{median['lesionj', 'onnxruntime'] / fastest:.2f}",
                              f"{median['lesionj', 'pytorch'] / fastest:.2f}", options.rounds * options.times,
                              *(memory[key] for key in SIDES)]))


def main():
    if sys.argv[1:2] == ["--probe"]:
        side, file, *numbers = sys.argv[2:]
        return probe(side, file, *map(int, numbers))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", nargs="*", default=[model[0] for model in MODELS])
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--warm-up", type=int, default=100, help="rounds that are not counted, for Java's compiler")
    parser.add_argument("--rounds", type=int, default=12, help="turns of each side")
    parser.add_argument("--times", type=int, default=10, help="that a side runs in a turn")
    parser.add_argument("--output", type=pathlib.Path, default=REPOSITORY / "docs/experiments/runtimes/results.csv")
    options = parser.parse_args()
    rows = {}
    if options.output.exists():
        with options.output.open(newline="") as file:
            rows = {row["model"]: row for row in csv.DictReader(file)}
    options.output.parent.mkdir(parents=True, exist_ok=True)
    for model in MODELS:
        if model[0] not in options.models:
            continue
        with tempfile.TemporaryDirectory() as folder:
            rows[model[0]] = compare(model, folder, options)
        print(*rows[model[0]].values(), flush=True)
        with options.output.open("w", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows[name[0]] for name in MODELS if name[0] in rows)


if __name__ == "__main__":
    main()
