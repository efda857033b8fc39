# SPDX-License-Identifier: BSD-2-Clause
"""Writes src/test/resources/reference/bioformats: tiny files of the kinds that Bio-Formats reads for LesionJ, and expected.csv,
which says what each is to become. Made with tifffile 2026.3.3, imagecodecs 2026.3.6, Pillow 13.0.0 and pydicom 3.0.2.

    python src/test/reference/bioformats_files.py src/test/resources/reference/bioformats

A row is `file,series,channel,z,t,resolution,tolerance,millimetres,width,colours`: the choice, by how much a colour may differ,
the side of a pixel (0 if it is not known), and six hexadecimal digits per pixel, row by row. The colours are those that went in.
"""
import io
import sys
from pathlib import Path

import imagecodecs
import numpy as np
import tifffile
from PIL import Image

OUT = Path(sys.argv[1])
OUT.mkdir(parents=True, exist_ok=True)
W, H = 32, 24
rows = []


def picture(w, h, seed):
    x, y = np.meshgrid(np.arange(w), np.arange(h))
    return np.stack([(7 * x + 3 * y + 40 * seed) % 256, (250 - 5 * x - 4 * y + 11 * seed) % 256, (6 * y + 2 * x + 70 * seed) % 256],
                    -1).astype(np.uint8)


def smooth(w, h):
    x, y = np.meshgrid(np.linspace(0, 1, w), np.linspace(0, 1, h))
    return np.stack([60 + 150 * x, 200 - 120 * y, 90 + 60 * x * y], -1).round().astype(np.uint8)


def expect(name, colours, choice=(0, 0, 0, 0, 0), tolerance=0, mm=0.0):
    colours = np.asarray(colours)
    if colours.ndim == 2:
        colours = np.stack([colours] * 3, -1)
    rows.append(",".join(map(str, [name, *choice, tolerance, mm, colours.shape[1]]))
                + "," + colours.astype(np.uint8).tobytes().hex())


def shown(values):
    """Grey of more than 8 bits as ImageJ shows it, from the darkest to the brightest value."""
    v = values.astype(np.float64)
    return np.clip(np.floor((v - v.min()) * 256 / (v.max() - v.min() + 1) + 0.5), 0, 255)


MICRONS = {"PhysicalSizeX": 12.5, "PhysicalSizeXUnit": "µm", "PhysicalSizeY": 12.5, "PhysicalSizeYUnit": "µm"}

rgb = picture(W, H, 0)
tifffile.imwrite(OUT / "rgb.ome.tif", rgb, photometric="rgb", metadata={"axes": "YXS", **MICRONS})
expect("rgb.ome.tif", rgb, mm=0.0125)

# Three planes of 12 bits are red, green and blue; each alone is grey.
deep = (rgb.astype(np.uint16) * 16).transpose(2, 0, 1).copy()
tifffile.imwrite(OUT / "channels-16.ome.tif", deep, photometric="minisblack", metadata={"axes": "CYX", **MICRONS})
expect("channels-16.ome.tif", np.floor(deep.transpose(1, 2, 0) * (255.0 / 4095) + 0.5), tolerance=1, mm=0.0125)
expect("channels-16.ome.tif", shown(deep[1]), (0, 2, 0, 0, 0), 1, 0.0125)

