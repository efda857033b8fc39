#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""BioImage.IO packages as people of the model zoo write them, for ZooPackagesTest: made and tested by BioImage.IO's own libraries.

    pip install bioimageio.core "pydantic<2.12" onnxruntime onnx
    python3 src/test/reference/bioimageio_zoo.py src/test/resources/reference/zoo > docs/interop/zoo.txt

Each holds a tiny ONNX network and, as its test, a picture with the answer that bioimageio.core gave: LesionJ must give the same,
or refuse the package with the reason.
"""
import importlib.metadata as versions
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from bioimageio.core import create_prediction_pipeline, load_model_description, test_model
from bioimageio.core.digest_spec import get_test_input_sample
from bioimageio.spec import save_bioimageio_package
from bioimageio.spec.model import v0_4 as old
from bioimageio.spec.model import v0_5 as v
from loguru import logger
from onnx import TensorProto, helper, numpy_helper

HEIGHT, WIDTH = 24, 32
RGB = ("red", "green", "blue")
folder = Path(sys.argv[1]).absolute()
folder.mkdir(exist_ok=True)
scratch = Path(tempfile.mkdtemp())
logger.remove()
for library in ("bioimageio.core", "bioimageio.spec", "onnxruntime"):
    print(library, versions.version(library))
(scratch / "README.md").write_text("# A tiny network\n\n## Validation\n\nNone: it is for tests.\n")


def picture(height=HEIGHT, width=WIDTH, planes=3):
    y, x = np.mgrid[0:height, 0:width]
    all_planes = [(7 * x + 3 * y) % 256, (5 * x + 2 * y) % 256, (255 - 6 * y) % 256]
    return np.stack(all_planes[:planes]).astype(np.uint8)[None]


def network(name, outputs=1, planes=3, pooled=False, last=False, gain=1.0, two=False):
    """Two convolutions; pooled: a classifier; last: the channels stand last; two: the answer comes twice."""
    rng = np.random.default_rng(5)
    weights = {
        "w1": rng.normal(0, 0.3, (4, planes, 3, 3)),
        "b1": rng.normal(0, 0.1, 4),
        "w2": rng.normal(0, 0.5 * gain, (outputs, 4, 3, 3)),
        "b2": rng.normal(0, 0.1, outputs),
    }
    nodes, source = [], "picture"
    if last:
        nodes.append(helper.make_node("Transpose", [source], ["first"], perm=[0, 3, 1, 2]))
        source = "first"
    nodes += [
        helper.make_node("Conv", [source, "w1", "b1"], ["hidden"], pads=[1, 1, 1, 1]),
        helper.make_node("Relu", ["hidden"], ["active"]),
        helper.make_node("Conv", ["active", "w2", "b2"], ["maps" if pooled or last else "answer"], pads=[1, 1, 1, 1]),
    ]
    if pooled:
        nodes.append(helper.make_node("ReduceMean", ["maps"], ["answer"], axes=[2, 3], keepdims=0))
    elif last:
        nodes.append(helper.make_node("Transpose", ["maps"], ["answer"], perm=[0, 2, 3, 1]))
    space = ["n", "h", "w", planes] if last else ["n", planes, "h", "w"]
    given = [helper.make_tensor_value_info("picture", TensorProto.FLOAT, space)]
    taken = [helper.make_tensor_value_info("answer", TensorProto.FLOAT, None)]
    if two:
        nodes.append(helper.make_node("Neg", ["answer"], ["turned"]))
        taken.append(helper.make_tensor_value_info("turned", TensorProto.FLOAT, None))
    graph = helper.make_graph(
        nodes, "tiny", given, taken, [numpy_helper.from_array(a.astype(np.float32), n) for n, a in weights.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    file = scratch / f"{name}.onnx"
    onnx.save(model, file)
    return file


def dtype(name):
    return v.EnsureDtypeDescr(kwargs=v.EnsureDtypeKwargs(dtype=name))


def fixed(mean, std):
    return v.FixedZeroMeanUnitVarianceDescr(
        kwargs=v.FixedZeroMeanUnitVarianceAlongAxisKwargs(axis=v.AxisId("channel"), mean=mean, std=std))


def linear(gain, offset=0.0):
    return v.ScaleLinearDescr(kwargs=v.ScaleLinearKwargs(gain=gain, offset=offset))


def binarize(threshold):
    return v.BinarizeDescr(kwargs=v.BinarizeKwargs(threshold=threshold))


def names(*all_names):
    return v.ChannelAxis(channel_names=[v.Identifier(name) for name in all_names])


def sized(axis, size):
    return v.SpaceInputAxis(id=v.AxisId(axis), size=size)


def like(axis, halo=None):
    size = v.SizeReference(tensor_id=v.TensorId("raw"), axis_id=v.AxisId(axis))
    if halo is None:
        return v.SpaceOutputAxis(id=v.AxisId(axis), size=size)
    return v.SpaceOutputAxisWithHalo(id=v.AxisId(axis), size=size, halo=halo)


def tensor(cls, file, array, **more):
    np.save(scratch / file, array)
    return cls(test_tensor=v.FileDescr(source=scratch / file), **more)


def rgb(y=HEIGHT, x=WIDTH, data=None, channels=RGB, axes=None, array=None, name="raw"):
    """What describes the input; its steps are given later."""
    return {
        "id": v.TensorId(name),
        "axes": axes or [v.BatchAxis(), names(*channels), sized("y", y), sized("x", x)],
        "data": data or v.IntervalOrRatioDataDescr(type="uint8", range=(0, 255)),
        "array": picture(planes=len(channels)) if array is None else array,
    }


def package(name, given, before, channels, after, onnx_file, axes=None, outputs=1, final="float32"):
    """Described with zeros first, then with what bioimageio.core predicts."""
    given = [given] if isinstance(given, dict) else given
    axes = axes or [v.BatchAxis(), names(*channels), like("y"), like("x")]
    session = onnxruntime.InferenceSession(onnx_file)
    feed = {i.name: g["array"].astype(np.float32) for i, g in zip(session.get_inputs(), given)}
    answers = [np.ones(a.shape, final) for a in session.run(None, feed)]

    def description():
        return v.ModelDescr(
            name=f"Zoo {name}",
            description=f"A tiny network: {name}.",
            authors=[v.Author(name="LesionJ")],
            cite=[v.CiteEntry(text="Ronneberger et al. 2015, U-Net", doi=v.Doi("10.1007/978-3-319-24574-4_28"))],
            license=v.LicenseId("CC0-1.0"),
            documentation=v.FileDescr(source=scratch / "README.md"),
            inputs=[
                tensor(v.InputTensorDescr, f"{g['id']}.npy", g["array"], id=g["id"], axes=g["axes"], data=g["data"],
                       preprocessing=[dtype("float32"), *before, dtype("float32")])
                for g in given
            ],
            outputs=[
                tensor(v.OutputTensorDescr, f"answer{i}.npy", answers[i], id=v.TensorId(f"answer{i}"), axes=axes,
                       data=v.IntervalOrRatioDataDescr(type=final), postprocessing=[*after, dtype(final)])
                for i in range(outputs)
            ],
            weights=v.WeightsDescr(onnx=v.OnnxWeightsDescr(source=onnx_file, opset_version=13)),
        )

    finish(name, description, answers)


def finish(name, description, answers):
    """The answer to the picture as it is, as test_model wants it: predict would mirror it beyond its edges where there is a halo."""
    model = description()
    sample = create_prediction_pipeline(model).predict_sample_without_blocking(
        get_test_input_sample(model), skip_input_padding=True, skip_output_cropping=True)
    for i, tensor_of in enumerate(sample.members.values()):
        answers[i] = np.asarray(tensor_of.data.values, answers[i].dtype)
    target = folder / f"{name}.zip"
    save_bioimageio_package(description(), output_path=target)
    summary = test_model(target)
    for detail in summary.details:
        for problem in detail.errors:
            print(f"    {detail.name}: {' '.join(problem.msg.split())[:300]}")
    print(f"{name}: {summary.status}; {answers[0].shape} {answers[0].dtype}, {answers[0].min():.4g} to {answers[0].max():.4g}")


def series(least, step):
    return v.ParameterizedSize(min=least, step=step)


SCALED = linear(1 / 255)
CENTRED = fixed([123.675, 116.28, 103.53], [58.395, 57.12, 57.375])
LESION = ("lesion",)
one, three = network("one"), network("three", outputs=3, pooled=True)

# obeyed
package("sigmoid-binarize-series-halo",
        rgb(series(64, 16), series(32, 8), array=picture(256, 256)), [CENTRED],
        LESION, [v.SigmoidDescr(), binarize(0.35)], one, axes=[v.BatchAxis(), names("lesion"), like("y", 8), like("x", 8)],
        final="uint8")
package("linear-sigmoid", rgb(), [linear(1 / 255)], LESION, [v.SigmoidDescr()], one)
package("chain-of-scalings", rgb(), [linear(1 / 255), fixed([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])],
        LESION, [v.SigmoidDescr()], one)
package("colours-to-one",
        rgb(data=v.IntervalOrRatioDataDescr(type="float32", range=(0.0, 1.0)), array=(picture() / 255).astype(np.float32)),
        [fixed([0.5] * 3, [0.25] * 3)], LESION, [v.SigmoidDescr()], one)
package("logits-binarize", rgb(), [CENTRED], LESION, [binarize(0.0)], one, final="uint8")
package("clipped-to-what-it-is", rgb(), [CENTRED], LESION,
        [v.SigmoidDescr(), v.ClipDescr(kwargs=v.ClipKwargs(min=0.0, max=1.0))], one)
package("softmax-classes", rgb(), [CENTRED], (), [v.SoftmaxDescr()], three,
        axes=[v.BatchAxis(), names("MEL", "NV", "BCC")])

# refused
package("standardised-by-picture", rgb(),
        [v.ZeroMeanUnitVarianceDescr(kwargs=v.ZeroMeanUnitVarianceKwargs(axes=[v.AxisId("y"), v.AxisId("x")]))],
        LESION, [v.SigmoidDescr()], one)
package("percentiles", rgb(),
        [v.ScaleRangeDescr(kwargs=v.ScaleRangeKwargs(
            axes=[v.AxisId("channel"), v.AxisId("y"), v.AxisId("x")], min_percentile=1.0, max_percentile=99.8))],
        LESION, [v.SigmoidDescr()], one)
package("grey", rgb(channels=("intensity",)), [SCALED], LESION, [v.SigmoidDescr()], network("grey", planes=1))
package("blue-first", rgb(channels=("blue", "green", "red")), [CENTRED], LESION, [v.SigmoidDescr()], one)
package("stains", rgb(channels=("dapi", "gfp", "cy5")), [CENTRED], LESION, [v.SigmoidDescr()], one)
package("channels-last",
        rgb(axes=[v.BatchAxis(), sized("y", HEIGHT), sized("x", WIDTH), names(*RGB)], array=picture().transpose(0, 2, 3, 1)),
        [CENTRED], LESION, [v.SigmoidDescr()], network("last", last=True),
        axes=[v.BatchAxis(), like("y"), like("x"), names("lesion")])
package("two-channels", rgb(), [CENTRED], ("skin", "lesion"), [v.SoftmaxDescr()], network("both", outputs=2))
package("clipped-before", rgb(), [v.ClipDescr(kwargs=v.ClipKwargs(min=10.0, max=200.0)), CENTRED],
        LESION, [v.SigmoidDescr()], one)
package("whole-numbers-after-scaling", rgb(), [linear(1 / 16), dtype("uint8")],
        LESION, [v.SigmoidDescr()], one)
package("binarize-then-sigmoid", rgb(), [CENTRED], LESION, [binarize(0.0), dtype("float32"), v.SigmoidDescr()], one)
package("sigmoid-scaled", rgb(), [CENTRED], LESION, [v.SigmoidDescr(), linear(255.0)], one)
package("sixteen-bits",
        rgb(data=v.IntervalOrRatioDataDescr(type="uint16", range=(0, 65535)), array=picture().astype(np.uint16) * 257),
        [linear(1 / 65535)], LESION, [v.SigmoidDescr()], one)
package("two-answers", rgb(), [CENTRED], LESION, [v.SigmoidDescr()], network("pair", two=True), outputs=2)


def before_05(name):
    """Format 0.4, as most of the zoo still has it."""
    np.save(scratch / "raw.npy", picture())
    answers = [np.ones((1, 1, HEIGHT, WIDTH), np.float32)]

    def description():
        np.save(scratch / "answer.npy", answers[0])
        return old.ModelDescr(
            name=f"Zoo {name}", description="A tiny network of 2021.", authors=[old.Author(name="LesionJ")],
            cite=[old.CiteEntry(text="Ronneberger et al. 2015, U-Net", doi="10.1007/978-3-319-24574-4_28")],
            license="CC0-1.0", documentation=scratch / "README.md", timestamp="2021-11-09T12:00:00",
            inputs=[old.InputTensorDescr(
                name="raw", axes="bcyx", shape=[1, 3, HEIGHT, WIDTH], data_type="uint8", data_range=(0, 255),
                preprocessing=[old.ScaleLinearDescr(kwargs=old.ScaleLinearKwargs(gain=1 / 255, offset=0.0))])],
            outputs=[old.OutputTensorDescr(
                name="answer", axes="bcyx", data_type="float32", shape=[1, 1, HEIGHT, WIDTH],
                postprocessing=[old.SigmoidDescr()])],
            test_inputs=[scratch / "raw.npy"], test_outputs=[scratch / "answer.npy"],
            weights=old.WeightsDescr(onnx=old.OnnxWeightsDescr(source=one, opset_version=13)),
        )

    finish(name, description, answers)
    model = load_model_description(folder / f"{name}.zip", format_version="latest")
    target = folder / f"{name}-updated.zip"
    save_bioimageio_package(model, output_path=target)
    print(f"{name}-updated: {test_model(target).status}; format {model.format_version}")


before_05("format-0-4")
