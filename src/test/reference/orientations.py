# SPDX-License-Identifier: BSD-2-Clause
"""Writes src/test/resources/reference/orientations: one tiny picture for each orientation that Exif knows, in JPEG, and some in
PNG, WebP and TIFF, and expected.csv, which says how Pillow 13.0.0 (ImageOps.exif_transpose) shows each: `file,width,colours`.

    python src/test/reference/orientations.py src/test/resources/reference/orientations
"""
import sys
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image, ImageOps

OUT = Path(sys.argv[1])
OUT.mkdir(parents=True, exist_ok=True)
W, H = 24, 16
x, y = np.meshgrid(np.arange(W), np.arange(H))
STORED = np.stack([40 + 8 * x, 220 - 9 * y, 60 + 3 * x + 5 * y], -1).astype(np.uint8)
rows = []


def expect(name):
    shown = np.asarray(ImageOps.exif_transpose(Image.open(OUT / name)).convert("RGB"))
    rows.append(f"{name},{shown.shape[1]},{shown.tobytes().hex()}")


for orientation in range(1, 9):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "a phone"
    picture = Image.fromarray(STORED)
    picture.save(OUT / f"{orientation}.jpg", quality=95, subsampling=0, exif=exif)
    expect(f"{orientation}.jpg")
    if orientation in (3, 6, 7):
        picture.save(OUT / f"{orientation}.png", exif=exif)
        expect(f"{orientation}.png")
        picture.save(OUT / f"{orientation}.webp", lossless=True, exif=exif)
        expect(f"{orientation}.webp")
        tifffile.imwrite(OUT / f"{orientation}.tif", STORED, photometric="rgb", metadata=None,
                         extratags=[(274, "H", 1, orientation, True)])
        expect(f"{orientation}.tif")

(OUT / "expected.csv").write_text("\n".join(rows) + "\n")