five = np.stack([rgb[..., 0], rgb[..., 1], rgb[..., 2], 255 - rgb[..., 0], rgb[..., 1] // 2])
tifffile.imwrite(OUT / "five-channels.ome.tif", five, photometric="minisblack", metadata={"axes": "CYX"})
expect("five-channels.ome.tif", five[3], (0, 4, 0, 0, 0))

stack = np.stack([np.stack([picture(W, H, 3 * t + z) for z in range(3)]) for t in range(2)])
tifffile.imwrite(OUT / "depths-times.ome.tif", stack, photometric="rgb", metadata={"axes": "TZYXS"})
expect("depths-times.ome.tif", stack[1, 2], (0, 0, 3, 2, 0))
expect("depths-times.ome.tif", stack[0, 1], (0, 0, 2, 1, 0))

# A series of labels, one of the slide.
with tifffile.TiffWriter(OUT / "series.ome.tif") as tif:
    tif.write(picture(16, 12, 2), photometric="rgb", metadata={"axes": "YXS", "Name": "label"})
    tif.write(rgb, photometric="rgb", metadata={"axes": "YXS", "Name": "slide", **MICRONS})
expect("series.ome.tif", rgb, mm=0.0125)
expect("series.ome.tif", picture(16, 12, 2), (1, 0, 0, 0, 0))

with tifffile.TiffWriter(OUT / "alike.ome.tif") as tif:
    for i in range(2):
        tif.write(picture(W, H, i), photometric="rgb", metadata={"axes": "YXS"})
expect("alike.ome.tif", picture(W, H, 1), (2, 0, 0, 0, 0))

# A pyramid in SubIFDs.
levels = [smooth(64, 48), smooth(32, 24), smooth(16, 12)]
with tifffile.TiffWriter(OUT / "pyramid.ome.tif") as tif:
    tif.write(levels[0], photometric="rgb", tile=(16, 16), compression="zlib", subifds=2, metadata={"axes": "YXS", **MICRONS})
    for level in levels[1:]:
        tif.write(level, photometric="rgb", tile=(16, 16), compression="zlib", subfiletype=1)
expect("pyramid.ome.tif", levels[0], mm=0.0125)
expect("pyramid.ome.tif", levels[1], (0, 0, 0, 0, 2), mm=0.025)
expect("pyramid.ome.tif", levels[2], (0, 0, 0, 0, 3), mm=0.05)

# Slides as Aperio's scanner lays them out: picture, thumbnail, coarser picture, label, overview; JPEG 2000 is what LesionJ alone lacks.
ABOUT = ("Aperio Image Library v11.2.1\r\n{0}x{1} [0,0 {0}x{1}] (16x16) {2}|AppMag = 20|StripeWidth = 992|ScanScope ID = CPAPERIOCS|"
         "Filename = 1|MPP = 0.4990")
for name, compression, args, tolerance in [("aperio.svs", "jpeg", {"level": 100, "outcolorspace": "rgb"}, 3),
                                           ("aperio-j2k.svs", "aperio_jp2000_rgb", {"level": 0}, 3)]:
    with tifffile.TiffWriter(OUT / name) as tif:
        common = dict(photometric="rgb", tile=(16, 16), compression=compression, compressionargs=args, metadata=None)
        try:
            tif.write(levels[0], description=ABOUT.format(64, 48, "Q=30"), **common)
            tif.write(levels[2], photometric="rgb", metadata=None, description=ABOUT.format(64, 48, "-> 16x12"))
            tif.write(levels[1], description=ABOUT.format(64, 48, "-> 32x24"), **common)
            for kind, number in ("label", 1), ("macro", 9):
                tif.write(picture(20, 14, number), photometric="rgb", metadata=None, subfiletype=number,
                          description=f"Aperio Image Library v11.2.1\r\n{kind} 20x14")
        except Exception as e:
            print(name, "not written:", e)
            continue
    expect(name, levels[0], tolerance=tolerance, mm=0.000499)
    expect(name, levels[1], (0, 0, 0, 0, 2), tolerance, 0.000998)

# JPEG 2000, by OpenJPEG.
data = io.BytesIO()
Image.fromarray(rgb).save(data, "JPEG2000", irreversible=False)
(OUT / "lossless.jp2").write_bytes(data.getvalue())
expect("lossless.jp2", rgb)
(OUT / "grey16.jp2").write_bytes(imagecodecs.jpeg2k_encode(deep[0], codecformat="jp2", reversible=True, level=0))
expect("grey16.jp2", shown(deep[0]), tolerance=1)
(OUT / "stream.j2k").write_bytes(imagecodecs.jpeg2k_encode(rgb, codecformat="j2k", reversible=True, level=0))
expect("stream.j2k", rgb)

(OUT / "expected.csv").write_text("\n".join(rows) + "\n")
