# SPDX-License-Identifier: BSD-2-Clause
"""Writes src/test/resources/reference/stacks: files of several pictures as other programs write them. Made with tifffile 2026.3.3,
pydicom 3.0.2 and Pillow 13.0.0.

    python src/test/reference/stacks.py src/test/resources/reference/stacks

Picture k, from 1 on in the file's order, has 40 x 30 pixels of (240, 208, 192), or of 200 where it is grey, and in it from (4 + k, 6) on
10 + k by 5 of (64, 32, 16), or of 20; grey of 16 bits is a hundred times that.
"""
import io
import sys
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import ExplicitVRLittleEndian, JPEGBaseline8Bit

OUT = Path(sys.argv[1])
OUT.mkdir(parents=True, exist_ok=True)


def picture(k, ground=(240, 208, 192), dark=(64, 32, 16)):
    image = np.zeros((30, 40, 3), np.uint8) + np.array(ground, np.uint8)
    image[6:11, 4 + k:14 + 2 * k] = dark
    return image


def grey(k):
    return picture(k, (200,) * 3, (20,) * 3)[..., 0]


def colours(count):
    return np.stack([picture(k) for k in range(1, count + 1)])


def planes(count):
    return np.moveaxis(colours(count), -1, 1)


def tiff(name, data, **options):
    tifffile.imwrite(OUT / name, data, software=False, **options)


tiff("pages.tif", colours(4), photometric="rgb", compression="zlib", metadata=None)
tiff("pages-big.tif", colours(3), photometric="rgb", compression="zlib", bigtiff=True, metadata=None)
tiff("pages-tiled.tif", colours(3), photometric="rgb", compression="zlib", tile=(16, 16), metadata=None)
tiff("pages-16.tif", np.stack([grey(k) for k in range(1, 6)]).astype(np.uint16) * 100, photometric="minisblack",
     compression="zlib", metadata=None)
tiff("imagej-slices.tif", colours(3), imagej=True, metadata={"axes": "ZYXS", "unit": "mm"}, resolution=(50, 50))
# Of an ImageJ hyperstack depth goes before time: picture k is depth (k - 1) % 2 + 1 at time (k - 1) // 2 + 1.
tiff("imagej-hyper.tif", colours(6).reshape(3, 2, 30, 40, 3), imagej=True, metadata={"axes": "TZYXS", "hyperstack": True})
tiff("imagej-channels.tif", planes(2), imagej=True, metadata={"axes": "ZCYX", "mode": "composite", "hyperstack": True})
tiff("mixed-sizes.tif", colours(1), photometric="rgb", metadata=None)
tiff("mixed-sizes.tif", np.zeros((50, 20, 3), np.uint8), photometric="rgb", metadata=None, append=True)
tiff("depths.ome.tif", colours(2), photometric="rgb", compression="zlib", metadata={"axes": "ZYXS"})
tiff("depths-grey.ome.tif", np.stack([grey(k) for k in range(1, 4)]), photometric="minisblack", compression="zlib",
     metadata={"axes": "ZYX"})


def dicom(name, pixels, frames, syntax=ExplicitVRLittleEndian, photometric="RGB", samples=3, kind="1.2.840.10008.5.1.4.1.1.77.1.4"):
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = syntax
    data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID = kind
    data.SOPInstanceUID = data.file_meta.MediaStorageSOPInstanceUID = f"1.2.826.0.1.3680043.9999.{len(name)}"
    data.SeriesInstanceUID, data.StudyInstanceUID = "1.2.826.0.1.3680043.9999.1", "1.2.826.0.1.3680043.9999.2"
    data.PatientID, data.Modality, data.NumberOfFrames = "stack", "XC", frames
    data.Rows, data.Columns, data.SamplesPerPixel, data.PhotometricInterpretation = 30, 40, samples, photometric
    data.BitsAllocated, data.BitsStored, data.HighBit, data.PixelRepresentation = 8, 8, 7, 0
    if samples == 3:
        data.PlanarConfiguration = 0
    data.PixelSpacing = [0.02, 0.02]
    data.PixelData = pixels
    data["PixelData"].VR = "OB"
    data["PixelData"].is_undefined_length = syntax != ExplicitVRLittleEndian
    data.save_as(OUT / name, enforce_file_format=True)


def jpeg(k):
    out = io.BytesIO()
    Image.fromarray(picture(k)).save(out, "JPEG", quality=95, subsampling=0)
    return out.getvalue()


dicom("frames.dcm", colours(3).tobytes(), 3)
dicom("frames-grey.dcm", np.stack([grey(k) for k in (1, 2)]).tobytes(), 2, photometric="MONOCHROME2", samples=1)
dicom("frames-jpeg.dcm", encapsulate([jpeg(k) for k in (1, 2, 3)]), 3, JPEGBaseline8Bit, "YBR_FULL_422")
dicom("slide.dcm", colours(2).tobytes(), 2, kind="1.2.840.10008.5.1.4.1.1.77.1.6")
