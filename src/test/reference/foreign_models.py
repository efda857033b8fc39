#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Tiny TorchScript and ONNX models and their answers, for ForeignModelsTest.

    pip install torch==2.15.0 onnx==1.23.2 onnxruntime==1.31.1 numpy
    python3 foreign_models.py ../resources/reference/foreign

The picture is 24 x 16 pixels, red (7x + 3y) mod 256, green (x * y) mod 256, blue (255 - 10y) mod 256; the models are
shown (number / 255 - 0.5) / 0.25. answers.csv holds, row by row, the name and the probabilities.
"""
import io
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

WIDTH, HEIGHT, CLASSES = 24, 16, 3


class Segmenter(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Conv2d(3, 4, 3, padding=1)
        self.last = nn.Conv2d(4, 1, 3, padding=1)

    def forward(self, x):
        return self.last(torch.relu(self.hidden(x)))


class Classifier(nn.Module):
    """Saved as if it was still training: a reader that forgets to switch dropout off answers wrongly."""

    def __init__(self):
        super().__init__()
        self.hidden = nn.Conv2d(3, 4, 3, padding=1)
        self.dropout = nn.Dropout(0.5)
        self.last = nn.Linear(4, CLASSES)

    def forward(self, x):
        means = torch.relu(self.hidden(x)).mean(dim=(2, 3))
        return torch.softmax(self.last(self.dropout(means)), dim=1)


class Pair(nn.Module):
    def forward(self, x):
        return x, x


def picture():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    planes = np.stack([(7 * x + 3 * y) % 256, (x * y) % 256, (255 - 10 * y) % 256])
    return torch.from_numpy(((planes / 255 - 0.5) / 0.25).astype(np.float32)[None])


def onnx_model(module, nodes, output_shape):
    """The module's weights under the names that the nodes use."""
    weights = [numpy_helper.from_array(p.detach().numpy(), n) for n, p in module.named_parameters()]
    graph = helper.make_graph(
        nodes, "tiny",
        [helper.make_tensor_value_info("picture", TensorProto.FLOAT, ["n", 3, HEIGHT, WIDTH])],
        [helper.make_tensor_value_info(nodes[-1].output[0], TensorProto.FLOAT, output_shape)], weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def conv(name, source, target):
    return helper.make_node("Conv", [source, name + ".weight", name + ".bias"], [target], pads=[1, 1, 1, 1])


def save_script(module, file):
    """Without the notes on where the source code lies."""
    buffer = io.BytesIO()
    torch.jit.save(torch.jit.script(module), buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(file, "w") as target:
        for entry in source.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(7)
    segmenter, classifier = Segmenter(), Classifier()
    with torch.no_grad():
        segmenter.last.weight *= 5
        classifier.last.weight *= 5
    save_script(segmenter, folder / "segmenter.pt")
    save_script(classifier.train(), folder / "classifier.pt")
    save_script(Pair(), folder / "pair.pt")
    torch.save(segmenter.state_dict(), folder / "state.pt")
    onnx.save(onnx_model(segmenter, [
        conv("hidden", "picture", "a"), helper.make_node("Relu", ["a"], ["b"]), conv("last", "b", "logits"),
    ], ["n", 1, HEIGHT, WIDTH]), folder / "segmenter.onnx")
    onnx.save(helper.make_model(helper.make_graph(
        [helper.make_node("Identity", ["picture"], ["a"]), helper.make_node("Identity", ["picture"], ["b"])], "pair",
        [helper.make_tensor_value_info("picture", TensorProto.FLOAT, ["n", 3, HEIGHT, WIDTH])],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", 3, HEIGHT, WIDTH]) for name in "ab"]),
        opset_imports=[helper.make_opsetid("", 13)], ir_version=8), folder / "pair.onnx")
    onnx.save(onnx_model(classifier, [
        conv("hidden", "picture", "a"), helper.make_node("Relu", ["a"], ["b"]),
        helper.make_node("GlobalAveragePool", ["b"], ["c"]), helper.make_node("Flatten", ["c"], ["d"]),
        helper.make_node("Gemm", ["d", "last.weight", "last.bias"], ["e"], transB=1),
        helper.make_node("Softmax", ["e"], ["probabilities"], axis=1),
    ], ["n", CLASSES]), folder / "classifier.onnx")

    x = picture()
    with torch.no_grad():
        answers = {"segmenter": torch.sigmoid(segmenter(x)), "classifier": classifier.eval()(x)}
    lines = []
    for name, answer in answers.items():
        session = onnxruntime.InferenceSession(str(folder / (name + ".onnx")))
        other = torch.from_numpy(session.run(None, {"picture": x.numpy()})[0])
        if name == "segmenter":
            other = torch.sigmoid(other)
        assert torch.allclose(answer, other, atol=1e-6), name
        lines.append(name + "," + ",".join(f"{p:.7f}" for p in answer.flatten().tolist()))
        print(name, answer.min().item(), answer.max().item())
    (folder / "answers.csv").write_text("\n".join(lines) + "\n")


main(Path(sys.argv[1]))
