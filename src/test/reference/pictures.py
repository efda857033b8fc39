# SPDX-License-Identifier: BSD-2-Clause
"""Writes src/test/resources/reference/pictures: one tiny picture per format and variant, and pixels.csv, which says what
colour each pixel is to have. Made with Pillow 13.0.0, tifffile 2026.3.3, imagecodecs 2026.3.6 and pydicom 3.0.2.

    python src/test/reference/pictures.py src/test/resources/reference/pictures

The colours are those that went in, or for lossy files those that Pillow (libjpeg-turbo) reads; no code of LesionJ is
involved. A row is `file,tolerance,colours`, six hexadecimal digits per pixel, row by row.
"""
import io
import struct
import sys
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
import tifffile
from PIL import Image
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import (DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian,
                         JPEG2000, JPEG2000Lossless, JPEGBaseline8Bit, JPEGLossless, JPEGLosslessSV1, JPEGLSLossless,
                         JPEGLSNearLossless, RLELossless, UID)
from pydicom.encaps import encapsulate

OUT = Path(sys.argv[1])
W, H = 8, 6
X, Y = np.meshgrid(np.arange(W), np.arange(H))
RGB = np.stack([30 * X + 7 * Y + 3, 250 - 25 * X - 9 * Y, 40 * Y + 5 * X], -1).astype(np.uint8)
GREY = (5 + 30 * X + 8 * Y).astype(np.uint8)
DEEP = (1000 + 400 * X + 37 * Y).astype(np.uint16)
ALPHA = ((X * 37 + Y * 50) % 256).astype(np.uint8)
ALPHA[:3] = 0
BITS = ((X + Y) % 3 == 0).astype(np.uint8)
SMOOTH = np.stack([20 * X + 10 * Y + 40, 200 - 10 * X - 10 * Y, 90 + 12 * Y], -1).astype(np.uint8)
SMOOTH = np.asarray(Image.fromarray(SMOOTH).resize((16, 16), Image.BILINEAR))
rows = []


def add(name, content, colours, tolerance=0):
    colours = np.asarray(colours)
    if colours.ndim == 2:
        colours = np.stack([colours] * 3, -1)
    (OUT / name).write_bytes(content)
    rows.append(f"{name},{tolerance},{colours.astype(np.uint8).tobytes().hex()}")


def refuse(name, content, sentence):
    (OUT / name).write_bytes(content)
    rows.append(f"{name},refused,{sentence}")


def shown(values, black=None, white=None):
    """16-bit and 32-bit greys as ImageJ shows them: 256 steps from black to white."""
    values = values.astype(np.float64)
    black = values.min() if black is None else black
    white = values.max() if white is None else white
    v = np.clip(values - black, 0, white - black)
    return np.clip(np.floor(v * 256 / (white - black + 1) + 0.5), 0, 255)


# ---- PNG, by hand: any colour type and depth
def png(samples, kind, depth, chunks=(), interlaced=False):
    h, w = samples.shape[:2]
    def packed(block):
        out = b""
        for line in block:
            flat = line.reshape(-1)
            if depth == 16:
                out += b"\0" + flat.astype(">u2").tobytes()
            elif depth == 8:
                out += b"\0" + flat.astype(np.uint8).tobytes()
            else:
                bits = "".join(format(int(v), f"0{depth}b") for v in flat)
                bits += "0" * (-len(bits) % 8)
                out += b"\0" + bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))
        return out
    if interlaced:
        data = b"".join(packed(samples[y::dy, x::dx]) for x, y, dx, dy in
                        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
                        if samples[y::dy, x::dx].size)
    else:
        data = packed(samples)
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, depth, kind, 0, 0, int(interlaced)))
            + b"".join(chunk(k, b) for k, b in chunks) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))


