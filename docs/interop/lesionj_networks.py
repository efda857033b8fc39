# SPDX-License-Identifier: BSD-2-Clause
"""The networks of LesionJ's bundled models as plain PyTorch modules.

Weights are those that ``lesionj export MODEL --format safetensors`` writes; their names fit as they are::

    from lesionj_networks import load
    network = load("EfficientNetLite0-UNet-LEAN", "model.safetensors")
    logits = network(x)  # x: (N,3,H,W), (colour / 255 - 0.5) / 0.5; (N,1,H,W) for a segmenter

``EfficientNetLite0`` is EfficientNet-Lite0 of Tan and Le 2019 (arXiv 1905.11946) with TensorFlow's padding and epsilon,
``EfficientNetLite0-UNet-LEAN`` a U-Net (Ronneberger et al. 2015, arXiv 1505.04597) on its first stages. Needs torch 2
alone; ``load`` of a file needs the package safetensors too.
"""

import torch
from torch import nn
from torch.nn import functional as F

EPSILON = 1e-3
# kernel, blocks, width, expansion, stride, and the stage of the encoder: a new one at every halving
STAGES = [
    (3, 1, 16, 1, 1, 0),
    (3, 2, 24, 6, 2, 1),
    (5, 2, 40, 6, 2, 2),
    (3, 3, 80, 6, 2, 3),
    (5, 3, 112, 6, 1, 3),
    (5, 4, 192, 6, 2, 4),
    (3, 1, 320, 6, 1, 4),
]


class SameConv2d(nn.Conv2d):
    """A convolution padded as TensorFlow does: as little as gives ceil(size / stride), the odd pixel below and right."""

    def forward(self, x):
        rows = self.missing(x.shape[2], 0)
        columns = self.missing(x.shape[3], 1)
        x = F.pad(x, [columns // 2, columns - columns // 2, rows // 2, rows - rows // 2])
        return self._conv_forward(x, self.weight, self.bias)

    def missing(self, size: int, axis: int) -> int:
        stride = self.stride[axis]
        windows = (size + stride - 1) // stride
        return max(0, (windows - 1) * stride + self.kernel_size[axis] - size)


def same(inputs, outputs, kernel=1, stride=1, groups=1):
    return SameConv2d(inputs, outputs, kernel, stride, groups=groups, bias=False)


def norm(channels):
    return nn.BatchNorm2d(channels, eps=EPSILON)


class Separable(nn.Module):
    """The block of the first stage: depthwise, then pointwise."""

    def __init__(self, inputs, outputs, kernel, stride):
        super().__init__()
        self.conv_dw = same(inputs, inputs, kernel, stride, inputs)
        self.bn1 = norm(inputs)
        self.conv_pw = same(inputs, outputs)
        self.bn2 = norm(outputs)
        self.adds = inputs == outputs and stride == 1

    def forward(self, x):
        y = F.relu6(self.bn1(self.conv_dw(x)))
        y = self.bn2(self.conv_pw(y))
        return x + y if self.adds else y


class Inverted(nn.Module):
    """The block of all later stages: wider, depthwise, narrower; added to its input where the shapes are the same."""

    def __init__(self, inputs, outputs, kernel, stride, expansion):
        super().__init__()
        inner = inputs * expansion
        self.conv_pw = same(inputs, inner)
        self.bn1 = norm(inner)
        self.conv_dw = same(inner, inner, kernel, stride, inner)
        self.bn2 = norm(inner)
        self.conv_pwl = same(inner, outputs)
        self.bn3 = norm(outputs)
        self.adds = inputs == outputs and stride == 1

    def forward(self, x):
        y = F.relu6(self.bn1(self.conv_pw(x)))
        y = F.relu6(self.bn2(self.conv_dw(y)))
        y = self.bn3(self.conv_pwl(y))
        return x + y if self.adds else y


class Encoder(nn.Module):
    """The stages up to a halving; gives the map before each halving and the last one."""

    def __init__(self, channels, levels=5):
        super().__init__()
        self.conv_stem = same(channels, 32, 3, 2)
        self.bn1 = norm(32)
        self.widths = []
        stages, width = [], 32
        for kernel, blocks, outputs, expansion, stride, level in STAGES:
            if level == levels:
                break
            stage = []
            for block in range(blocks):
                step = stride if block == 0 else 1
                if expansion == 1:
                    stage.append(Separable(width, outputs, kernel, step))
                else:
                    stage.append(Inverted(width, outputs, kernel, step, expansion))
                width = outputs
            stages.append(nn.Sequential(*stage))
            self.widths = self.widths[:level] + [width]
        self.blocks = nn.ModuleList(stages)

    def maps(self, x):
        x = F.relu6(self.bn1(self.conv_stem(x)))
        maps = []
        for stage, blocks in enumerate(self.blocks):
            x = blocks(x)
            maps = maps[: STAGES[stage][5]] + [x]
        return maps


class EfficientNetLite0(Encoder):
    """(N,channels,H,W) to logits (N,outputs)."""

    def __init__(self, channels=3, outputs=7, dropout=0.0):
        super().__init__(channels)
        self.conv_head = same(320, 1280)
        self.bn2 = norm(1280)
        self.dropout = nn.Dropout(dropout)
        self.classifier = nn.Linear(1280, outputs)

    def forward(self, x):
        x = F.relu6(self.bn2(self.conv_head(self.maps(x)[-1])))
        return self.classifier(self.dropout(x.mean([2, 3])))


class Step(nn.Module):
    """A step of the decoder: two 3x3 convolutions."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(x)))


class LeanUNet(nn.Module):
    """``EfficientNetLite0-UNet-LEAN``: (N,channels,H,W) to logits (N,outputs,H,W)."""

    def __init__(self, channels=3, outputs=1, widths=(64, 32, 16)):
        super().__init__()
        self.encoder = Encoder(channels, levels=4)
        self.decoder = nn.Module()
        width = self.encoder.widths[-1]
        skips = self.encoder.widths[-2::-1]
        for index, (skip, outer) in enumerate(zip(skips, widths)):
            setattr(self.decoder, f"step{index + 1}", Step(width + skip, outer))
            width = outer
        self.head = nn.Conv2d(width, outputs, 1)

    def forward(self, x):
        maps = self.encoder.maps(x)
        y = maps[-1]
        for index, skip in enumerate(maps[-2::-1]):
            y = torch.cat([enlarged(y, skip), skip], 1)
            y = getattr(self.decoder, f"step{index + 1}")(y)
        return enlarged(self.head(y), x)


def enlarged(x, like):
    return F.interpolate(x, size=like.shape[2:], mode="bilinear", align_corners=False)


NETWORKS = {"EfficientNetLite0": EfficientNetLite0, "EfficientNetLite0-UNet-LEAN": LeanUNet}


def create(name, **arguments):
    """A network without trained weights; ``channels``, ``outputs``, and ``widths`` of the U-Net's steps may be given."""
    if name not in NETWORKS:
        raise ValueError(f"{name} is none of {sorted(NETWORKS)}")
    return NETWORKS[name](**arguments)


def fill(network, weights):
    """Puts named tensors into a network; names and shapes must all fit. Returns it ready for use."""
    missing, unknown = network.load_state_dict({name: value.float() for name, value in weights.items()}, strict=False)
    missing = [name for name in missing if not name.endswith("num_batches_tracked")]
    if missing or unknown:
        raise ValueError(f"the weights lack {missing} and hold {unknown}, which the network has not")
    return network.eval()


def load(name, file, **arguments):
    """A network with the weights of a safetensors file."""
    from safetensors.torch import load_file

    return fill(create(name, **arguments), load_file(file))
