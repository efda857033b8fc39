#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Reference answers of PyTorch, torchvision and timm for ParityTest.

Both sides fill the weights and the pictures from the same integer hash, so that only some answers need to be kept.
    pip install numpy torch==2.15.0 torchvision==0.29.2 timm==1.0.31
    python3 torch_networks.py > ../resources/reference/torch-networks.csv
The U-shaped networks below are written from their papers; their modules stand in the order in which LesionJ names them.
"""
import numpy as np
import timm
import torch
import torch.nn.functional as F
import torchvision
from torch import nn

from hashed import Numbers, print_row


def conv_norm(inputs, outputs, kernel=3, bias=True, relu=True, **options):
    convolution = nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, bias=bias, **options)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), *[nn.ReLU()] * relu)


class UNet(nn.Module):
    """Ronneberger et al. 2015, arXiv 1505.04597, padded and normalised; or its heirs by another unit."""

    def __init__(self, widths, unit, up, halve=False):
        super().__init__()
        deepest = widths[-1] // 2 if halve else widths[-1]
        inputs = [3, *widths[:-1]]
        self.encoder = nn.ModuleList(map(unit, inputs, [*widths[:-1], deepest]))
        self.decoder = nn.ModuleList()
        width = deepest
        for level in range(len(widths) - 2, -1, -1):
            skip = widths[level]
            joined = width + skip if halve else 2 * skip
            output = skip // 2 if halve and level > 0 else skip
            stage = unit(joined, output, joined // 2) if halve else unit(joined, output)
            self.decoder.append(nn.ModuleList([up(width, skip), stage]))
            width = output
        self.head = nn.Conv2d(width, 1, 1)
        self.multiple = 1 << len(widths) - 1

    def run(self, x):
        maps = []
        for stage in self.encoder:
            maps.append(stage(F.max_pool2d(maps[-1], 2) if maps else x))
        x = maps.pop()
        for up, stage in self.decoder:
            x = stage(torch.cat([maps.pop(), up(x)], 1))
        return self.head(x)

    def forward(self, x):
        height, width = x.shape[2:]
        below, beside = -height % self.multiple, -width % self.multiple
        mirrored = np.pad(x.numpy(), [(0, 0), (0, 0), (0, below), (0, beside)], mode="symmetric")
        return self.run(torch.from_numpy(mirrored))[:, :, :height, :width]


def double_conv(bias):
    def unit(inputs, outputs, middle=None):
        middle = middle or outputs
        return nn.Sequential(conv_norm(inputs, middle, bias=bias), conv_norm(middle, outputs, bias=bias))
    return unit


def nearest_conv(inputs, outputs):
    return nn.Sequential(nn.Upsample(scale_factor=2), conv_norm(inputs, outputs))


def transposed(inputs, outputs):
    return nn.ConvTranspose2d(inputs, outputs, 2, stride=2)


def bilinear(inputs, outputs):
    return nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False)


class Recurrent(nn.Module):
    """Alom et al. 2018, arXiv 1802.06955: one convolution that is fed its own output again."""

    def __init__(self, width, steps):
        super().__init__()
        self.step = conv_norm(width, width)
        self.steps = steps

    def forward(self, x):
        h = self.step(x)
        for _ in range(self.steps):
            h = self.step(x + h)
        return h


class RecurrentLayer(nn.Module):
    """Liang and Hu 2015: separate kernels for the input and for the state."""

    def __init__(self, width, steps):
        super().__init__()
        self.feed = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.recur = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(width)
        self.steps = steps

    def forward(self, x):
        fed = self.feed(x)
        h = F.relu(self.norm(fed))
        for _ in range(self.steps):
            h = F.relu(self.norm(fed + self.recur(h)))
        return h


class RecurrentResidual(nn.Module):
    def __init__(self, inputs, outputs, recurrent, steps):
        super().__init__()
        self.projection = nn.Conv2d(inputs, outputs, 1)
        self.recurrent = nn.Sequential(recurrent(outputs, steps), recurrent(outputs, steps))

    def forward(self, x):
        x = self.projection(x)
        return x + self.recurrent(x)


def r2unet(recurrent, steps):
    return lambda widths: UNet(widths, lambda i, o: RecurrentResidual(i, o, recurrent, steps), nearest_conv)


class UNetOriginal(UNet):
    """Without padding or norm: the picture is mirrored at its border first, by as much as gets lost."""

    def __init__(self, widths):
        super().__init__(widths, self.valid, transposed)
        self.border = 6 * self.multiple - 4

    @staticmethod
    def valid(inputs, outputs):
        return nn.Sequential(
            nn.Conv2d(inputs, outputs, 3), nn.ReLU(), nn.Conv2d(outputs, outputs, 3), nn.ReLU())

    def run(self, x):
        maps = []
        for stage in self.encoder:
            maps.append(stage(F.max_pool2d(maps[-1], 2) if maps else x))
        x = maps.pop()
        for up, stage in self.decoder:
            x = up(x)
            skip = torchvision.transforms.functional.center_crop(maps.pop(), x.shape[2:])
            x = stage(torch.cat([skip, x], 1))
        return self.head(x)

    def forward(self, x):
        height, width = x.shape[2:]
        pads = [(0, 0), (0, 0)] + [(self.border, self.border + (4 - size) % self.multiple) for size in (height, width)]
        return self.run(torch.from_numpy(np.pad(x.numpy(), pads, mode="symmetric")))[:, :, :height, :width]


class SegNet(nn.Module):
    """Badrinarayanan et al. 2015, arXiv 1511.00561, and "V2" with two dense layers for each pixel."""

    DEPTHS = (2, 2, 3, 3, 3)

    def __init__(self, widths, dense=False, nearest=False):
        super().__init__()
        self.nearest = nearest
        inputs = [3, *widths]
        self.encoder = nn.ModuleList(
            nn.Sequential(*[conv_norm(inputs[i] if n == 0 else widths[i], widths[i]) for n in range(depth)])
            for i, depth in enumerate(self.DEPTHS))
        deepest = widths[-1]
        width = 2 * deepest if nearest else deepest
        self.dense = nn.Sequential(
            nn.Conv2d(deepest, 2 * deepest, 1), nn.ReLU(), nn.Conv2d(2 * deepest, width, 1), nn.ReLU()
        ) if dense else nn.Identity()
        self.decoder = nn.ModuleList()
        for level in range(4, -1, -1):
            last = level == 0
            outputs = [widths[level]] * (self.DEPTHS[level] - 1) + [1 if last else widths[level - 1]]
            layers = []
            for n, output in enumerate(outputs):
                final = last and n == len(outputs) - 1
                layers.append(nn.Conv2d(width, output, 3, padding=1) if final and not dense
                              else conv_norm(width, output, relu=not final))
                width = output
            self.decoder.append(nn.Sequential(*layers))

    def forward(self, x):
        pooled = []
        for stage in self.encoder:
            full = stage(x)
            x, places = F.max_pool2d(full, 2, ceil_mode=True, return_indices=True)
            pooled.append((places, full.shape[2:]))
        x = self.dense(x)
        for stage in self.decoder:
            places, size = pooled.pop()
            if self.nearest:
                x = F.interpolate(x, scale_factor=2)[:, :, :size[0], :size[1]]
            else:
                x = F.max_unpool2d(x, places, 2, output_size=size)
            x = stage(x)
        return x


def fill(module, numbers):
    """Fills a module's own weights; those of its children are theirs to fill."""
    if isinstance(module, nn.BatchNorm2d):
        for tensor, low, high in (
                (module.weight, 0.7, 1.3), (module.bias, -0.1, 0.1),
                (module.running_mean, -0.1, 0.1), (module.running_var, 0.7, 1.3)):
            tensor.copy_(torch.from_numpy(numbers.uniform(low, high, tuple(tensor.shape))))
    elif isinstance(module, (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)):
        module.weight.copy_(torch.from_numpy(numbers.kernel(tuple(module.weight.shape))))
        if module.bias is not None:
            module.bias.copy_(torch.from_numpy(numbers.uniform(-0.1, 0.1, tuple(module.bias.shape))))


