#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Spoils pictures in defined ways: corrupt.py KIND LEVEL OUTPUT PICTURE...

Levels go from 1 (hardly to be seen) to 5 (strong); all chance follows from the picture's name, so that a run can be repeated. Writes
OUTPUT/<picture>_<kind>.png; the kind none with the level 0 copies them.
"""
import argparse
import io
import math
import pathlib
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

LEVELS = {
    "blur": [0.004, 0.008, 0.012, 0.018, 0.025],
    "jpeg": [60, 40, 25, 15, 8],
    "darker": [0.9, 0.8, 0.65, 0.5, 0.35],
    "brighter": [1.08, 1.16, 1.25, 1.4, 1.6],
    "contrast": [0.85, 0.7, 0.55, 0.4, 0.25],
    "warmer": [0.04, 0.08, 0.12, 0.18, 0.25],
    "cooler": [0.04, 0.08, 0.12, 0.18, 0.25],
    "hair": [4, 8, 16, 32, 64],
    "ruler": [0.03, 0.05, 0.08, 0.11, 0.15],
    "rotation": [5, 15, 45, 90, 135],
}


def channels(picture, factors):
    numbers = np.asarray(picture, float) * factors
    return Image.fromarray(np.clip(numbers + 0.5, 0, 255).astype(np.uint8))


def jpeg(picture, quality):
    stored = io.BytesIO()
    picture.save(stored, "JPEG", quality=quality)
    return Image.open(stored).convert("RGB")


def contrast(picture, share):
    numbers = np.asarray(picture, float)
    mean = numbers.mean((0, 1))
    return Image.fromarray(np.clip(mean + share * (numbers - mean) + 0.5, 0, 255).astype(np.uint8))


def hair(picture, count, chance):
    """Dark curved lines, up to 0.6 % of the width thick, drawn four times as large and shrunk."""
    width, height = picture.size
    large = picture.resize((4 * width, 4 * height), Image.BILINEAR)
    draw = ImageDraw.Draw(large)
    for _ in range(count):
        x, y = chance.uniform(0, 4 * width), chance.uniform(0, 4 * height)
        angle, bend, length = chance.uniform(0, 2 * math.pi), chance.normal(0, 0.03), chance.uniform(0.3, 0.9) * 4 * width
        shade = tuple(int(v) for v in chance.integers(15, 60) * np.array([1, 0.8, 0.7]))
        points = [(x, y)]
        for _ in range(30):
            angle += bend
            x, y = x + math.cos(angle) * length / 30, y + math.sin(angle) * length / 30
            points.append((x, y))
        draw.line(points, fill=shade, width=max(2, int(chance.uniform(0.003, 0.006) * 4 * width)), joint="curve")
    return large.resize((width, height), Image.BOX)


def ruler(picture, share):
    """A light band with ticks along the lower edge."""
    width, height = picture.size
    spoiled = picture.copy()
    draw = ImageDraw.Draw(spoiled)
    top = int(height * (1 - share))
    draw.rectangle([0, top, width, height], fill=(225, 225, 220))
    for tick in range(41):
        x = tick * width / 40
        draw.line([x, top, x, top + (height - top) * (0.7 if tick % 10 == 0 else 0.4)], fill=(25, 25, 25),
                  width=max(1, width // 300))
    return spoiled


def turned(picture, degrees, mask=False):
    """About the middle, the size kept; what comes in at the corners is black, as a round field of view has it."""
    return picture.rotate(degrees, Image.NEAREST if mask else Image.BICUBIC)


def spoiled(picture, kind, level, name):
    amount = LEVELS[kind][level - 1]
    chance = np.random.default_rng(zlib.crc32(f"{name} {kind} {level}".encode()))
    match kind:
        case "blur":
            return picture.filter(ImageFilter.GaussianBlur(amount * picture.width))
        case "jpeg":
            return jpeg(picture, amount)
        case "darker" | "brighter":
            return channels(picture, amount)
        case "contrast":
            return contrast(picture, amount)
        case "warmer":
            return channels(picture, np.array([1 + amount, 1, 1 - amount]))
        case "cooler":
            return channels(picture, np.array([1 - amount, 1, 1 + amount]))
        case "hair":
            return hair(picture, amount, chance)
        case "ruler":
            return ruler(picture, amount)
        case "rotation":
            return turned(picture, amount)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=[*LEVELS, "none"])
    parser.add_argument("level", type=int, choices=range(6))
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("pictures", type=pathlib.Path, nargs="+")
    asked = parser.parse_args()
    asked.output.mkdir(parents=True, exist_ok=True)
    for file in asked.pictures:
        picture = Image.open(file).convert("RGB")
        if asked.kind != "none":
            picture = spoiled(picture, asked.kind, asked.level, file.stem)
        picture.save(asked.output / f"{file.stem}_{asked.kind}.png", compress_level=1)


if __name__ == "__main__":
    main()