PALETTE = np.array([[(i * 37) % 256, (i * 91 + 30) % 256, 255 - i] for i in range(256)], np.uint8)
WIDE = RGB.astype(np.uint16) * 257
RGBA = np.dstack([RGB, ALPHA])
add("rgb8.png", png(RGB, 2, 8), RGB)
add("rgb8-interlaced.png", png(RGB, 2, 8, interlaced=True), RGB)
add("rgb8-gamma.png", png(RGB, 2, 8, [(b"gAMA", struct.pack(">I", 100000)), (b"cHRM", b"\0\0\1\0" * 8)]), RGB)
add("rgb8-colourkey.png", png(RGB, 2, 8, [(b"tRNS", struct.pack(">HHH", *[int(v) for v in RGB[1, 2]]))]), RGB)
add("rgba8.png", png(RGBA, 6, 8), RGB)
add("rgba8-clear.png", png(np.dstack([RGB, 0 * ALPHA]), 6, 8), RGB)
add("rgb16.png", png(WIDE, 2, 16), RGB)
add("rgba16.png", png(np.dstack([WIDE, ALPHA.astype(np.uint16) * 257]), 6, 16), RGB)
add("grey8.png", png(GREY, 0, 8), GREY)
add("grey8-key.png", png(GREY, 0, 8, [(b"tRNS", struct.pack(">H", int(GREY[2, 2])))]), GREY)
add("greyalpha8.png", png(np.dstack([GREY, ALPHA]), 4, 8), GREY)
add("grey16.png", png(DEEP, 0, 16), shown(DEEP))
add("greyalpha16.png", png(np.dstack([GREY.astype(np.uint16) * 257, ALPHA.astype(np.uint16) * 257]), 4, 16), shown(GREY.astype(int) * 257))
for depth in (1, 2, 4):
    few = (X + Y) % (1 << depth)
    add(f"grey{depth}.png", png(few, 0, depth), few * (255 // ((1 << depth) - 1)))
    add(f"palette{depth}.png", png(few, 3, depth, [(b"PLTE", PALETTE[:1 << depth].tobytes())]), PALETTE[few])
add("palette8.png", png(GREY, 3, 8, [(b"PLTE", PALETTE.tobytes())]), PALETTE[GREY])
add("palette8-clear.png", png(GREY, 3, 8, [(b"PLTE", PALETTE.tobytes()), (b"tRNS", bytes(range(256)))]), PALETTE[GREY])


# ---- TIFF
def tiff(array, **options):
    out = io.BytesIO()
    options.setdefault("metadata", None)
    order = options.pop("byteorder", "<")
    big = options.pop("bigtiff", False)
    tail = options.pop("then", None)
    with tifffile.TiffWriter(out, byteorder=order, bigtiff=big) as writer:
        writer.write(array, **options)
        if tail is not None:
            writer.write(tail, **options)
    return out.getvalue()


def patched(content, tag, value):
    """Overwrites the value of a SHORT tag of a little-endian classic TIFF."""
    content = bytearray(content)
    at = struct.unpack_from("<I", content, 4)[0]
    for i in range(struct.unpack_from("<H", content, at)[0]):
        entry = at + 2 + 12 * i
        if struct.unpack_from("<H", content, entry)[0] == tag:
            struct.pack_into("<HII", content, entry + 2, 3, 1, value)
    return bytes(content)


rgb = dict(photometric="rgb")
add("rgb8.tif", tiff(RGB, **rgb), RGB)
add("rgb8-bigendian.tif", tiff(RGB, byteorder=">", **rgb), RGB)
add("rgb8-planar.tif", tiff(np.moveaxis(RGB, -1, 0), planarconfig="separate", **rgb), RGB)
add("rgb8-planar-lzw.tif", tiff(np.moveaxis(RGB, -1, 0), planarconfig="separate", compression="lzw", **rgb), RGB)
add("rgb8-strips.tif", tiff(RGB, rowsperstrip=2, **rgb), RGB)
add("rgb8-tiled.tif", tiff(RGB, tile=(16, 16), **rgb), RGB)
add("rgb8-tiled-planar.tif", tiff(np.moveaxis(RGB, -1, 0), tile=(16, 16), planarconfig="separate", **rgb), RGB)
add("rgb8-tiled-deflate2.tif", tiff(RGB, tile=(16, 16), compression="zlib", predictor=True, **rgb), RGB)
for compression in ("lzw", "zlib", "packbits"):
    add(f"rgb8-{compression}.tif", tiff(RGB, compression=compression, **rgb), RGB)
add("rgb8-olddeflate.tif", patched(tiff(RGB, compression="zlib", **rgb), 259, 32946), RGB)
for compression in ("lzw", "zlib"):
    add(f"rgb8-{compression}2.tif", tiff(RGB, compression=compression, predictor=True, **rgb), RGB)
    add(f"grey16-{compression}2.tif", tiff(DEEP, compression=compression, predictor=True), shown(DEEP))
    add(f"grey16-{compression}.tif", tiff(DEEP, compression=compression), shown(DEEP))
    add(f"rgb16-{compression}2.tif", tiff(WIDE, compression=compression, predictor=True, **rgb), RGB)
    add(f"rgb16-{compression}.tif", tiff(WIDE, compression=compression, **rgb), RGB)
TWELVE = (RGB.astype(int) * 4095 // 255).astype(np.uint16)
add("rgb12in16.tif", tiff(TWELVE, **rgb), RGB, 1)
add("grey16-white-is-zero-lzw2.tif", tiff(65535 - DEEP, photometric="miniswhite", compression="lzw", predictor=True), shown(DEEP))
add("grey16-tiled-lzw2.tif", tiff(np.tile(DEEP, (4, 4)), tile=(16, 16), compression="lzw", predictor=True), shown(np.tile(DEEP, (4, 4))))
add("grey16-bigendian-zlib2.tif", tiff(DEEP, byteorder=">", compression="zlib", predictor=True), shown(DEEP))
add("rgb16-planar-lzw2.tif", tiff(np.moveaxis(WIDE, -1, 0), planarconfig="separate", compression="lzw", predictor=True, **rgb), RGB)
add("grey32-lzw2.tif", tiff(DEEP.astype(np.uint32) * 1000, compression="lzw", predictor=True), (DEEP - DEEP.min().astype(float)) * 255 / (DEEP.max() - DEEP.min()), 1)
add("rgb16.tif", tiff(WIDE, **rgb), RGB)
add("rgb16-bigendian.tif", tiff(WIDE, byteorder=">", **rgb), RGB)
add("rgb16-planar.tif", tiff(np.moveaxis(WIDE, -1, 0), planarconfig="separate", **rgb), RGB)
add("rgb8-big.tif", tiff(RGB, bigtiff=True, **rgb), RGB)
add("rgb8-big-bigendian.tif", tiff(RGB, bigtiff=True, byteorder=">", **rgb), RGB)
for kind, number in (("unspecified", 0), ("associated", 1), ("alpha", 2)):
    add(f"rgb8-{kind}.tif", tiff(RGBA, extrasamples=[number], **rgb), RGB)
    add(f"rgb16-{kind}.tif", tiff(RGBA.astype(np.uint16) * 257, extrasamples=[number], **rgb), RGB)
    add(f"grey8-{kind}.tif", tiff(np.dstack([GREY, ALPHA]), photometric="minisblack", planarconfig="contig", extrasamples=[number]), GREY)
add("rgb8-alpha-lzw2.tif", tiff(RGBA, extrasamples=[2], compression="lzw", predictor=True, **rgb), RGB)
add("rgb8-two-extra.tif", tiff(np.dstack([RGB, ALPHA, GREY]), extrasamples=[0, 0], **rgb), RGB)
add("rgb8-planar-alpha.tif", tiff(np.moveaxis(RGBA, -1, 0), planarconfig="separate", extrasamples=[2], **rgb), RGB)
add("grey8.tif", tiff(GREY), GREY)
add("grey8-white-is-zero.tif", tiff(255 - GREY, photometric="miniswhite"), GREY)
add("grey16-white-is-zero.tif", tiff(65535 - DEEP, photometric="miniswhite"), shown(DEEP))
add("grey16.tif", tiff(DEEP), shown(DEEP))
add("grey16-bigendian.tif", tiff(DEEP, byteorder=">"), shown(DEEP))
add("grey16-signed.tif", tiff(DEEP.astype(np.int16) - 2000), shown(DEEP))
add("grey32.tif", tiff(DEEP.astype(np.uint32)), (DEEP - DEEP.min().astype(float)) * 255 / (DEEP.max() - DEEP.min()), 1)
add("float32.tif", tiff(DEEP.astype(np.float32)), (DEEP - DEEP.min().astype(float)) * 255 / (DEEP.max() - DEEP.min()), 1)
refuse("float32-deflate3.tif", tiff(DEEP.astype(np.float32), compression="zlib", predictor=3), "predictor of floating-point numbers")
refuse("float64.tif", tiff(DEEP.astype(np.float64)), "floating-point numbers of 64 bits")
refuse("float16.tif", tiff(DEEP.astype(np.float16)), "floating-point numbers of 16 bits")
refuse("uint64.tif", tiff(DEEP.astype(np.uint64)), "whole numbers of 64 bits")
add("bilevel.tif", tiff(BITS.astype(bool), photometric="minisblack"), BITS * 255)
add("bilevel-white-is-zero.tif", tiff(~BITS.astype(bool), photometric="miniswhite"), BITS * 255)
for name in ("group4", "group3", "tiff_ccitt"):
    out = io.BytesIO()
    Image.fromarray(BITS * 255).convert("1").save(out, "TIFF", compression=name)
    add(f"bilevel-{name.replace('tiff_', '')}.tif", out.getvalue(), BITS * 255)
add("palette8.tif", tiff(GREY, photometric="palette", colormap=(PALETTE.T.astype(np.uint16) * 257)), PALETTE[GREY])
INKS = 255 - np.dstack([RGB, np.full_like(GREY, 200)])
PAPER = np.floor((255 - INKS[..., :3].astype(int)) * (255 - INKS[..., 3:].astype(int)) / 255 + 0.5)
add("cmyk8.tif", tiff(INKS, photometric="separated"), PAPER, 1)
add("cmyk8-lzw.tif", tiff(INKS, photometric="separated", compression="lzw"), PAPER, 1)
add("cmyk8-alpha.tif", tiff(np.dstack([INKS, ALPHA]), photometric="separated", extrasamples=[2]), PAPER, 1)
out = io.BytesIO()
Image.fromarray(SMOOTH).convert("YCbCr").save(out, "TIFF")
add("ycbcr8.tif", out.getvalue(), np.asarray(Image.fromarray(SMOOTH).convert("YCbCr").convert("RGB")), 2)
out = io.BytesIO()
Image.fromarray(SMOOTH).save(out, "TIFF", compression="jpeg", quality=95)
out.seek(0)
add("jpeg.tif", out.getvalue(), np.asarray(Image.open(out).convert("RGB")), 3)
content = tiff(SMOOTH, compression="jpeg", photometric="ycbcr", subsampling=(2, 2), compressionargs=dict(level=95))
add("jpeg-subsampled.tif", content, np.asarray(Image.open(io.BytesIO(content)).convert("RGB")), 4)
content = tiff(SMOOTH, tile=(16, 16), compression="jpeg", photometric="rgb", compressionargs=dict(level=97))
add("jpeg-rgb.tif", content, np.asarray(Image.open(io.BytesIO(content)).convert("RGB")), 3)
add("pyramid.tif", tiff(RGB, then=RGB[::2, ::2], **rgb), RGB)
refuse("zstd.tif", tiff(RGB, compression="zstd", **rgb), "compressed by Zstandard")
refuse("lzma.tif", tiff(RGB, compression="lzma", **rgb), "compressed by LZMA")
refuse("webp.tif", tiff(SMOOTH, compression="webp", **rgb), "compressed by WebP")
refuse("jpeg2000.tif", tiff(SMOOTH, compression="jpeg2000", **rgb), "compressed by JPEG 2000")
refuse("cielab.tif", tiff(RGB, photometric="cielab"), "its colours are CIE L*a*b*")
refuse("two-pages.tif", tiff(RGB, then=RGB, **rgb), "holds 2 pictures")
packed = np.frombuffer(imagecodecs.packints_encode(DEEP, 12), np.uint8).reshape(H, W * 12 // 8)
add("grey12.tif", patched(patched(tiff(packed), 256, W), 258, 12), shown(DEEP))


# ---- JPEG
def jpeg(mode="RGB", image=SMOOTH, **options):
    out = io.BytesIO()
    picture = Image.fromarray(image)
    picture.convert(mode).save(out, "JPEG", **{"quality": 95, "subsampling": 0, **options})
    return out.getvalue()


def segments(content):
    """(marker, body) up to the scan, then the rest."""
    at, found = 2, []
    while True:
        marker, length = content[at + 1], struct.unpack_from(">H", content, at + 2)[0]
        if marker == 0xda:
            return found, content[at:]
        found.append((marker, content[at + 4:at + 2 + length]))
        at += 2 + length


def joined(found, rest):
    return b"\xff\xd8" + b"".join(bytes([0xff, m]) + struct.pack(">H", len(b) + 2) + b for m, b in found) + rest


def named(content, ids, markers=()):
    """Without JFIF, with other component numbers and with the given APP segments."""
    found, rest = segments(content)
    known, rest = {}, bytearray(rest)
    out = list(markers)
    for marker, body in found:
        if marker == 0xe0:
            continue
        if marker in (0xc0, 0xc2):
            body = bytearray(body)
            for i, number in enumerate(ids):
                known[body[6 + 3 * i]] = number
                body[6 + 3 * i] = number
        out.append((marker, bytes(body)))
    for i in range(rest[4]):
        rest[5 + 2 * i] = known[rest[5 + 2 * i]]
    return joined(out, bytes(rest))


def read(content):
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))


def stored_as_rgb():
    """The three components hold red, green and blue as they are."""
    ycc = Image.merge("YCbCr", Image.fromarray(SMOOTH).split())
    out = io.BytesIO()
    ycc.save(out, "JPEG", quality=98, subsampling=0)
    return out.getvalue()


ADOBE = lambda transform: (0xee, b"Adobe\0\x64\0\0\0\0" + bytes([transform]))
for name, content in {
    "jfif": jpeg(), "jfif-420": jpeg(subsampling=2), "jfif-422": jpeg(subsampling=1), "progressive": jpeg(progressive=True),
    "progressive-420": jpeg(progressive=True, subsampling=2), "grey": jpeg("L"), "bare-123": named(jpeg(), [1, 2, 3]),
    "bare-123-420": named(jpeg(subsampling=2), [1, 2, 3]), "bare-012": named(jpeg(), [0, 1, 2]),
    "bare-012-420": named(jpeg(subsampling=2), [0, 1, 2]), "bare-ycc": named(jpeg(), [89, 67, 99]), "bare-other": named(jpeg(), [34, 35, 36]),
    "adobe-ycc": named(jpeg(), [1, 2, 3], [ADOBE(1)]), "adobe-ycc-rgb-ids": named(jpeg(), [82, 71, 66], [ADOBE(1)]),
    "adobe-rgb": named(stored_as_rgb(), [1, 2, 3], [ADOBE(0)]), "adobe-rgb-rgb-ids": named(stored_as_rgb(), [82, 71, 66], [ADOBE(0)]),
    "bare-rgb": named(stored_as_rgb(), [82, 71, 66]),
    "restart": jpeg(restart_marker_rows=1), "odd-size": jpeg(image=SMOOTH[:13, :11], subsampling=2), "optimised": jpeg(optimize=True),
    "profile": jpeg(icc_profile=b"\0" * 200), "comment": jpeg(comment=b"x" * 500),
}.items():
    add(f"{name}.jpg", content, read(content), 2)
both = jpeg()
found, rest = segments(both)
content = joined(found + [ADOBE(1)], rest)
add("jfif-adobe-ycc.jpg", content, read(content), 2)
content = joined(found + [ADOBE(0)], rest)
add("jfif-adobe-rgb.jpg", content, read(content), 2)
exif = Image.Exif()
exif[0x112] = 6
content = jpeg(exif=exif)
add("orientation.jpg", content, read(content), 2)
inks16 = np.dstack([255 - SMOOTH, np.full((16, 16), 40, np.uint8)])
paper16 = np.floor((255 - inks16[..., :3].astype(int)) * (255 - inks16[..., 3:].astype(int)) / 255 + 0.5)
out = io.BytesIO()
Image.fromarray(inks16, "CMYK").save(out, "JPEG", quality=98, subsampling=0)
add("cmyk-adobe.jpg", out.getvalue(), paper16, 4)
sof = lambda content, marker: content.replace(b"\xff\xc0\x00\x11", bytes([0xff, marker, 0, 0x11]), 1)
refuse("arithmetic.jpg", sof(jpeg(), 0xc9), "arithmetic coding")
refuse("arithmetic-progressive.jpg", sof(jpeg(), 0xca), "arithmetic coding")
refuse("hierarchical.jpg", sof(jpeg(), 0xc5), "hierarchical JPEG")
refuse("lossless.jpg", imagecodecs.ljpeg_encode(GREY), "lossless JPEG")
refuse("lossless-rgb.jpg", imagecodecs.jpeg8_encode(SMOOTH, lossless=True), "lossless JPEG")
refuse("twelve-bits.jpg", imagecodecs.jpeg8_encode(DEEP % 4096, bitspersample=12), "JPEG file of 12 bits")
refuse("jpegls.jpg", imagecodecs.jpegls_encode(GREY), "JPEG-LS")


# ---- other formats, by their first bytes
add("lossless.webp", imagecodecs.webp_encode(SMOOTH, lossless=True), SMOOTH)
add("alpha.webp", imagecodecs.webp_encode(np.dstack([SMOOTH, np.full((16, 16), 90, np.uint8)]), lossless=True), SMOOTH)
lossy = imagecodecs.webp_encode(SMOOTH, level=90)
add("lossy.webp", lossy, imagecodecs.webp_decode(lossy)[..., :3], 6)
out = io.BytesIO()
Image.fromarray(SMOOTH).save(out, "WEBP", save_all=True, append_images=[Image.fromarray(SMOOTH[::-1].copy())], lossless=True)
refuse("animation.webp", out.getvalue(), "holds 2 pictures")
refuse("picture.avif", imagecodecs.avif_encode(SMOOTH), "an AVIF picture")
refuse("picture.jxr", imagecodecs.jpegxr_encode(SMOOTH), "a JPEG XR picture")
refuse("picture.jp2", imagecodecs.jpeg2k_encode(SMOOTH), "a JPEG 2000 picture")
refuse("picture.jxl", imagecodecs.jpegxl_encode(SMOOTH), "a JPEG XL picture")


# ---- BMP, by hand
def bmp(bits, rows_bottom_up, palette=b"", masks=None, compression=0, height=H, header=40):
    info = struct.pack("<IiiHHIIiiII", header, W, height, 1, bits, compression, len(rows_bottom_up), 2835, 2835, len(palette) // 4, 0)
    if header == 12:
        info = struct.pack("<IHHHH", 12, W, height, 1, bits)
    if masks and header == 40:
        info += struct.pack("<III", *masks[:3])
    if header >= 108:
        info += struct.pack("<IIII", *masks) + b"BGRs" + b"\0" * 48
    if header == 124:
        info += struct.pack("<IIII", 4, 0, 0, 0)
    at = 14 + len(info) + len(palette)
    return b"BM" + struct.pack("<IHHI", at + len(rows_bottom_up), 0, 0, at) + info + palette + rows_bottom_up


def lines(array, bottom_up=True):
    array = array[::-1] if bottom_up else array
    return b"".join(r.tobytes() + b"\0" * (-len(r.tobytes()) % 4) for r in array)


BGR = RGB[..., ::-1].copy()
five = (RGB >> 3).astype(np.uint16)
v555 = five[..., 0] << 10 | five[..., 1] << 5 | five[..., 2]
v565 = five[..., 0] << 11 | (RGB[..., 1].astype(np.uint16) >> 2) << 5 | five[..., 2]
up5 = np.round(five.astype(int) * 255 / 31)
up565 = np.dstack([up5[..., 0], np.round((RGB[..., 1] >> 2).astype(int) * 255 / 63), up5[..., 2]])
QUADS = lambda n: b"".join(bytes([int(b), int(g), int(r), 0]) for r, g, b in PALETTE[:n])
add("rgb24.bmp", bmp(24, lines(BGR)), RGB)
add("rgb24-top-down.bmp", bmp(24, lines(BGR, False), height=-H), RGB)
add("rgb24-os2.bmp", bmp(24, lines(BGR), header=12), RGB)
add("rgb32.bmp", bmp(32, lines(np.dstack([BGR, 0 * ALPHA]))), RGB)
add("rgb32-fields.bmp", bmp(32, lines(np.dstack([BGR, ALPHA])), masks=(0xff0000, 0xff00, 0xff), compression=3), RGB)
add("rgba32-v4.bmp", bmp(32, lines(np.dstack([BGR, ALPHA])), masks=(0xff0000, 0xff00, 0xff, 0xff000000), compression=3, header=108), RGB)
add("rgba32-v5.bmp", bmp(32, lines(np.dstack([BGR, ALPHA])), masks=(0xff0000, 0xff00, 0xff, 0xff000000), compression=3, header=124), RGB)
add("rgb555.bmp", bmp(16, lines(v555)), up5, 8)
add("rgb565.bmp", bmp(16, lines(v565), masks=(0xf800, 0x7e0, 0x1f), compression=3), up565, 8)
add("palette8.bmp", bmp(8, lines(GREY), QUADS(256)), PALETTE[GREY])
few = ((X + Y) % 16).astype(np.uint8)
add("palette4.bmp", bmp(4, lines(few[:, ::2] << 4 | few[:, 1::2]), QUADS(16)), PALETTE[few])
add("palette1.bmp", bmp(1, lines(np.packbits(BITS, axis=1)), QUADS(2)), PALETTE[BITS])
rle = b"".join(b"".join(bytes([1, int(v)]) for v in r) + b"\0\0" for r in GREY[::-1])[:-2] + b"\0\1"
add("rle8.bmp", bmp(8, rle, QUADS(256), compression=1), PALETTE[GREY])


# ---- GIF
def gif(**options):
    out = io.BytesIO()
    picture = Image.fromarray(GREY, "P")
    picture.putpalette(PALETTE.tobytes())
    picture.save(out, "GIF", optimize=False, **options)
    return out.getvalue()


add("palette.gif", gif(interlace=0), PALETTE[GREY])
add("interlaced.gif", gif(interlace=1), PALETTE[GREY])
add("transparent.gif", gif(transparency=int(GREY[0, 0])), PALETTE[GREY])


# ---- DICOM
def dicom(pixels, photometric, syntax=ExplicitVRLittleEndian, samples=1, allocated=8, stored=None, high=None, signed=0, preamble=True, **more):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.77.1.4"
    meta.MediaStorageSOPInstanceUID = "1.2.3.4"
    meta.TransferSyntaxUID = syntax
    data = FileDataset("", {}, file_meta=meta, preamble=b"\0" * 128, is_implicit_VR=syntax.is_implicit_VR, is_little_endian=syntax.is_little_endian)
    data.SOPClassUID, data.SOPInstanceUID, data.Modality = meta.MediaStorageSOPClassUID, "1.2.3.4", "XC"
    data.SamplesPerPixel, data.PhotometricInterpretation = samples, photometric
    data.Rows, data.Columns = more.pop("rows", H), more.pop("columns", W)
    data.BitsAllocated, data.BitsStored = allocated, stored or allocated
    data.HighBit, data.PixelRepresentation = high or data.BitsStored - 1, signed
    if samples == 3:
        data.PlanarConfiguration = more.pop("planar", 0)
    for key, value in more.items():
        setattr(data, key, value)
    data.PixelData = pixels
    data["PixelData"].VR = "OW" if allocated > 8 else "OB"
    if syntax.is_compressed and not syntax.is_deflated:
        data["PixelData"].is_undefined_length = True
    out = io.BytesIO()
    data.save_as(out, enforce_file_format=True)
    return out.getvalue()


def imagecodecs_runs(picture):
    """DICOM's run lengths, by pydicom."""
    from pydicom.pixels.encoders import RLELosslessEncoder
    return RLELosslessEncoder.encode(picture, rows=picture.shape[0], columns=picture.shape[1], samples_per_pixel=1 if picture.ndim == 2 else 3,
                                     bits_allocated=8 * picture.itemsize, bits_stored=8 * picture.itemsize, pixel_representation=0, number_of_frames=1, planar_configuration=0,
                                     photometric_interpretation="MONOCHROME2" if picture.ndim == 2 else "RGB", encoding_plugin="pydicom")


def jpeg_ls(picture, interleaved):
    import jpeg_ls as charls
    order = (2, 0, 1) if interleaved == 0 else (0, 1, 2)
    return bytes(charls.encode_array(np.ascontiguousarray(picture.transpose(order)), 0, interleaved))


def ycc(picture):
    """DICOM's full-range YCbCr, PS3.3 C.7.6.3.1.2."""
    r, g, b = [picture[..., i].astype(float) for i in range(3)]
    y = 0.299 * r + 0.587 * g + 0.114 * b
    return np.clip(np.round(np.stack([y, -0.1687 * r - 0.3313 * g + 0.5 * b + 128, 0.5 * r - 0.4187 * g - 0.0813 * b + 128], -1)), 0, 255).astype(np.uint8)


PAIRS = RGB.copy()
PAIRS[:, 1::2] = PAIRS[:, ::2]
halved = ycc(PAIRS)
y422 = np.stack([halved[:, ::2, 0], halved[:, 1::2, 0], halved[:, ::2, 1], halved[:, ::2, 2]], -1)
colour = dict(samples=3)
add("rgb.dcm", dicom(RGB.tobytes(), "RGB", **colour), RGB)
add("rgb-planar.dcm", dicom(np.moveaxis(RGB, -1, 0).tobytes(), "RGB", planar=1, **colour), RGB)
add("rgb-implicit.dcm", dicom(RGB.tobytes(), "RGB", ImplicitVRLittleEndian, **colour), RGB)
add("rgb-bigendian.dcm", dicom(RGB.tobytes(), "RGB", ExplicitVRBigEndian, **colour), RGB)
add("ybr-full.dcm", dicom(ycc(RGB).tobytes(), "YBR_FULL", **colour), RGB, 3)
add("ybr-full-planar.dcm", dicom(np.moveaxis(ycc(RGB), -1, 0).tobytes(), "YBR_FULL", planar=1, **colour), RGB, 3)
add("ybr-full-422.dcm", dicom(y422.tobytes(), "YBR_FULL_422", **colour), PAIRS, 3)
LUT = dict(RedPaletteColorLookupTableDescriptor=[256, 0, 8], GreenPaletteColorLookupTableDescriptor=[256, 0, 8], BluePaletteColorLookupTableDescriptor=[256, 0, 8],
           RedPaletteColorLookupTableData=PALETTE[:, 0].tobytes(), GreenPaletteColorLookupTableData=PALETTE[:, 1].tobytes(), BluePaletteColorLookupTableData=PALETTE[:, 2].tobytes())
add("palette8.dcm", dicom(GREY.tobytes(), "PALETTE COLOR", **LUT), PALETTE[GREY])
LUT16 = {k: ([256, 0, 16] if "Descriptor" in k else (np.frombuffer(v, np.uint8).astype(np.uint16) * 257).tobytes()) for k, v in LUT.items()}
add("palette16.dcm", dicom(GREY.tobytes(), "PALETTE COLOR", **LUT16), PALETTE[GREY])
add("mono2-8.dcm", dicom(GREY.tobytes(), "MONOCHROME2"), GREY)
add("mono1-8.dcm", dicom((255 - GREY).tobytes(), "MONOCHROME1"), GREY)
add("mono2-12in16.dcm", dicom(DEEP.tobytes(), "MONOCHROME2", allocated=16, stored=12), shown(DEEP))
add("mono2-10in16.dcm", dicom((DEEP // 4).astype(np.uint16).tobytes(), "MONOCHROME2", allocated=16, stored=10), shown(DEEP // 4))
add("mono2-16.dcm", dicom(DEEP.tobytes(), "MONOCHROME2", allocated=16), shown(DEEP))
add("mono1-16.dcm", dicom(DEEP.tobytes(), "MONOCHROME1", allocated=16, stored=12), 255 - shown(DEEP))
add("mono2-signed.dcm", dicom((DEEP.astype(np.int16) - 2000).tobytes(), "MONOCHROME2", allocated=16, signed=1), shown(DEEP))
add("mono2-window.dcm", dicom(DEEP.tobytes(), "MONOCHROME2", allocated=16, stored=12, WindowCenter="2500", WindowWidth="2000"), shown(DEEP, 1500, 3500), 1)
add("mono2-rescaled.dcm", dicom(DEEP.tobytes(), "MONOCHROME2", allocated=16, stored=12, RescaleSlope="2", RescaleIntercept="-1000", WindowCenter="4000", WindowWidth="4000"), shown(DEEP, 1500, 3500), 1)
add("mono2-overlay-bits.dcm", dicom((DEEP | 0x8000).tobytes(), "MONOCHROME2", allocated=16, stored=12), shown(DEEP))
add("mono2-high15.dcm", dicom((DEEP << 4).tobytes(), "MONOCHROME2", allocated=16, stored=12, high=15), shown(DEEP))
add("rgb-deflated.dcm", dicom(RGB.tobytes(), "RGB", DeflatedExplicitVRLittleEndian, **colour), RGB)
block = dict(rows=16, columns=16)


def packed(stream, photometric, syntax, **more):
    return dicom(encapsulate([stream]), photometric, syntax, **more)


add("jpeg.dcm", packed(jpeg(), "YBR_FULL_422", JPEGBaseline8Bit, **block, **colour), read(jpeg()), 3)
add("jpeg-bare.dcm", packed(named(jpeg(subsampling=1), [1, 2, 3]), "YBR_FULL_422", JPEGBaseline8Bit, **block, **colour), read(jpeg(subsampling=1)), 3)
add("jpeg-says-rgb.dcm", packed(jpeg(), "RGB", JPEGBaseline8Bit, **block, **colour), read(jpeg()), 3)
add("jpeg-rgb.dcm", packed(named(stored_as_rgb(), [1, 2, 3]), "RGB", JPEGBaseline8Bit, **block, **colour), SMOOTH, 4)
add("jpeg-grey.dcm", packed(jpeg("L"), "MONOCHROME2", JPEGBaseline8Bit, **block), read(jpeg("L")), 3)
add("jpeg-fragments.dcm", dicom(encapsulate([jpeg()], fragments_per_frame=2), "YBR_FULL_422", JPEGBaseline8Bit, **block, **colour), read(jpeg()), 3)
for predictor in range(1, 8):
    add(f"lossless{predictor}.dcm", packed(imagecodecs.jpeg8_encode(SMOOTH, lossless=True, predictor=predictor), "RGB", JPEGLosslessSV1 if predictor == 1 else JPEGLossless, **block, **colour), SMOOTH)
add("lossless-16.dcm", packed(imagecodecs.ljpeg_encode(DEEP), "MONOCHROME2", JPEGLosslessSV1, allocated=16), shown(DEEP))
add("lossless-palette.dcm", packed(imagecodecs.ljpeg_encode(GREY), "PALETTE COLOR", JPEGLosslessSV1, **LUT), PALETTE[GREY])
NOISY = np.random.default_rng(7).integers(0, 256, (16, 16, 3), np.uint8)
NOISY[4:9, 2:14] = SMOOTH[0, 0]
for name, interleaved in (("planes", 0), ("lines", 1), ("samples", 2)):
    add(f"jpegls-{name}.dcm", packed(jpeg_ls(NOISY, interleaved), "RGB", JPEGLSLossless, **block, **colour), NOISY)
add("jpegls-16.dcm", packed(imagecodecs.jpegls_encode(DEEP), "MONOCHROME2", JPEGLSLossless, allocated=16), shown(DEEP))
near = imagecodecs.jpegls_encode(NOISY[..., 0].copy(), level=3)
add("jpegls-near.dcm", packed(near, "MONOCHROME2", JPEGLSNearLossless, **block), imagecodecs.jpegls_decode(near))
add("jpeg2000.dcm", packed(imagecodecs.jpeg2k_encode(NOISY, codecformat="j2k", mct=True, reversible=True, level=0), "YBR_RCT", JPEG2000Lossless, **block, **colour), NOISY)
add("jpeg2000-plain.dcm", packed(imagecodecs.jpeg2k_encode(NOISY, codecformat="j2k", mct=False, reversible=True, level=0), "RGB", JPEG2000Lossless, **block, **colour), NOISY)
lossy = imagecodecs.jpeg2k_encode(SMOOTH, codecformat="j2k", mct=True, level=45)
add("jpeg2000-lossy.dcm", packed(lossy, "YBR_ICT", JPEG2000, **block, **colour), imagecodecs.jpeg2k_decode(lossy), 2)
add("jpeg2000-16.dcm", packed(imagecodecs.jpeg2k_encode(DEEP, codecformat="j2k", reversible=True, level=0), "MONOCHROME2", JPEG2000Lossless, allocated=16), shown(DEEP))
add("runs.dcm", packed(imagecodecs_runs(NOISY), "RGB", RLELossless, **block, **colour), NOISY)
add("runs-16.dcm", packed(imagecodecs_runs(DEEP), "MONOCHROME2", RLELossless, allocated=16), shown(DEEP))
refuse("video.dcm", packed(b"\0\0\0\1", "YBR_PARTIAL_420", UID("1.2.840.10008.1.2.4.102"), **block, **colour), "its pixels are compressed (transfer syntax")
refuse("frames.dcm", dicom(RGB.tobytes() * 2, "RGB", NumberOfFrames="2", **colour), "holds 2 pictures")
refuse("ybr-ict.dcm", dicom(RGB.tobytes(), "YBR_ICT", **colour), "its pixels are YBR_ICT")
add("rgb16.dcm", dicom(WIDE.tobytes(), "RGB", allocated=16, **colour), RGB)
add("mono2-32.dcm", dicom(DEEP.astype(np.uint32).tobytes(), "MONOCHROME2", allocated=32), (DEEP - DEEP.min().astype(float)) * 255 / (DEEP.max() - DEEP.min()), 1)
refuse("mono2-1.dcm", dicom(np.packbits(BITS, bitorder="little").tobytes(), "MONOCHROME2", allocated=1), "its samples have 1 bits")

(OUT / "pixels.csv").write_text("\n".join(rows) + "\n")
print(len(rows), "pictures,", sum(f.stat().st_size for f in OUT.iterdir()), "bytes")
