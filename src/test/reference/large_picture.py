# SPDX-License-Identifier: BSD-2-Clause
"""Writes a TIFF picture of any size in tiles of 512 x 512, JPEG, with lesions of given dermoscopy pictures on a skin of noise, and
the truth: a table of their boxes. Needs numpy, Pillow, tifffile and imagecodecs; takes little memory.

    python large_picture.py OUT.tif SIDE PICTURES MASKS [--bigtiff] [--count N] [--width PIXELS]
"""
import argparse
import csv
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image

parser = argparse.ArgumentParser()
parser.add_argument("out", type=Path)
parser.add_argument("side", type=int)
parser.add_argument("pictures", type=Path)
parser.add_argument("masks", type=Path)
parser.add_argument("--bigtiff", action="store_true")
parser.add_argument("--count", type=int, default=30)
parser.add_argument("--width", type=int, default=900, help="of a pasted picture, pixels")
options = parser.parse_args()
random = np.random.default_rng(11)
TILE, SIDE = 512, options.side
noise = random.normal(0, 3, (1024, 1024, 1))
pasted = []
sources = sorted(options.pictures.iterdir())
cells = int(np.ceil(np.sqrt(options.count)))
for i in range(options.count):
    source = sources[i % len(sources)]
    picture = Image.open(source).convert("RGB")
    size = (options.width, options.width * picture.height // picture.width)
    colours = np.asarray(picture.resize(size, Image.LANCZOS)).astype(np.float32)
    mask = np.asarray(Image.open(options.masks / f"{source.stem}_segmentation.png").convert("L").resize(size, Image.NEAREST)) > 127
    feather = np.minimum.outer(np.minimum(np.arange(size[1]), np.arange(size[1])[::-1]), np.minimum(np.arange(size[0]), np.arange(size[0])[::-1]))
    feather = np.clip(feather / 60, 0, 1)[..., None].astype(np.float32)
    room = SIDE // cells
    x = (i % cells) * room + int(random.integers(0, max(1, room - size[0])))
    y = (i // cells) * room + int(random.integers(0, max(1, room - size[1])))
    pasted.append((x, y, colours, feather, mask))


def tile(left, top):
    w, h = min(TILE, SIDE - left), min(TILE, SIDE - top)
    block = np.full((TILE, TILE, 3), (222, 180, 160), np.float32)
    block += noise[np.ix_(np.arange(top, top + TILE) % 1024, np.arange(left, left + TILE) % 1024)]
    for x, y, colours, feather, _ in pasted:
        x0, y0, x1, y1 = max(x, left), max(y, top), min(x + colours.shape[1], left + w), min(y + colours.shape[0], top + h)
        if x0 >= x1 or y0 >= y1:
            continue
        part = np.s_[y0 - y:y1 - y, x0 - x:x1 - x]
        inside = np.s_[y0 - top:y1 - top, x0 - left:x1 - left]
        block[inside] += feather[part] * (colours[part] - block[inside])
    return np.clip(block, 0, 255).astype(np.uint8)


tiles = (tile(x, y) for y in range(0, SIDE, TILE) for x in range(0, SIDE, TILE))
tifffile.imwrite(options.out, tiles, shape=(SIDE, SIDE, 3), dtype=np.uint8, tile=(TILE, TILE), photometric="rgb", compression="jpeg",
                 compressionargs={"level": 85}, bigtiff=options.bigtiff, metadata=None)
with open(options.out.with_suffix(".csv"), "w", newline="") as table:
    rows = csv.writer(table)
    rows.writerow(["lesion", "x", "y", "width", "height", "pixels"])
    for i, (x, y, _, _, mask) in enumerate(pasted):
        ys, xs = np.nonzero(mask)
        rows.writerow([i + 1, x + xs.min(), y + ys.min(), np.ptp(xs) + 1, np.ptp(ys) + 1, int(mask.sum())])
