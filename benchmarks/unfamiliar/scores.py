#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""What a classifier's own answer says of how strange a picture is, to compare with Familiarity.

    ./lesionj export efficientnetlite0-ham10000-whole --format onnx --output whole.onnx
    scores.py whole.onnx < LIST > SCORES.csv      LIST: a picture's path a line

Prints path, 1 - greatest probability, entropy in bits, and energy: -log sum exp of the logits (Liu et al. 2020, arXiv
2010.03759), of the classifier that looks at the whole picture, not mirrored, at its card's temperature. More is stranger.
"""
import json
import sys

import numpy as np
import onnx
import onnxruntime
from PIL import Image


def with_logits(path):
    """The model with the softmax's input as its first output."""
    model = onnx.load(path)
    softmax = next(node for node in reversed(model.graph.node) if node.op_type == "Softmax")
    logits = onnx.helper.make_tensor_value_info(softmax.input[0], onnx.TensorProto.FLOAT, None)
    del model.graph.output[:]
    model.graph.output.append(logits)
    return model


def main(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(with_logits(path).SerializeToString(), options)
    card = json.loads(session.get_modelmeta().custom_metadata_map["lesionj.card"])
    size = card["input"]["width"], card["input"]["height"]
    mean, std = (np.array(card["input"][key], np.float32).reshape(3, 1, 1) for key in ("mean", "std"))
    for line in sys.stdin:
        file = line.strip()
        picture = Image.open(file).convert("RGB").resize(size, Image.BILINEAR)
        x = (np.asarray(picture, np.float32).transpose(2, 0, 1) / 255 - mean) / std
        z = session.run(None, {session.get_inputs()[0].name: x[None]})[0][0] / card["temperature"]
        energy = -(z.max() + np.log(np.exp(z - z.max()).sum()))
        p = np.exp(z + energy)
        print(f"{file},{1 - p.max():.6f},{-(p * np.log2(p + 1e-12)).sum():.6f},{energy:.6f}")


if __name__ == "__main__":
    main(sys.argv[1])
