#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Two BioImage.IO packages for BioImageImportTest, written and tested by BioImage.IO's own libraries: the tiny networks of
foreign_models.py, the segmenter as ONNX with fixed_zero_mean_unit_variance, sigmoid and binarize, the classifier as TorchScript
with scale_linear.

    pip install bioimageio.core "pydantic<2.12" onnxruntime torch
    python3 bioimageio_foreign.py ../resources/reference/foreign
"""
import sys
import tempfile
from pathlib import Path

import numpy as np
from bioimageio.core import test_model
from bioimageio.spec import save_bioimageio_package
from bioimageio.spec.model import v0_5 as v

HEIGHT, WIDTH = 16, 24
folder = Path(sys.argv[1]).absolute()
y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
picture = np.stack([(7 * x + 3 * y) % 256, (x * y) % 256, (255 - 10 * y) % 256]).astype(np.uint8)[None]
answers = {}
for line in (folder / "answers.csv").read_text().splitlines():
    name, *numbers = line.split(",")
    answers[name] = np.array([float(number) for number in numbers], np.float32)
scratch = Path(tempfile.mkdtemp())
np.save(scratch / "picture.npy", picture)
(scratch / "README.md").write_text("# A tiny network\n\n## Validation\n\nNone: it is for tests.\n")


def dtype(name):
    return v.EnsureDtypeDescr(kwargs=v.EnsureDtypeKwargs(dtype=name))


def like(axis):
    return v.SpaceOutputAxis(id=v.AxisId(axis), size=v.SizeReference(tensor_id=v.TensorId("rgb"), axis_id=v.AxisId(axis)))


def package(name, steps, output, weights):
    model = v.ModelDescr(
        name=f"Tiny {name} (for tests)",
        description=f"A tiny {name}.",
        authors=[v.Author(name="LesionJ")],
        cite=[v.CiteEntry(text="Ronneberger et al. 2015, U-Net", doi=v.Doi("10.1007/978-3-319-24574-4_28"))],
        license=v.LicenseId("CC0-1.0"),
        documentation=v.FileDescr(source=scratch / "README.md"),
        inputs=[
            v.InputTensorDescr(
                id=v.TensorId("rgb"),
                axes=[
                    v.BatchAxis(),
                    v.ChannelAxis(channel_names=[v.Identifier(colour) for colour in ("red", "green", "blue")]),
                    v.SpaceInputAxis(id=v.AxisId("y"), size=HEIGHT),
                    v.SpaceInputAxis(id=v.AxisId("x"), size=WIDTH),
                ],
                data=v.IntervalOrRatioDataDescr(type="uint8", range=(0, 255)),
                preprocessing=[dtype("float32"), *steps, dtype("float32")],
                test_tensor=v.FileDescr(source=scratch / "picture.npy"),
            )
        ],
        outputs=[output],
        weights=weights,
    )
    target = folder / f"{name}-bioimageio.zip"
    save_bioimageio_package(model, output_path=target)
    print(target.name, test_model(target).status)


mask = (answers["segmenter"] > 0.5).astype(np.uint8).reshape(1, 1, HEIGHT, WIDTH)
np.save(scratch / "mask.npy", mask)
package(
    "segmenter",
    [v.FixedZeroMeanUnitVarianceDescr(
        kwargs=v.FixedZeroMeanUnitVarianceAlongAxisKwargs(axis=v.AxisId("channel"), mean=[127.5] * 3, std=[63.75] * 3))],
    v.OutputTensorDescr(
        id=v.TensorId("mask"),
        axes=[v.BatchAxis(), v.ChannelAxis(channel_names=[v.Identifier("lesion")]), like("y"), like("x")],
        data=v.NominalOrOrdinalDataDescr(type="uint8", values=[0, 1]),
        postprocessing=[
            v.SigmoidDescr(),
            v.BinarizeDescr(kwargs=v.BinarizeKwargs(threshold=0.5)),
            dtype("uint8"),
        ],
        test_tensor=v.FileDescr(source=scratch / "mask.npy"),
    ),
    v.WeightsDescr(onnx=v.OnnxWeightsDescr(source=folder / "segmenter.onnx", opset_version=17)),
)
np.save(scratch / "classes.npy", answers["classifier"][None])
package(
    "classifier",
    [v.ScaleLinearDescr(kwargs=v.ScaleLinearKwargs(gain=4 / 255, offset=-2))],
    v.OutputTensorDescr(
        id=v.TensorId("classes"),
        axes=[v.BatchAxis(), v.ChannelAxis(channel_names=[v.Identifier(name) for name in ("MEL", "NV", "BCC")])],
        data=v.IntervalOrRatioDataDescr(type="float32", range=(0, 1)),
        test_tensor=v.FileDescr(source=scratch / "classes.npy"),
    ),
    v.WeightsDescr(
        torchscript=v.TorchscriptWeightsDescr(source=folder / "classifier.pt", pytorch_version=v.Version("2.15.0"))
    ),
)
