#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""PyTorch's answers for BundledInPyTorchTest: docs/interop/lesionj_networks.py with the exported weights of the bundled models.

    pip install torch numpy safetensors
    ./lesionj export NAME --format safetensors --output weights/NAME.safetensors     # for each of the three names
    python3 src/test/reference/bundled_networks.py weights > src/test/resources/reference/bundled-networks.csv
The pictures are sin(0.01 i) over (1,3,H,W), once of the model's own size and once of an odd one. Of a map every 997th logit is
kept, of classes each.
"""
import sys
from pathlib import Path

import numpy as np
import torch

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parents[3] / "docs" / "interop"))
from lesionj_networks import load  # noqa: E402

MODELS = [
    ("efficientnetlite0-unet-isic2017", "EfficientNetLite0-UNet-LEAN", [(192, 256), (75, 101)]),
    ("efficientnetlite0-ham10000", "EfficientNetLite0", [(176, 176), (75, 101)]),
    ("efficientnetlite0-ham10000-whole", "EfficientNetLite0", [(160, 208), (75, 101)]),
]
KEPT = 997

torch.set_num_threads(1)
print("model,height,width,index,logit")
for name, network, sizes in MODELS:
    module = load(network, Path(sys.argv[1]) / f"{name}.safetensors")
    for height, width in sizes:
        picture = np.sin(0.01 * np.arange(3 * height * width)).astype(np.float32).reshape(1, 3, height, width)
        with torch.no_grad():
            logits = module(torch.from_numpy(picture)).flatten()
        for index in range(0, len(logits), KEPT if len(logits) > KEPT else 1):
            print(f"{name},{height},{width},{index},{logits[index].item():.8g}")
