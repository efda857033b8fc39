#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""How other libraries name the weights of our networks, and what those networks answer, for ForeignNetworksTest.

Both sides fill each tensor from a hash of its name, so that names, shapes and answers are all that is kept.
    pip install torch torchvision timm
    python3 foreign_networks.py ../resources/exchange/networks.txt
Xception's size keeps its maps odd: there PyTorch's padding and TensorFlow's, which is ours, agree.
A network is a line "network library-name height width", its tensors "name sizes..", and "logits" of one picture.
"""
import sys

import numpy as np
import timm
import torch
import torchvision
from hashed import named

torch.set_num_threads(1)
NETWORKS = [
    ("ResNet50", "torchvision/resnet50", 64, 80),
    ("MobileNetV2", "torchvision/mobilenet_v2", 64, 80),
    ("EfficientNetB0-SAME", "timm/tf_efficientnet_b0", 64, 80),
    ("EfficientNetLite0", "timm/tf_efficientnet_lite0", 64, 80),
    ("Xception", "timm/legacy_xception", 39, 71),
    ("InceptionResNetV2", "timm/inception_resnet_v2", 75, 80),
]


def numbers(name, shape):
    if name.endswith("running_var"):
        return named(name, 0.7, 1.3, shape)
    if len(shape) > 1:
        bound = np.sqrt(6.0 / np.prod(shape[1:]))
        return named(name, -bound, bound, shape)
    if name.endswith("weight"):
        return named(name, 0.7, 1.3, shape)
    return named(name, -0.1, 0.1, shape)


def create(name):
    library, model = name.split("/")
    if library == "timm":
        network = timm.create_model(model, num_classes=7, pretrained=False)
        if model == "legacy_xception":  # timm's port has 1e-5; Keras, which trained the weights, has 1e-3, and so have we
            for module in network.modules():
                if isinstance(module, torch.nn.BatchNorm2d):
                    module.eps = 1e-3
        return network
    return getattr(torchvision.models, model)(weights=None, num_classes=7)


def main():
    with open(sys.argv[1], "w") as out:
        for ours, theirs, height, width in NETWORKS:
            network = create(theirs).eval()
            print(ours, theirs, height, width, file=out)
            state = network.state_dict()
            for name, tensor in state.items():
                if not name.endswith("num_batches_tracked"):
                    state[name] = torch.from_numpy(numbers(name, tuple(tensor.shape)))
                    print(name, *tensor.shape, file=out)
            network.load_state_dict(state)
            picture = torch.from_numpy(named("picture", -1, 1, (1, 3, height, width)))
            with torch.no_grad():
                logits = network(picture)[0]
            print("logits", *(f"{logit:.7g}" for logit in logits.tolist()), file=out)


main()
