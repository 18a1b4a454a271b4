"""What equal output depends on beside the input: the weights, and the kind of processor that runs them.

Quantized sums are rounded differently by different vector instructions, so equal bytes are promised for one kind of processor only.
"""

from __future__ import annotations

import platform
from functools import cache
from hashlib import sha256
from pathlib import Path

LEVELS = ("amx_int8", "avx512_vnni", "avx_vnni", "avx512bw", "avx2", "asimddp", "asimd")
"""Instruction sets that change how quantized sums are made, best first."""


@cache
def instruction_set() -> str:
    """The processor's architecture and the best of its instruction sets for quantized sums, where the system tells."""
    try:
        flags = set(Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").split())
    except OSError:
        flags = set()
    best = next((level for level in LEVELS if level in flags), None)
    return f"{platform.machine()} {best}" if best else platform.machine()


@cache
def fingerprint(path: Path) -> str:
    """The first twelve digits of a file's SHA-256."""
    return sha256(path.read_bytes()).hexdigest()[:12]
