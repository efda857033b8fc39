# SPDX-License-Identifier: BSD-2-Clause
"""Writes src/test/resources/reference/parts: TIFF and BigTIFF pictures in tiles and strips, made with tifffile 2026.3.3.

    python src/test/reference/parts.py src/test/resources/reference/parts
"""
import sys
from pathlib import Path

import numpy as np
import tifffile

OUT = Path(sys.argv[1])
OUT.mkdir(parents=True, exist_ok=True)
H, W = 75, 100
Y, X = np.mgrid[:H, :W]
RGB = np.stack([2 * X + Y, 255 - X - Y, 3 * Y + (X // 7) % 20], -1).astype(np.uint8)
common = dict(photometric="rgb", metadata=None, resolution=(1000, 1000), resolutionunit="CENTIMETER")
tifffile.imwrite(OUT / "tiles.tif", RGB, tile=(32, 48), compression="deflate", predictor=True, **common)
tifffile.imwrite(OUT / "jpeg-tiles.tif", RGB, tile=(32, 48), compression="jpeg", **common)
tifffile.imwrite(OUT / "big.tif", RGB, tile=(32, 48), compression="lzw", bigtiff=True, **common)
tifffile.imwrite(OUT / "big-strips.tif", RGB, rowsperstrip=20, bigtiff=True, **common)
tifffile.imwrite(OUT / "big-bigendian.tif", RGB, tile=(32, 48), compression="deflate", bigtiff=True, byteorder=">", **common)
