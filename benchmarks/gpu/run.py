# SPDX-License-Identifier: BSD-2-Clause
"""The work of run.sh."""
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1")
HOME, FOLDER = sys.argv[1:]
SMOKE = bool(os.environ.get("SMOKE"))
BEGAN = time.time()
LIMIT = 420 if SMOKE else 450
# name, widths, outputs, height, width
NETWORKS = [
    ("LesionLite", "4-4-8-8-8", 1, 48, 64),
    ("UNet", "4-4-4-4-4", 1, 48, 64),
    ("EfficientNetB0", "-", 7, 64, 64),
    ("ResNet50", "-", 7, 64, 64),
] if SMOKE else [
    ("LesionLite", "-", 1, 192, 256),
    ("UNet", "16-32-64-128-256", 1, 192, 256),
    ("EfficientNetB0", "-", 7, 224, 224),
    ("ResNet50", "-", 7, 224, 224),
]
BATCHES = [1, 8] if SMOKE else [1, 8, 32]
SECONDS = 0.2 if SMOKE else 4.0


def classpath():
    file = os.path.join(HOME, "target", "classpath.txt")
    if not os.path.exists(file):
        subprocess.run(["mvn", "-q", "-B", "test-compile", "dependency:build-classpath", "-Dmdep.outputFile=" + file,
                        "-Dmdep.includeScope=test"], cwd=HOME, check=True, stdout=sys.stderr)
    with open(file) as text:
        return ":".join([HOME + "/target/test-classes", HOME + "/target/classes", text.read().strip()])


def probe(mode, network, batch, device):
    """Returns the median seconds of a round, or says why there is none."""
    name, widths, outputs, height, width = network
    java = subprocess.Popen(
        ["java", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Dai.djl.offline=true", "-cp", CLASSES,
         "io.github.lesionj.training.SpeedProbe", mode, name, widths, str(outputs), str(batch), str(height), str(width), device],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        def rounds(count):
            java.stdin.write(f"{count}\n")
            java.stdin.flush()
            return [float(x) for x in java.stdout.readline().split()[::2]]
        java.stdout.readline()
        warm = rounds(2)
        if not warm:
            raise OSError
        times = rounds(max(3, min(500, int(SECONDS / max(1e-4, warm[-1])))))
        return statistics.median(times), ""
    except (OSError, IndexError, statistics.StatisticsError):
        lines = [line for line in java.communicate()[1].splitlines() if "Exception" in line or "Error" in line]
        return None, (lines or ["it ended without a word"])[0].replace(",", ";")[:160]
    finally:
        java.stdin.close()
        java.kill()
        java.wait()


def row(device, work, network, batch, seconds, why=""):
    if seconds is None:
        print(f"{device},{work},{network},{batch},,,{why}", flush=True)
    else:
        print(f"{device},{work},{network},{batch},{1000 * seconds / batch:.3f},{batch / seconds:.1f},", flush=True)


def drawn(folder):
    """Draws a few pictures where none are given."""
    for seed in "123":
        subprocess.run([HOME + "/lesionj", "sample", "--output", f"{folder}/in/{seed}.png", "--seed", seed],
                       stdout=subprocess.DEVNULL, check=True)
        os.remove(f"{folder}/in/{seed}_segmentation.png")
    return folder + "/in"


def whole(device, do):
    with tempfile.TemporaryDirectory() as folder:
        pictures = FOLDER or drawn(folder)
        said = subprocess.run([HOME + "/lesionj", "batch", pictures, "--do", do, "--device", device, "--output", folder + "/out"],
                              stderr=subprocess.PIPE, text=True, check=False).stderr
    rate = re.search(r"\(([0-9.]+) (images/s|s/image)\)", said)
    if not rate:
        row(device, do, "all", 1, None, said.strip().splitlines()[-1].replace(",", ";")[:160])
        return
    number = float(rate.group(1))
    row(device, do, "all", 1, number if rate.group(2) == "s/image" else 1 / number)


def devices():
    named = os.environ.get("DEVICES")
    if named:
        return named.split()
    seconds, _ = probe("predict", ("LesionLite", "4-4-8-8-8", 1, 48, 64), 1, "gpu:0")
    return ["cpu"] if seconds is None else ["cpu", "gpu:0"]


CLASSES = classpath()
print("device,work,network,together,ms_per_picture,pictures_per_second,why_not")
for device in devices():
    for network in NETWORKS:
        for work in ("predict", "half", "train"):
            for batch in BATCHES:
                if work == "train" and batch == 1:
                    continue
                if device == "cpu" and (batch > 8 or work == "half" and not SMOKE):
                    continue
                if time.time() - BEGAN > LIMIT:
                    row(device, work, network[0], batch, None, "no time was left")
                    continue
                row(device, work, network[0], batch, *probe(work, network, batch, device))
    if time.time() - BEGAN < LIMIT:
        for do in ("segment", "classify") if FOLDER or SMOKE else ():
            whole(device, do)
