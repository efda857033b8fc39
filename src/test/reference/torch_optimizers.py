#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Steps of PyTorch's own optimisers and schedules for DescentTest and ScheduleTest.

    pip install torch
    python3 torch_optimizers.py > ../resources/reference/torch-optimizers.json
Each "settings" is what a recipe would say for the same thing.
"""
import json

import torch
from torch import optim
from torch.optim import lr_scheduler

torch.manual_seed(0)
STEPS = 6
RATES = [0.1, 0.1, 0.05, 0.05, 0.02, 0.02]
DESCENTS = [
    (optim.AdamW, {"name": "adamw", "weightDecay": 0.3}),
    (optim.AdamW, {"name": "adamw", "weightDecay": 0.1, "betas": [0.8, 0.95], "gradientClipping": 0.5}),
    (optim.Adam, {"name": "adam"}),
    (optim.Adam, {"name": "adam", "weightDecay": 0.2, "betas": [0.7, 0.99], "epsilon": 1e-4}),
    (optim.SGD, {"name": "sgd"}),
    (optim.SGD, {"name": "sgd", "momentum": 0.9, "weightDecay": 0.05}),
    (optim.SGD, {"name": "sgd", "momentum": 0.8, "nesterov": True, "weightDecay": 0.1, "gradientClipping": 1}),
]
RATE, EPOCHS, PER_EPOCH, LAST = 0.5, 12, 4, 0.02
FIGURES = [0.9, 0.8, 0.801, 0.79995, 0.81, 0.7, 0.71, 0.72, 0.73, 0.74, 0.75, 0.76]


def descent(build, settings):
    torch.manual_seed(1)
    weight, bias = torch.nn.Parameter(torch.randn(2, 3)), torch.nn.Parameter(torch.randn(3))
    options = {"betas": tuple(settings["betas"])} if "betas" in settings else {}
    options |= {key: settings[key] for key in ("momentum", "nesterov") if key in settings}
    options |= {"eps": settings["epsilon"]} if "epsilon" in settings else {}
    decay = settings.get("weightDecay", 0.0)
    optimizer = build([{"params": [weight], "weight_decay": decay}, {"params": [bias], "weight_decay": 0.0}],
                      lr=RATE, **options)
    case = {"settings": settings | {"learningRate": RATE}, "rates": RATES,
            "start": weight.flatten().tolist() + bias.tolist(), "gradients": [], "weights": []}
    for rate in RATES:
        weight.grad, bias.grad = torch.randn(2, 3), torch.randn(3)
        case["gradients"].append(weight.grad.flatten().tolist() + bias.grad.tolist())
        if settings.get("gradientClipping"):
            torch.nn.utils.clip_grad_norm_([weight, bias], settings["gradientClipping"])
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.step()
        case["weights"].append(weight.flatten().tolist() + bias.tolist())
    return case


def rates(scheduler, optimizer, steps, figures=None):
    found = []
    for step in range(steps):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step() if figures is None else scheduler.step(figures[step])
    return found


def sgd():
    return optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=RATE)


def schedules():
    steps = EPOCHS * PER_EPOCH
    plain = {"learningRate": RATE, "minLearningRate": RATE * LAST}

    def case(settings, found, per_epoch=PER_EPOCH):
        return {"settings": plain | settings, "stepsPerEpoch": per_epoch, "epochs": EPOCHS, "rates": found}

    o = sgd()
    yield case({"schedule": {"name": "step", "stepEpochs": 3, "factor": 0.3}},
               rates(lr_scheduler.StepLR(o, 3, 0.3), o, EPOCHS), 1)
    o = sgd()
    yield case({"schedule": {"name": "cosine"}}, rates(lr_scheduler.CosineAnnealingLR(o, steps, RATE * LAST), o, steps))
    o = sgd()
    up = 2 * PER_EPOCH
    both = lr_scheduler.SequentialLR(
        o, [lr_scheduler.LinearLR(o, 1 / (up + 1), 1, up),
            lr_scheduler.CosineAnnealingLR(o, steps - up, RATE * LAST)], [up])
    yield case({"warmupEpochs": 2}, rates(both, o, steps))
    o = sgd()
    cycle = lr_scheduler.OneCycleLR(o, RATE, total_steps=steps, pct_start=0.25, div_factor=10,
                                    final_div_factor=1 / (10 * LAST), cycle_momentum=False)
    yield case({"schedule": {"name": "one_cycle", "startFactor": 0.1, "pctStart": 0.25}}, rates(cycle, o, steps))
    for watch, mode in (("validation_loss", "min"), ("score", "max")):
        o = sgd()
        plateau = lr_scheduler.ReduceLROnPlateau(o, mode, factor=0.3, patience=1, threshold=0.001, min_lr=RATE * LAST)
        settings = {"schedule": {"name": "plateau", "factor": 0.3, "patience": 1, "threshold": 0.001, "monitor": watch}}
        yield case(settings, rates(plateau, o, EPOCHS, FIGURES), 1)


print(json.dumps({"torch": torch.__version__, "descents": [descent(*d) for d in DESCENTS],
                  "figures": FIGURES, "schedules": list(schedules())}, indent=1))
