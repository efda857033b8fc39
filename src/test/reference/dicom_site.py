# SPDX-License-Identifier: BSD-2-Clause
"""Writes src/test/resources/reference/dicom: where a picture was taken and how large its pixels are, as pydicom 3.0.2 writes it.

    python src/test/reference/dicom_site.py src/test/resources/reference/dicom
"""
import sys
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian

OUT = Path(sys.argv[1])
OUT.mkdir(parents=True, exist_ok=True)


def picture(syntax=ExplicitVRLittleEndian):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.77.1.4"
    meta.MediaStorageSOPInstanceUID = "1.2.3.4"
    meta.TransferSyntaxUID = syntax
    data = FileDataset("", {}, file_meta=meta, preamble=b"\0" * 128, is_implicit_VR=syntax.is_implicit_VR, is_little_endian=True)
    data.SOPClassUID, data.SOPInstanceUID, data.Modality = meta.MediaStorageSOPClassUID, "1.2.3.4", "XC"
    data.StudyInstanceUID, data.SeriesInstanceUID, data.PatientID = "1.2.3", "1.2.3.5", "P1"
    data.SamplesPerPixel, data.PhotometricInterpretation, data.PlanarConfiguration = 3, "RGB", 0
    data.Rows, data.Columns, data.BitsAllocated, data.BitsStored, data.HighBit = 6, 8, 8, 8, 7
    data.PixelRepresentation = 0
    data.PixelData = np.arange(144, dtype=np.uint8).tobytes()
    return data


def code(value, scheme, meaning):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item


def region(undefined, modified=False):
    item = code("14975008", "SCT", "Forearm")
    if modified:
        item.AnatomicRegionModifierSequence = Sequence([code("24028007", "SCT", "Right")])
    items = Sequence([item])
    items.is_undefined_length = undefined
    item.is_undefined_length_sequence_item = undefined
    return items


for name, undefined, syntax in (("defined", False, ExplicitVRLittleEndian), ("undefined", True, ExplicitVRLittleEndian), ("implicit", False, ImplicitVRLittleEndian)):
    data = picture(syntax)
    data.SpecificCharacterSet = "ISO_IR 100"
    data.AnatomicRegionSequence = region(undefined, modified=True)
    data.BodyPartExamined = "ARM"
    data.ImageLaterality = "R"
    data.PixelSpacing = [0.02, 0.01]
    data.save_as(OUT / f"region-{name}.dcm", enforce_file_format=True)

data = picture()
data.BodyPartExamined, data.Laterality = "LEG", "L"
measures, groups = Dataset(), Dataset()
measures.PixelSpacing = [0.005, 0.004]
groups.PixelMeasuresSequence = Sequence([measures])
data.SharedFunctionalGroupsSequence = Sequence([groups])
data.save_as(OUT / "groups.dcm", enforce_file_format=True)
