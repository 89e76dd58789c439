"""SPEED: `python -m benchmarks`, or one part of it, such as `python -m benchmarks pipeline`."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
