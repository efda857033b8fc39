# SPDX-License-Identifier: BSD-2-Clause
"""The networks of the comparison in PyTorch: torchvision's own where there is one, else written as LesionJ's are."""

import torch
import torch.nn.functional as F
import torchvision
from torch import nn


def conv_norm(inputs, outputs, kernel=3, stride=1, dilation=1, bias=False):
    padding = dilation * (kernel - 1) // 2
    return [nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, bias=bias), nn.BatchNorm2d(outputs)]


def conv_norm_relu(inputs, outputs, **options):
    return nn.Sequential(*conv_norm(inputs, outputs, **options), nn.ReLU(inplace=True))


def enlarge(x, like):
    return F.interpolate(x, size=like.shape[-2:], mode="bilinear", align_corners=False)


class ResidualBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.branch = nn.Sequential(conv_norm_relu(inputs, outputs, stride=stride), *conv_norm(outputs, outputs))
        projected = stride != 1 or inputs != outputs
        self.projection = nn.Sequential(*conv_norm(inputs, outputs, kernel=1, stride=stride)) if projected else nn.Identity()

    def forward(self, x):
        return F.relu_(self.branch(x).add_(self.projection(x)))


class LesionLite(nn.Module):
    def __init__(self, widths=(16, 24, 48, 96, 128)):
        super().__init__()
        self.encoder = nn.ModuleList([nn.Sequential(
            conv_norm_relu(3, widths[0], stride=2), conv_norm_relu(widths[0], widths[0]))])
        self.encoder += [ResidualBlock(width, after, 2) for width, after in zip(widths, widths[1:])]
        deepest, quarter = widths[-1], widths[-1] // 4
        self.context = nn.ModuleList([conv_norm_relu(deepest, quarter, kernel=1)])
        self.context += [conv_norm_relu(deepest, quarter, dilation=dilation) for dilation in (1, 2, 4)]
        up = list(reversed(widths))
        self.laterals = nn.ModuleList(nn.Sequential(*conv_norm(width, after, kernel=1)) for width, after in zip(up, up[1:]))
        self.smoothers = nn.ModuleList(conv_norm_relu(width, width) for width in up[1:])
        self.head = nn.Conv2d(widths[0], 1, 1)

    def forward(self, x):
        maps = [x]
        for stage in self.encoder:
            maps.append(stage(maps[-1]))
        y = torch.cat([branch(maps[-1]) for branch in self.context], 1)
        for lateral, smooth, skip in zip(self.laterals, self.smoothers, reversed(maps[1:-1])):
            y = smooth(F.relu_(enlarge(lateral(y), skip).add_(skip)))
        return enlarge(self.head(y), x)


class UShape(nn.Module):
    def __init__(self, widths, stage, up):
        super().__init__()
        self.encoder = nn.ModuleList(stage(width, after) for width, after in zip((3, *widths), widths))
        steps = list(zip(reversed(widths), reversed(widths[:-1])))
        self.ups = nn.ModuleList(up(deep, fine) for deep, fine in steps)
        self.decoder = nn.ModuleList(stage(2 * fine, fine) for _, fine in steps)
        self.head = nn.Conv2d(widths[0], 1, 1)

    def forward(self, x):
        maps = []
        for stage in self.encoder:
            x = stage(F.max_pool2d(x, 2) if maps else x)
            maps.append(x)
        for up, stage, skip in zip(self.ups, self.decoder, reversed(maps[:-1])):
            x = stage(torch.cat([skip, up(x)], 1))
        return self.head(x)


def unet(widths=(32, 64, 128, 256, 512)):
    return UShape(
        widths,
        lambda inputs, outputs: nn.Sequential(conv_norm_relu(inputs, outputs), conv_norm_relu(outputs, outputs)),
        lambda inputs, outputs: nn.ConvTranspose2d(inputs, outputs, 2, 2))


class RecurrentConv(nn.Module):
    def __init__(self, width, steps=2):
        super().__init__()
        self.step = conv_norm_relu(width, width, bias=True)
        self.steps = steps

    def forward(self, x):
        state = self.step(x)
        for _ in range(self.steps):
            state = self.step(x + state)
        return state


class RecurrentUnit(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.projection = nn.Conv2d(inputs, outputs, 1)
        self.recurrent = nn.Sequential(RecurrentConv(outputs), RecurrentConv(outputs))

    def forward(self, x):
        projected = self.projection(x)
        return projected + self.recurrent(projected)


def r2unet(widths=(16, 32, 64, 128, 256)):
    return UShape(
        widths, RecurrentUnit,
        lambda inputs, outputs: nn.Sequential(nn.Upsample(scale_factor=2), conv_norm_relu(inputs, outputs, bias=True)))


NETWORKS = {
    "LesionLite": LesionLite,
    "UNet": unet,
    "R2UNet": r2unet,
    "ResNet50": lambda: torchvision.models.resnet50(num_classes=7),
    "MobileNetV2": lambda: torchvision.models.mobilenet_v2(num_classes=7, dropout=0),
    "EfficientNetB0": lambda: torchvision.models.efficientnet_b0(num_classes=7, dropout=0),
}
