"""Numbers that Python and Java make alike, so that a reference needs to keep its answers only."""
import numpy as np


class Numbers:
    """Uniform numbers from the SplitMix64 hash of a running index."""

    def __init__(self):
        self.used = 0

    def uniform(self, low, high, shape):
        count = int(np.prod(shape))
        with np.errstate(over="ignore"):
            z = np.arange(self.used + 1, self.used + 1 + count, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
            z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            z ^= z >> np.uint64(31)
        self.used += count
        unit = (z >> np.uint64(40)).astype(np.float64) / (1 << 24)
        return (low + (high - low) * unit).astype(np.float32).reshape(shape)

    def kernel(self, shape):
        bound = np.sqrt(6.0 / np.prod(shape[1:]))
        return self.uniform(-bound, bound, shape)


def print_row(network, outputs, widths, height, width, answer):
    """One row: network, outputs, widths, height, width, then at most 24 numbers at even distances in the answer."""
    flat = np.asarray(answer).ravel()
    numbers = flat[:: -(-flat.size // 24)]
    row = [network, str(outputs), " ".join(map(str, widths)), str(height), str(width)]
    print(",".join(row + [f"{v:.7g}" for v in numbers]), flush=True)
