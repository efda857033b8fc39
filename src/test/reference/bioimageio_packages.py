#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Lets PyPI's bioimageio.core judge packages that LesionJ exported: the format, and that each network in them gives the test answer.

    pip install bioimageio.core "pydantic<2.12" onnxruntime torch
    ./lesionj export NAME --format bioimageio --output packages/NAME.zip        # for each model
    python3 src/test/reference/bioimageio_packages.py packages/*.zip > docs/interop/bioimageio.txt
Exits with 1 if one does not pass.
"""
import importlib.metadata as versions
import sys
from pathlib import Path

import numpy as np
from bioimageio.core import create_prediction_pipeline, load_model_description, test_model
from bioimageio.core.digest_spec import get_test_input_sample, get_test_output_sample
from loguru import logger

logger.remove()
for package in ("bioimageio.core", "bioimageio.spec", "onnxruntime", "torch"):
    print(package, versions.version(package))
failed = 0
for zip_file in sys.argv[1:]:
    summary = test_model(zip_file)
    model = load_model_description(zip_file)
    print(f"\n{Path(zip_file).name}: {summary.status}, format {model.format_version}")
    for detail in summary.details:
        if detail.status != "passed" or detail.name.startswith(("Reproduce", "Run")):
            print(f"  {detail.status}: {detail.name}")
        for problem in detail.errors:
            print(f"    error {'.'.join(map(str, problem.loc))}: {problem.msg}")
        for warning in detail.warnings:
            if "all elements agree" in warning.msg:
                continue
            place = ".".join(str(part) for part in warning.loc if not str(part).startswith("function-"))
            print(f"    warning {place}: {warning.msg.strip()}")
    given = get_test_input_sample(model)
    wanted = get_test_output_sample(model)
    for weights, entry in model.weights:
        if entry is None:
            continue
        answer = create_prediction_pipeline(model, weights_format=weights).predict_sample_without_blocking(given)
        for name, tensor in answer.members.items():
            apart = np.abs(tensor.data.astype(float) - wanted.members[name].data.astype(float))
            print(f"  {weights}: {name} {tensor.data.shape}, largest difference {apart.max():.2g}, pixels that differ by"
                  f" more than 1e-4: {int((apart > 1e-4).sum())}")
    failed += summary.status == "failed"
sys.exit(failed > 0)
