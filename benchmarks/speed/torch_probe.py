# SPDX-License-Identifier: BSD-2-Clause
"""PyTorch's side of the comparison; speaks as SpeedProbe.java does. See README.md."""

import argparse
import sys
import time

import torch
import torch.nn.functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from torch_networks import NETWORKS


def prediction(network, x, layout):
    network.eval()

    def run():
        with torch.inference_mode():
            network(x.to(x.device, memory_format=layout).to(args.device)).cpu().numpy()

    return run


def bce_dice(logits, target):
    p = torch.sigmoid(logits)
    axes = (1, 2, 3)
    dice = (2 * (p * target).sum(axes) + 1) / (p.sum(axes) + target.sum(axes) + 1)
    return F.binary_cross_entropy_with_logits(logits, target) + (1 - dice).mean()


def training(network, x, layout):
    network.train()
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=0.01, fused=True)
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(0.999), use_buffers=True)
    if args.outputs == 1:
        target = torch.zeros(args.batch, 1, args.height, args.width)
        target.flatten(1)[:, : args.height * args.width // 3] = 1
        loss_of = bce_dice
    else:
        target = torch.arange(args.batch) % args.outputs
        loss_of = F.cross_entropy
    target = target.to(args.device)

    def run():
        loss = loss_of(network(x.to(x.device, memory_format=layout).to(args.device)), target)
        loss.item()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5)
        optimizer.step()
        optimizer.zero_grad()
        average.update_parameters(network)

    return run


def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) // 1024


parser = argparse.ArgumentParser()
parser.add_argument("mode", choices=["predict", "train"])
parser.add_argument("network", choices=list(NETWORKS))
for number in ("outputs", "batch", "height", "width", "threads"):
    parser.add_argument(number, type=int)
parser.add_argument("device")
parser.add_argument("layout", choices=["channels_last", "contiguous_format"])
args = parser.parse_args()

torch.set_num_threads(args.threads)
torch.manual_seed(1)
layout = getattr(torch, args.layout)
network = NETWORKS[args.network]()
print(sum(parameter.numel() for parameter in network.parameters()), flush=True)
network = network.to(args.device, memory_format=layout)
x = torch.rand(args.batch, 3, args.height, args.width) * 4 - 2
run = (prediction if args.mode == "predict" else training)(network, x, layout)
for line in sys.stdin:
    times = []
    for _ in range(int(line)):
        clock, processor = time.perf_counter(), time.thread_time()
        run()
        times += [time.perf_counter() - clock, time.thread_time() - processor]
    print(*times, flush=True)
print(peak(), flush=True)
