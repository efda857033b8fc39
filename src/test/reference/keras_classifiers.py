#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Reference answers of Keras' own classifiers for ParityTest.

Both sides fill the weights and the picture from the same integer hash, so that only the answers need to be kept.
    pip install keras==3.15.1 jax==0.10.2
    python3 keras_classifiers.py Xception 75 80 >> ../resources/reference/keras-classifiers.csv
"""
import os
import re
import sys

os.environ["KERAS_BACKEND"] = "jax"
import numpy as np
from hashed import Numbers, print_row
from keras import applications

MODELS = {
    "MobileNetV1-SAME": applications.MobileNet,
    "MobileNetV2-SAME": applications.MobileNetV2,
    "EfficientNetB0-SAME": applications.EfficientNetB0,
    "EfficientNetB3-SAME": applications.EfficientNetB3,
    "EfficientNetB4-SAME": applications.EfficientNetB4,
    "Xception": applications.Xception,
    "InceptionResNetV2": applications.InceptionResNetV2,
}


def unnamed(model, prefix):
    """Layers that Keras numbered itself, in the order of their making."""
    found = [layer for layer in model.layers if re.fullmatch(prefix + r"(_\d+)?", layer.name)]
    return sorted(found, key=lambda layer: int(layer.name[len(prefix) + 1:] or 0))


def xception(model, named):
    pairs = iter(zip(unnamed(model, "conv2d"), unnamed(model, "batch_normalization")))
    order = [named[n] for n in ("block1_conv1", "block1_conv1_bn", "block1_conv2", "block1_conv2_bn")]
    for block in range(2, 15):
        for n in range(1, 4):
            name = f"block{block}_sepconv{n}"
            if name in named:
                order += [named[name], named[name + "_bn"]]
        if block in (2, 3, 4, 13):
            order += next(pairs)
    return order + [named["predictions"]]


def inception_resnet(model, named):
    pairs = iter(zip(unnamed(model, "conv2d"), unnamed(model, "batch_normalization")))
    order = []

    def take(count):
        for _ in range(count):
            order.extend(next(pairs))

    take(12)
    for name, blocks, convolutions, before in (("block35", 10, 6, 0), ("block17", 20, 4, 4), ("block8", 10, 4, 7)):
        take(before)
        for block in range(1, blocks + 1):
            take(convolutions)
            order.append(named[f"{name}_{block}_conv"])
    return order + [named[n] for n in ("conv_7b", "conv_7b_bn", "predictions")]


def layers_in_our_order(name, model):
    named = {layer.name: layer for layer in model.layers}
    if name == "Xception":
        return xception(model, named)
    if name == "InceptionResNetV2":
        return inception_resnet(model, named)
    return [layer for layer in model.layers if layer.weights and type(layer).__name__ != "Normalization"]


def fill(layer, numbers):
    kind = type(layer).__name__
    shapes = [w.shape for w in layer.weights]
    if kind == "BatchNormalization":
        channels = shapes[0]
        gamma = [numbers.uniform(0.7, 1.3, channels)] if layer.scale else []
        beta, mean = numbers.uniform(-0.1, 0.1, channels), numbers.uniform(-0.1, 0.1, channels)
        layer.set_weights(gamma + [beta, mean, numbers.uniform(0.7, 1.3, channels)])
        return
    weights = []
    for index, shape in enumerate(shapes):
        depthwise = kind == "DepthwiseConv2D" or kind == "SeparableConv2D" and index == 0
        if len(shape) == 1:
            weights.append(numbers.uniform(-0.1, 0.1, shape))
        elif len(shape) == 2:
            weights.append(numbers.kernel((shape[1], shape[0])).T)
        elif depthwise:
            weights.append(numbers.kernel((shape[2], 1, shape[0], shape[1])).transpose(2, 3, 0, 1))
        else:
            weights.append(numbers.kernel((shape[3], shape[2], shape[0], shape[1])).transpose(2, 3, 1, 0))
    layer.set_weights(weights)


def main():
    name, height, width = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    model = MODELS[name](weights=None, classes=7, input_shape=(height, width, 3), classifier_activation=None)
    numbers = Numbers()
    for layer in layers_in_our_order(name, model):
        fill(layer, numbers)
    pictures = numbers.uniform(-1, 1, (2, 3, height, width)).transpose(0, 2, 3, 1)
    factor = 255 if name.startswith("EfficientNet") else 1  # these divide by 255 themselves
    logits = np.array(model(pictures * np.float32(factor), training=False))
    print_row(name, 7, [], height, width, logits)


main()
