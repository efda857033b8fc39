#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""LesionJ's mask without LesionJ: the steps around an exported segmenter, with ONNX Runtime, Pillow, numpy and scipy alone.

    ./lesionj export efficientnetlite0-unet-isic2017 --format onnx --output segmenter.onnx
    python3 docs/interop/mask_like_lesionj.py segmenter.onnx PICTURE... [--compare MASKS]

writes <name>_segmentation.png beside each picture, or, with --compare, prints its Jaccard index with the mask of that name in the
folder MASKS, which 'lesionj segment' wrote. The model's card, which the file holds, says size, scaling and threshold.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image
from scipy import ndimage

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("model")
arguments.add_argument("pictures", nargs="+", type=Path)
arguments.add_argument("--compare", type=Path)
options = arguments.parse_args()
session = onnxruntime.InferenceSession(options.model)
card = json.loads(session.get_modelmeta().custom_metadata_map["lesionj.card"])
size = card["input"]["width"], card["input"]["height"]
mean = np.array(card["input"]["mean"], np.float32).reshape(3, 1, 1)
std = np.array(card["input"]["std"], np.float32).reshape(3, 1, 1)
threshold = card["postProcessing"]["threshold"]
flips = [(), (-1,), (-2,), (-1, -2)] if card["testTimeAugmentation"] == "flips" else [()]
agreement = []
for path in options.pictures:
    picture = Image.open(path).convert("RGB")
    x = np.asarray(picture.resize(size, Image.BILINEAR), np.float32).transpose(2, 0, 1) / 255
    x = (x - mean) / std
    batch = np.ascontiguousarray(np.stack([np.flip(x, axes) if axes else x for axes in flips]))
    answer = session.run(None, {session.get_inputs()[0].name: batch})[0][:, 0]
    probability = np.mean([np.flip(p, axes) if axes else p for p, axes in zip(answer, flips)], 0)
    whole = np.asarray(Image.fromarray(probability.astype(np.float32)).resize(picture.size, Image.BILINEAR))
    parts, count = ndimage.label(whole > threshold)
    if count:
        parts = parts == 1 + np.argmax(np.bincount(parts.ravel())[1:])
    mask = ndimage.binary_fill_holes(parts > 0)
    name = f"{path.stem}_segmentation.png"
    if options.compare is None:
        Image.fromarray(mask.astype(np.uint8) * 255).save(path.with_name(name))
        continue
    theirs = np.asarray(Image.open(options.compare / name).convert("L")) > 127
    union = (mask | theirs).sum()
    agreement.append((mask & theirs).sum() / union if union else 1.0)
    print(f"{path.name} {agreement[-1]:.4f}")
if agreement:
    print(f"{len(agreement)} pictures: Jaccard index mean {np.mean(agreement):.4f}, least {min(agreement):.4f}")
