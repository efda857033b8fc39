#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Turns a model zip of card version 1 into one of version 2; the numbers of the weights stay as they are.

    docs/models/convert.py OLD.zip NEW.zip        converts, then checks that every tensor has the same bytes
    docs/models/convert.py --table OLD.zip        prints each tensor's old name, new name and shape

The bundled models were trained when the names of weights were made of Java class names and positions. They were converted
once with this script; the zips before that are in the history:

    git show 9de5de2:src/main/resources/models/efficientnetlite0-ham10000.zip > OLD.zip

A network's parameters always stood in the file in the order in which its layers run, as they do in the committed list
src/test/resources/network/parameter-names.txt. So the first old name becomes the first name of the list, and so on; the
last part of a name must be the same but for DJL's four words.
"""
import hashlib
import json
import pathlib
import struct
import sys
import zipfile

LIST = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/network/parameter-names.txt"
WORDS = {"gamma": "weight", "beta": "bias", "runningMean": "running_mean", "runningVar": "running_var"}


def names(network):
    for paragraph in LIST.read_text().split("\n\n"):
        first, *layers = paragraph.strip().split("\n")
        if network in first.split()[1:]:
            return [f"{layer.split()[0]}.{part}" for layer in layers for part in layer.split()[1:]]
    sys.exit(f"{LIST} has no network {network}")


def tensors(data):
    length = struct.unpack("<Q", data[:8])[0]
    return json.loads(data[8 : 8 + length]), data[8 + length :]


def renamed(old, network):
    new = names(network)
    if len(new) != len(old):
        sys.exit(f"the file has {len(old)} tensors, {network} {len(new)}")
    for before, after in zip(old, new):
        part = before.split("_")[-1]
        if WORDS.get(part, part) != after.split(".")[-1]:
            sys.exit(f"{before} cannot be {after}")
    return dict(zip(old, new))


def converted(data, network):
    header, numbers = tensors(data)
    table = renamed(list(header), network)
    text = json.dumps({table[name]: entry for name, entry in header.items()}, separators=(",", ":"))
    text += " " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text.encode() + numbers


def picture(old):
    """The input of a card or recipe, a mean and a deviation for each plane."""
    planes = 7 if old["colours"] == "rgb_hsv_l" else 3
    return {"width": old["width"], "height": old["height"], "resize": old["fit"], "colorSpace": old["colours"],
            "contrastPercentiles": old["contrast"], "mean": [old["mean"]] * planes, "std": [old["std"]] * planes}


def region(old):
    return {"cropToLesion": old["crop"], "margin": old["margin"], "square": old["square"], "maskBackground": old["mask"]}


def post_processing(old):
    return {"method": old["method"], "threshold": old["threshold"], "highThreshold": old["high"],
            "lowThreshold": old["low"], "components": old["parts"], "fillHoles": old["fillHoles"]}


def augmentation(mirrored):
    return "flips" if mirrored else "none"


def metric(old):
    return {("confidenceInterval" if key == "interval" else key): value for key, value in old.items()}


def optimizer(old):
    schedule = old["schedule"]
    return {
        "name": old["rule"], **{key: old[key] for key in (
            "learningRate", "weightDecay", "betas", "epsilon", "momentum", "nesterov")},
        "gradientClipping": old["clip"], "warmupEpochs": old["warmUpEpochs"],
        "minLearningRate": float(f"{old['learningRate'] * old['lastRate']:.12g}"),
        "schedule": {
            "name": schedule["kind"], "stepEpochs": schedule["everyEpochs"], "factor": schedule["factor"],
            "patience": schedule["patience"], "monitor": schedule["watch"], "threshold": schedule["threshold"],
            "startFactor": schedule["startRate"], "pctStart": schedule["rise"]},
        "learningRateFactors": old["rateFactors"]}


def recipe(old):
    stopping = old["earlyStopping"]
    return {
        "about": {"name": old["name"], "description": old["description"], "license": old["licence"],
                  "notices": old["notices"], "citations": old["citations"]},
        "model": {"task": old["task"], "network": old["network"], "input": picture(old["input"]),
                  "classes": old["classes"], "region": region(old["region"])},
        "data": old["data"],
        "training": {
            "start": old["start"].removesuffix(".zip"), "loss": old["loss"], "sampling": old["sampling"],
            "classWeightPower": old["classWeightPower"], "labelSmoothing": old["labelSmoothing"],
            "augmentation": old["augmentation"], "optimizer": optimizer(old["optimizer"]), "freeze": old["freeze"],
            "batchSize": old["batchSize"], "accumulationSteps": old["accumulation"], "epochs": old["epochs"],
            "earlyStopping": {"patience": stopping["patience"], "monitor": stopping["watch"],
                              "threshold": stopping["threshold"]},
            "emaDecay": old["averaging"]},
        "finish": {"postProcessing": post_processing(old["postProcessing"]), "chooseThreshold": old["chooseThreshold"],
                   "testTimeAugmentation": augmentation(old["mirrored"]),
                   "weightsType": "float16" if old.get("halfPrecision") else "float32"},
        "seed": old["seed"]}


def card(old, weights):
    training = {key: recipe(value) if key == "recipe" else value for key, value in old["training"].items()}
    return {
        "format": old["format"], "version": 2, "name": old["name"], "description": old["description"],
        "task": old["task"], "network": old["network"], "input": picture(old["input"]), "preprocessing": [],
        "output": old["output"], "classes": old["classes"], "region": region(old["region"]),
        "postProcessing": post_processing(old["postProcessing"]), "priorCorrection": old["classWeights"],
        "temperature": old["temperature"], "testTimeAugmentation": augmentation(old["mirrored"]),
        "metrics": [metric(figure) for figure in old["metrics"]], "operatingPoints": [], "slices": [],
        "license": old["licence"], "notices": old["notices"], "citations": old["citations"], "training": training,
        "weights": {"file": old["weights"]["file"], "sha256": hashlib.sha256(weights).hexdigest(), "bytes": len(weights)}}


def check(before, after, network):
    old, old_numbers = tensors(before)
    new, new_numbers = tensors(after)
    for name, other in renamed(list(old), network).items():
        (start, end), (begin, stop) = old[name]["data_offsets"], new[other]["data_offsets"]
        same = {**old[name], "data_offsets": 0} == {**new[other], "data_offsets": 0}
        if not same or old_numbers[start:end] != new_numbers[begin:stop]:
            sys.exit(f"{other} is not {name}")
    return len(old)


def main(arguments):
    with zipfile.ZipFile(arguments[-2] if arguments[0] != "--table" else arguments[1]) as old:
        files = [(entry, old.read(entry)) for entry in old.infolist()]
    version1 = json.loads(next(data for entry, data in files if entry.filename == "model.json"))
    network, weights = version1["network"]["name"], version1["weights"]["file"]
    before = next(data for entry, data in files if entry.filename == weights)
    if arguments[0] == "--table":
        header = tensors(before)[0]
        for name, other in renamed(list(header), network).items():
            print(name, other, *header[name]["shape"])
        return
    after = converted(before, network)
    version2 = card(version1, after)
    with zipfile.ZipFile(arguments[1], "w", zipfile.ZIP_DEFLATED) as new:
        for entry, data in files:
            if entry.filename == "model.json":
                data = (json.dumps(version2, indent=2, ensure_ascii=False) + "\n").encode()
            elif entry.filename == weights:
                data = after
            new.writestr(zipfile.ZipInfo(entry.filename, entry.date_time), data, zipfile.ZIP_DEFLATED, 9)
    with zipfile.ZipFile(arguments[1]) as new:
        count = check(before, new.read(weights), network)
    print(f"{arguments[1]}: {count} tensors with the same bytes, SHA-256 {version2['weights']['sha256']}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1:])
