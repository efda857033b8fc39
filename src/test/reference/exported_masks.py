# SPDX-License-Identifier: BSD-2-Clause
"""Reads what `lesionj export-masks` wrote with pydicom, highdicom, tifffile and ome-types, and compares it with the masks.

    python exported_masks.py EXPORTED MASKS
"""
import sys
from pathlib import Path

import highdicom
import numpy as np
import ome_types
import pydicom
import tifffile
from PIL import Image

exported, masks = map(Path, sys.argv[1:])
count = 0
for mask in sorted(masks.glob("*_segmentation.png")):
    truth = np.asarray(Image.open(mask).convert("L")) > 127
    seg = exported / (mask.stem + ".dcm")
    assert np.array_equal(pydicom.dcmread(seg).pixel_array > 0, truth), seg
    read = highdicom.seg.segread(seg)
    assert read.number_of_segments == 1 and read.segment_numbers[0] == 1
    assert read.get_segment_description(1).segment_label == "lesion"
    frames = read.get_pixels_by_source_instance(read.get_source_image_uids() and [read.get_source_image_uids()[0][2]]) if read.get_source_image_uids() else None
    assert frames is None or np.array_equal(frames[0, ..., 0] > 0, truth), seg
    ome = exported / (mask.stem + ".ome.tif")
    assert np.array_equal(tifffile.imread(ome) > 0, truth), ome
    pixels = ome_types.from_tiff(ome).images[0].pixels
    print(mask.stem, truth.shape, "referenced" if frames is not None else "own study", pixels.physical_size_x, pixels.physical_size_y, pixels.physical_size_x_unit.value)
    count += 1
print(count, "masks equal")
