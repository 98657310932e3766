"""Hashed letter groups: what a text looks like, whatever its spelling. Languages and topics are told apart by them."""

import zlib

import numpy as np
from numpy.typing import NDArray

SIZES = (1, 2, 3, 4)
LETTERS_SEEN = 300
"""First characters that count: people who write more have named their subject by then."""


def letter_groups(text: str, buckets: int) -> NDArray[np.float32]:
    """Shape (buckets,): hashed groups of one to four letters of a normalized text, damped, at unit length."""
    flat = f" {' '.join(text.casefold().split())} "[:LETTERS_SEEN]
    groups = (flat[i : i + size] for size in SIZES for i in range(len(flat) - size + 1))
    counts = np.bincount([zlib.crc32(group.encode("utf-8", "replace")) % buckets for group in groups], minlength=buckets)
    row = np.sqrt(counts).astype(np.float32)
    return np.asarray(row / max(float(np.linalg.norm(row)), 1e-6), dtype=np.float32)
