#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Small weights files in the formats of others, for WeightsReaderTest: each written by its own library.

    pip install torch numpy safetensors
    python3 weight_files.py ../resources/exchange
"""
import os
import pickle
import sys
import zipfile
from collections import OrderedDict
from pathlib import Path

import numpy as np
import torch
from numpy.lib import format as npy
from safetensors.torch import save_file

FOLDER = Path(sys.argv[1])
BASE = torch.arange(12, dtype=torch.float32).reshape(3, 4)
STATE = OrderedDict([
    ("conv.weight", torch.arange(24, dtype=torch.float32).reshape(2, 3, 2, 2) / 8),
    ("half", torch.tensor([0.5, -2.0, 65504.0, 2.0 ** -24], dtype=torch.float16)),
    ("brain", torch.tensor([1.5, -3.0, 2.0 ** 100], dtype=torch.bfloat16)),
    ("double", torch.tensor([[0.1, -1e-3]], dtype=torch.float64)),
    ("norm.num_batches_tracked", torch.tensor(7)),
    ("turned", BASE.t()),
    ("window", BASE[1:, 1:3]),
])


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/lesionj-was-here",)


def main():
    torch.save(STATE, FOLDER / "new.pth")
    wrapped = {"epoch": 3, "state_dict": OrderedDict(("module." + name, value) for name, value in STATE.items())}
    torch.save(wrapped, FOLDER / "old.pth", _use_new_zipfile_serialization=False)
    save_file({name: value.contiguous() for name, value in STATE.items()}, FOLDER / "state.safetensors")
    arrays = {name: value.float().numpy() if value.dtype == torch.bfloat16 else value.numpy() for name, value in STATE.items()}
    np.savez_compressed(FOLDER / "state.npz", **arrays)
    with zipfile.ZipFile(FOLDER / "headers.npz", "w") as archive:
        for version in (1, 2, 3):
            for order in "CF":
                for kind in ("<f4", ">f4", "<i2", "|u1"):
                    with archive.open(f"v{version}/{order}/{kind[1:]}{'b' if kind[0] == '>' else ''}.npy", "w") as out:
                        numbers = np.arange(24).reshape(2, 3, 4).astype(kind)
                        npy.write_array(out, np.asarray(numbers, order=order), version=(version, 0))
    with zipfile.ZipFile(FOLDER / "inside.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(FOLDER / "new.pth", "package/models/new.pth")
        archive.writestr("package/__init__.py", "")
    torch.save(OrderedDict(a=Evil()), FOLDER / "evil-new.pth")
    torch.save(OrderedDict(a=Evil()), FOLDER / "evil-old.pth", _use_new_zipfile_serialization=False)
    (FOLDER / "evil.pkl").write_bytes(pickle.dumps(Evil(), protocol=4))
    torch.save(torch.nn.Linear(2, 2), FOLDER / "module.pth")
    np.savez(FOLDER / "objects.npz", a=np.array([{"a": 1}], dtype=object))


main()
