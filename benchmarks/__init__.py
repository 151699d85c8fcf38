"""What is measured: each module runs on its own as ``python -m benchmarks.NAME``."""
