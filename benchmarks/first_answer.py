"""Seconds from process start to the first answer, and peak resident memory: `python benchmarks/first_answer.py [RUNS]`."""

import os
import resource
import statistics
import subprocess
import sys
import time

QUESTION = "la migra puede ver mis datos del medical"


def run_once() -> float:
    """Wall seconds of one `amparo ask` in a process of its own."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", "ask", QUESTION], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    return time.perf_counter() - started


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    run_once()  # warm the file cache: what is measured is the program, not the disk
    seconds = [run_once() for _ in range(runs)]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    spread = f"{statistics.median(seconds):.2f} s median of {runs} ({min(seconds):.2f} to {max(seconds):.2f})"
    print(f"first answer: {spread}; peak {peak:.0f} MiB; {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
