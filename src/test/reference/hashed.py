# SPDX-License-Identifier: BSD-2-Clause
"""Numbers that Python and Java make alike, so that a reference needs to keep its answers only."""
import zlib

import numpy as np


def uniform(low, high, shape, start=0):
    """Uniform numbers from the SplitMix64 hash of a running index, of which the first comes after `start`."""
    count = int(np.prod(shape))
    with np.errstate(over="ignore"):
        z = (np.arange(1, 1 + count, dtype=np.uint64) + np.uint64(start)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    unit = (z >> np.uint64(40)).astype(np.float64) / (1 << 24)
    return (low + (high - low) * unit).astype(np.float32).reshape(shape)


def named(name, low, high, shape):
    """Uniform numbers that follow from a name: the index starts at the name's CRC-32, shifted."""
    return uniform(low, high, shape, zlib.crc32(name.encode()) << 24)


class Numbers:
    """Uniform numbers, one sequence for all calls."""

    def __init__(self):
        self.used = 0

    def uniform(self, low, high, shape):
        numbers = uniform(low, high, shape, self.used)
        self.used += numbers.size
        return numbers

    def kernel(self, shape):
        bound = np.sqrt(6.0 / np.prod(shape[1:]))
        return self.uniform(-bound, bound, shape)


def print_row(network, outputs, widths, height, width, answer):
    """One row: network, outputs, widths, height, width, then at most 24 numbers at even distances in the answer."""
    flat = np.asarray(answer).ravel()
    numbers = flat[:: -(-flat.size // 24)]
    row = [network, str(outputs), " ".join(map(str, widths)), str(height), str(width)]
    print(",".join(row + [f"{v:.7g}" for v in numbers]), flush=True)
