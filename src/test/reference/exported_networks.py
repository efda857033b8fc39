#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Judges the exported bundled models in Python: onnx.checker, and that ONNX Runtime, TorchScript and the plain PyTorch modules of
docs/interop/lesionj_networks.py give the same probabilities, for one picture and for five at once; OpenCV, by which QuPath runs
ONNX files, for one.

    pip install onnx onnxruntime torch safetensors opencv-python-headless
    ./lesionj export NAME --format onnx --output exports/NAME.onnx           # also torchscript (.pt) and safetensors
    python3 src/test/reference/exported_networks.py exports/*.onnx > docs/interop/onnx.txt
Exits with 1 if two differ by 1e-4 or more, or the checker complains.
"""
import importlib.metadata as versions
import json
import sys
from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime
import torch

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parents[3] / "docs" / "interop"))
from lesionj_networks import load  # noqa: E402

torch.set_num_threads(1)
for package in ("onnx", "onnxruntime", "torch"):
    print(package, versions.version(package))
print("OpenCV", cv2.__version__)
worst = 0.0
for path in map(Path, sys.argv[1:]):
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    session = onnxruntime.InferenceSession(path)
    given = session.get_inputs()[0]
    card = json.loads(session.get_modelmeta().custom_metadata_map["lesionj.card"])
    operators = sorted({node.op_type for node in model.graph.node})
    print(f"\n{path.name}: checked, operator set {model.opset_import[0].version}, IR {model.ir_version}, {given.name} {given.shape}"
          f" to {session.get_outputs()[0].name} {session.get_outputs()[0].shape}")
    print(f"  {len(model.graph.node)} nodes: {', '.join(operators)}")
    script = torch.jit.load(path.with_suffix(".pt")).eval()
    plain = load(card["network"]["name"], path.with_suffix(".safetensors")).eval()
    rng = np.random.default_rng(1)
    for count in (1, 5):
        x = rng.normal(0, 1, (count, 3, card["input"]["height"], card["input"]["width"])).astype(np.float32)
        answer = session.run(None, {given.name: x})[0]
        with torch.no_grad():
            logits = plain(torch.from_numpy(x))
            others = {
                "TorchScript": script(torch.from_numpy(x)).numpy(),
                "plain PyTorch": (logits.sigmoid() if card["task"] == "segmentation" else logits.softmax(1)).numpy(),
            }
        if count == 1:
            reader = cv2.dnn.readNetFromONNX(str(path))
            reader.setInput(x)
            others["OpenCV"] = reader.forward()
        for name, other in others.items():
            apart = float(np.abs(answer - other).max())
            worst = max(worst, apart)
            print(f"  {count} at once: ONNX Runtime and {name} differ by {apart:.1e} at most, {answer.shape}")
sys.exit(worst >= 1e-4)
