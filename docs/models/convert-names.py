#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Gives the weights in a model zip the names that its network gives them today; the numbers stay as they are.

    docs/models/convert-names.py OLD.zip NEW.zip        converts, then checks that every tensor has the same bytes
    docs/models/convert-names.py --table OLD.zip        prints old name, new name, shape

The bundled models were trained when the names were made of Java class names and positions. They were converted once with
this script; the zips before that are in the history:

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
    card = json.loads(next(data for entry, data in files if entry.filename == "model.json"))
    network, weights = card["network"]["name"], card["weights"]["file"]
    before = next(data for entry, data in files if entry.filename == weights)
    if arguments[0] == "--table":
        header = tensors(before)[0]
        for name, other in renamed(list(header), network).items():
            print(name, other, *header[name]["shape"])
        return
    after = converted(before, network)
    card["weights"].update(sha256=hashlib.sha256(after).hexdigest(), bytes=len(after))
    with zipfile.ZipFile(arguments[1], "w", zipfile.ZIP_DEFLATED) as new:
        for entry, data in files:
            if entry.filename == "model.json":
                data = (json.dumps(card, indent=2, ensure_ascii=False) + "\n").encode()
            elif entry.filename == weights:
                data = after
            new.writestr(zipfile.ZipInfo(entry.filename, entry.date_time), data, zipfile.ZIP_DEFLATED, 9)
    with zipfile.ZipFile(arguments[1]) as new:
        count = check(before, new.read(weights), network)
    print(f"{arguments[1]}: {count} tensors with the same bytes, SHA-256 {card['weights']['sha256']}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1:])