NARROW = [8, 12, 16, 20]
LEVELS = [4, 8, 8, 12, 12]
SEGMENTERS = {
    "UNet": (lambda w: UNet(w, double_conv(False), transposed), NARROW),
    "UNet-Nearest": (lambda w: UNet(w, double_conv(True), nearest_conv), NARROW),
    "UNet-Bilinear": (lambda w: UNet(w, double_conv(False), bilinear, halve=True), NARROW),
    "UNet-Original": (UNetOriginal, NARROW),
    "R2UNet": (r2unet(Recurrent, 2), NARROW),
    "R2UNet-t3": (r2unet(Recurrent, 3), NARROW),
    "R2UNet-RCL": (r2unet(RecurrentLayer, 2), NARROW),
    "R2UNet-RCL-t3": (r2unet(RecurrentLayer, 3), NARROW),
    "SegNet": (SegNet, LEVELS),
    "SegNetV2": (lambda w: SegNet(w, dense=True), LEVELS),
    "SegNetV2-Nearest": (lambda w: SegNet(w, dense=True, nearest=True), LEVELS),
}
CLASSIFIERS = {
    "ResNet50": lambda: torchvision.models.resnet50(num_classes=7),
    "MobileNetV1": lambda: timm.create_model("mobilenetv1_100", num_classes=7),
    "MobileNetV2": lambda: torchvision.models.mobilenet_v2(num_classes=7),
    "EfficientNetB0": lambda: torchvision.models.efficientnet_b0(num_classes=7),
    "EfficientNetLite0": lambda: timm.create_model("tf_efficientnet_lite0", num_classes=7),
}


@torch.no_grad()
def write(name, outputs, widths, model, height, width):
    numbers = Numbers()
    for module in model.eval().modules():
        fill(module, numbers)
    pictures = torch.from_numpy(numbers.uniform(-1, 1, (2, 3, height, width)))
    print_row(name, outputs, widths, height, width, model(pictures))


def main():
    for name, (build, widths) in SEGMENTERS.items():
        write(name, 1, widths, build(widths), 37, 50)
    for name, build in CLASSIFIERS.items():
        write(name, 7, [], build(), 76, 81)


main()
