"""The machine, what it can multiply in a second, and what one word costs the model."""

import os
import platform
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np

ROWS, DEEP, WIDE = 512, 288, 288
SECONDS = 1.0
STEPS_A_WORD = {"parser": 2, "ner": 1}


def described() -> str:
    """Processor, memory and versions in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in ("spacy", "thinc", "numpy"))
    return f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB; Python {platform.python_version()}, {versions}"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor())


def gigaflops() -> float:
    """Billions of multiplications and additions a second, on one core, in products of the size that the model's layers have."""
    left, right = (np.random.default_rng(0).random(shape, dtype=np.float32) for shape in ((ROWS, DEEP), (DEEP, WIDE)))
    start, times = time.process_time(), 0
    while time.process_time() - start < SECONDS:
        left @ right
        times += 1
    return 2 * ROWS * DEEP * WIDE * times / (time.process_time() - start) / 1e9


def operations(nlp) -> int:
    """Multiplications and additions of the model for one word: every weight once, those of a decision at each step."""
    total = 0
    for name in ("tok2vec", "tagger", "parser", "ner"):
        model = nlp.get_pipe(name).model
        upper = model.get_ref("upper") if "upper" in model.ref_names else None
        for node in model.walk():
            if node.has_param("W") and node.name != "static_vectors":
                total += 2 * node.get_param("W").size * (STEPS_A_WORD[name] if node is upper else 1)
    return total
