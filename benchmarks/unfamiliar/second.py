#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Draws the second set of strangers, which was drawn after all was chosen: second.py OUTPUT

Faces, skin from afar with limbs and clothes, documents on desks, dark frames: ten of each, 640x480, seeded.
"""
import pathlib
import random
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SKINS = [(236, 190, 170), (224, 172, 150), (198, 134, 106), (141, 85, 60), (84, 52, 40), (240, 205, 190)]
WIDTH, HEIGHT = 640, 480


def camera(picture, chance, seed):
    """Blur, uneven light and noise."""
    numbers = np.asarray(picture.filter(ImageFilter.GaussianBlur(chance.uniform(0.8, 2.5))), float)
    light = np.linspace(chance.uniform(0.6, 1.05), chance.uniform(0.6, 1.05), WIDTH)[None, :, None]
    noise = np.random.default_rng(seed).normal(0, chance.uniform(2, 7), numbers.shape)
    return Image.fromarray(np.clip(numbers * light + noise, 0, 255).astype(np.uint8))


def colour(chance, low=20, high=235):
    return tuple(chance.randint(low, high) for _ in range(3))


def shaded(skin, share):
    return tuple(int(c * share) for c in skin)


def face(chance):
    picture = Image.new("RGB", (WIDTH, HEIGHT), colour(chance))
    draw = ImageDraw.Draw(picture)
    skin = chance.choice(SKINS)
    x, y, r = chance.randint(250, 390), chance.randint(210, 270), chance.randint(110, 190)
    hair = chance.choice([(30, 22, 18), (90, 60, 35), (170, 130, 70), (120, 120, 120)])
    draw.ellipse([x - r * 1.1, y - r * 1.5, x + r * 1.1, y + r * 0.9], fill=hair)
    draw.rectangle([x - r * 1.6, min(y + r * 1.4, HEIGHT - 1), x + r * 1.6, HEIGHT], fill=colour(chance))
    draw.rectangle([x - r * 0.4, y + r * 0.8, x + r * 0.4, y + r * 1.6], fill=shaded(skin, 0.9))
    draw.ellipse([x - r * 0.85, y - r * 1.15, x + r * 0.85, y + r * 1.2], fill=skin)
    for side in (-1, 1):
        eye = x + side * r * 0.35
        draw.ellipse([eye - r * 0.15, y - r * 0.2, eye + r * 0.15, y - r * 0.05], fill=(245, 245, 240))
        draw.ellipse([eye - r * 0.06, y - r * 0.19, eye + r * 0.06, y - r * 0.06], fill=colour(chance, 20, 110))
        draw.arc([eye - r * 0.2, y - r * 0.42, eye + r * 0.2, y - r * 0.2], 190, 350, fill=hair, width=6)
    draw.polygon([(x, y - r * 0.1), (x - r * 0.15, y + r * 0.35), (x + r * 0.15, y + r * 0.35)], fill=shaded(skin, 0.85))
    draw.ellipse([x - r * 0.3, y + r * 0.55, x + r * 0.3, y + r * 0.72], fill=(170, 70, 75))
    return picture


def afar(chance):
    picture = Image.new("RGB", (WIDTH, HEIGHT), colour(chance))
    draw = ImageDraw.Draw(picture)
    skin = chance.choice(SKINS)
    top, bottom, across = chance.randint(60, 180), chance.randint(300, 440), chance.randint(60, 120)
    draw.polygon([(0, top), (WIDTH, top + across), (WIDTH, bottom), (0, bottom - across // 2)], fill=skin)
    draw.rectangle([0, 0, chance.randint(80, 220), HEIGHT], fill=colour(chance))
    for _ in range(chance.randint(1, 12)):
        x, y, r = chance.randint(240, 620), chance.randint(top + across, bottom - across // 2), chance.randint(2, 9)
        draw.ellipse([x - r, y - r, x + r, y + r * 1.2], fill=shaded(skin, chance.uniform(0.35, 0.7)))
    return picture


def document(chance):
    picture = Image.new("RGB", (WIDTH, HEIGHT), chance.choice([(120, 85, 55), (60, 60, 65), (200, 200, 205), (150, 110, 80)]))
    draw = ImageDraw.Draw(picture)
    paper = chance.choice([(250, 250, 248), (245, 235, 210), (225, 235, 250), (250, 225, 225)])
    left, right = chance.randint(20, 120), chance.randint(500, 630)
    draw.rectangle([left, chance.randint(0, 40), right, HEIGHT], fill=paper)
    y = 60
    while y < HEIGHT - 10:
        x = left + 30
        while x < right - 60:
            w = chance.randint(6, 50)
            draw.rectangle([x, y, min(x + w, right - 30), y + chance.randint(3, 9)], fill=colour(chance, 10, 80))
            x += w + chance.randint(5, 14)
        y += chance.randint(14, 30)
    return picture


def dark(chance):
    picture = Image.new("RGB", (WIDTH, HEIGHT), (chance.randint(0, 12),) * 3)
    draw = ImageDraw.Draw(picture)
    for _ in range(chance.randint(0, 3)):
        x, y, r = chance.randint(0, WIDTH), chance.randint(0, HEIGHT), chance.randint(5, 60)
        draw.ellipse([x - r, y - r, x + r, y + r], fill=colour(chance, 20, 90))
    return picture


def main(output):
    output.mkdir(parents=True, exist_ok=True)
    for kind in (face, afar, document, dark):
        for i in range(10):
            seed = 7000 + i
            chance = random.Random(f"{kind.__name__} {seed}")
            camera(kind(chance), chance, seed).save(output / f"second_{kind.__name__}_{i}.png")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
