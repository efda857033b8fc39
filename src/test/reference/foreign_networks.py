#!/usr/bin/env python3
"""How other libraries name the weights of our networks, and what those networks answer, for ForeignNetworksTest.

Both sides fill each tensor from a hash of its name, so that names, shapes and answers are all that is kept.
    pip install torch torchvision timm
    python3 foreign_networks.py ../resources/exchange/networks.txt
Xception's size keeps its maps odd: there PyTorch's padding and TensorFlow's, which is ours, agree.
A network is a line "network library-name height width", its tensors "name sizes..", and "logits" of one picture.
"""
import sys
import zlib

import numpy as np
import timm
import torch
import torchvision

torch.set_num_threads(1)
NETWORKS = [
    ("ResNet50", "torchvision/resnet50", 64, 80),
    ("MobileNetV2", "torchvision/mobilenet_v2", 64, 80),
    ("EfficientNetB0-SAME", "timm/tf_efficientnet_b0", 64, 80),
    ("EfficientNetLite0", "timm/tf_efficientnet_lite0", 64, 80),
    ("Xception", "timm/legacy_xception", 39, 71),
    ("InceptionResNetV2", "timm/inception_resnet_v2", 75, 80),
]


def uniform(name, low, high, shape):
    """Uniform numbers from the SplitMix64 hash of a running index that starts at the name's CRC-32, shifted."""
    count = int(np.prod(shape))
    start = np.uint64(zlib.crc32(name.encode()) << 24)
    with np.errstate(over="ignore"):
        z = (np.arange(1, 1 + count, dtype=np.uint64) + start) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    unit = (z >> np.uint64(40)).astype(np.float64) / (1 << 24)
    return (low + (high - low) * unit).astype(np.float32).reshape(shape)


def numbers(name, shape):
    if name.endswith("running_var"):
        return uniform(name, 0.7, 1.3, shape)
    if len(shape) > 1:
        bound = np.sqrt(6.0 / np.prod(shape[1:]))
        return uniform(name, -bound, bound, shape)
    if name.endswith("weight"):
        return uniform(name, 0.7, 1.3, shape)
    return uniform(name, -0.1, 0.1, shape)


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
            picture = torch.from_numpy(uniform("picture", -1, 1, (1, 3, height, width)))
            with torch.no_grad():
                logits = network(picture)[0]
            print("logits", *(f"{logit:.7g}" for logit in logits.tolist()), file=out)


main()
