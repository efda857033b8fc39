#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""As foreign_networks.py, for keras.applications: their weights as numpy.savez stores them by path.

    pip install keras==3.15.1 jax==0.10.2
    python3 keras_networks.py ../resources/exchange/keras-networks.txt
MobileNet's size keeps its maps even: there the padding that it adds by hand is TensorFlow's "same", which is ours.
"""
import os
import sys

os.environ["KERAS_BACKEND"] = "jax"
import numpy as np
from hashed import named
from keras import applications

NETWORKS = [
    ("MobileNetV1-SAME", applications.MobileNet, 64, 64),
    ("MobileNetV2-SAME", applications.MobileNetV2, 64, 80),
    ("EfficientNetB0-SAME", applications.EfficientNetB0, 64, 80),
]


def numbers(name, shape):
    if name.endswith("moving_variance"):
        return named(name, 0.7, 1.3, shape)
    if len(shape) > 1:
        depthwise = "dw" in name or "depthwise" in name
        fan = shape[0] if len(shape) == 2 else shape[0] * shape[1] * (1 if depthwise else shape[2])
        return named(name, -np.sqrt(6.0 / fan), np.sqrt(6.0 / fan), shape)
    return named(name, 0.7, 1.3, shape) if name.endswith("gamma") else named(name, -0.1, 0.1, shape)


def main():
    with open(sys.argv[1], "w") as out:
        for ours, create, height, width in NETWORKS:
            network = create(weights=None, classes=7, input_shape=(height, width, 3), classifier_activation=None)
            print(ours, "keras/" + create.__name__, height, width, file=out)
            for weight in network.weights:
                if not weight.path.startswith("normalization"):
                    weight.assign(numbers(weight.path, tuple(weight.shape)))
                    print(weight.path, *weight.shape, file=out)
            picture = named("picture", -1, 1, (1, 3, height, width)).transpose(0, 2, 3, 1)
            factor = 255 if create is applications.EfficientNetB0 else 1  # it divides by 255 itself
            logits = np.array(network(picture * np.float32(factor), training=False))[0]
            print("logits", *(f"{logit:.7g}" for logit in logits), file=out)


main()
