# SPDX-License-Identifier: BSD-2-Clause
"""Reads and writes one entry of the card in a model's file; weights and all else stay as they are."""
import json
import zipfile

LATER = ["metrics", "operatingPoints", "slices", "review", "rocCurves", "license"]


def get(path, entry):
    with zipfile.ZipFile(path) as file:
        return json.loads(file.read("model.json")).get(entry, [])


def put(path, entry, found):
    with zipfile.ZipFile(path) as old:
        entries = [(info, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w") as new:
        for info, content in entries:
            if info.filename == "model.json":
                ordered = {}
                for key, value in json.loads(content).items():
                    if key == entry:
                        continue
                    if key in LATER[LATER.index(entry) + 1:]:
                        ordered.setdefault(entry, found)
                    ordered[key] = value
                content = json.dumps(ordered, indent=2, ensure_ascii=False).encode()
            new.writestr(info, content)
