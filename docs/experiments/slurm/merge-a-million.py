#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Times 'lesionj merge' on tables without pictures: merge-a-million.py [PICTURES [SHARDS]]; 1000000 and 100 unless given."""
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

pictures = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
shards = int(sys.argv[2]) if len(sys.argv) > 2 else 100
lesionj = os.environ.get("LESIONJ", pathlib.Path(__file__).parents[3] / "lesionj")

names = [f"ISIC_{i:07d}" for i in range(pictures)]
whole = hashlib.sha256("".join(n + "\n" for n in names).encode()).hexdigest()
parts = [[] for _ in range(shards)]
for position, name in enumerate(names):
    digest = hashlib.sha256(name.encode()).digest()
    parts[int.from_bytes(digest[:8], "big") % shards].append((position, name))
header = "image,width,height,area_pixels," + ",".join(f"c{i}" for i in range(20))
cells = ",600,450,12345," + ",".join(f"0.{i:08d}" for i in range(20))

with tempfile.TemporaryDirectory() as folder:
    out = pathlib.Path(folder)
    for i, part in enumerate(parts, 1):
        digits = max(3, len(str(shards)))
        shard = out / f"shard-{i:0{digits}d}-of-{shards:0{digits}d}"
        shard.mkdir()
        with open(shard / "lesionj-shard.jsonl", "w") as file:
            file.write(json.dumps({"shard": i, "shards": shards, "pictures": pictures, "list": whole}) + "\n")
            file.writelines(f'{{"position":{p},"image":"{n}"}}\n' for p, n in part)
        with open(shard / "lesions.csv", "w") as file:
            file.write(header + "\n")
            file.writelines(n + cells + "\n" for _, n in part)
    began = time.time()
    subprocess.run([str(lesionj), "merge", folder], check=True)
    seconds = time.time() - began
    lines = (out / "lesions.csv").read_text().splitlines()
    assert lines == [header] + [n + cells for n in names], "the joined table is not that of one call"
    size = (out / "lesions.csv").stat().st_size / 1e6
    print(f"{pictures} rows, {size:.0f} MB, from {shards} shards: {seconds:.1f} s")
