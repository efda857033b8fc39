#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Reference values and gradients of PyTorch for LossTest.

    pip install numpy torch==2.15.0
    python3 torch_losses.py > ../resources/reference/torch-losses.csv
One row: loss, label smoothing, whether classes are weighted, the value, then its gradient on every seventh logit.
"""
import torch
import torch.nn.functional as F

from hashed import Numbers

CLASSES = 7


def tensor(numbers, low, high, *shape):
    return torch.from_numpy(numbers.uniform(low, high, shape))


def each(loss):
    """The mean over the pictures, each by itself."""
    return lambda z, t: torch.stack([loss(z[i:i + 1], t[i:i + 1]) for i in range(len(z))]).mean()


def dice(z, t):
    p = z.double().sigmoid()
    return 1 - (2 * (t * p).sum() + 1) / (t.sum() + p.sum() + 1)


def bce_dice(z, t):
    return F.binary_cross_entropy_with_logits(z, t) + each(dice)(z, t)


def squared_jaccard(z, t):
    p = z.double().sigmoid()
    overlap = (t * p).sum()
    return 1 - (overlap + 1) / ((t * t).sum() + (p * p).sum() - overlap + 1)


SEGMENTATION = {
    "BCE": F.binary_cross_entropy_with_logits,
    "BCE_DICE": bce_dice,
    "JACCARD": each(squared_jaccard),
}


def focal(z, labels, weight):
    cross_entropy = F.cross_entropy(z, labels, reduction="none")
    lacking = 1 - z.softmax(1).gather(1, labels[:, None])[:, 0]
    return (weight[labels] * lacking ** 2 * cross_entropy).sum() / weight[labels].sum()


def row(name, smoothing, weighted, z, value):
    value.backward()
    gradient = z.grad.flatten()[::7].tolist()
    print(",".join([name, str(smoothing), str(weighted).lower()] + [f"{v:.7g}" for v in [value.item(), *gradient]]))


def segmentation(name, loss):
    numbers = Numbers()
    z = tensor(numbers, -4, 4, 3, 1, 5, 7).requires_grad_()
    t = (tensor(numbers, 0, 1, 3, 1, 5, 7) > 0.6).float()
    t[0] = 0  # a picture without a lesion
    row(name, 0, False, z, loss(z, t))


def classification(name, smoothing, weighted):
    numbers = Numbers()
    z = tensor(numbers, -4, 4, 6, CLASSES).requires_grad_()
    labels = (tensor(numbers, 0, CLASSES, 6)).long()
    weight = tensor(numbers, 0.5, 2, CLASSES) if weighted else torch.ones(CLASSES)
    if name == "FOCAL":
        value = focal(z, labels, weight)
    else:
        value = F.cross_entropy(z, labels, weight=weight, label_smoothing=smoothing)
    row(name, smoothing, weighted, z, value)


for name, loss in SEGMENTATION.items():
    segmentation(name, loss)
for name, smoothing, weighted in [
        ("CROSS_ENTROPY", 0, False), ("CROSS_ENTROPY", 0, True), ("CROSS_ENTROPY", 0.1, False),
        ("FOCAL", 0, False), ("FOCAL", 0, True)]:
    classification(name, smoothing, weighted)
