"""How long commands take to start, in times of a bare ``python -c pass`` of the same run.

    python benchmarks/startup.py [--runs 21] [--data FOLDER_OF_SESSIONS]

Leaves with 1 where a command is over its budget.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time

BUDGETS = {"--help": 6.0, "status": 16.0}
"""At most so many times the bare interpreter."""


def main() -> int:
    """Measure in rounds, each command once a round, so that a busy moment hits all alike; print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21, help="rounds that count, after one that does not")
    parser.add_argument("--data", help="a folder of sessions for status; else an empty one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as empty:
        store = options.data or empty
        commands = {"python -c pass": ["-c", "pass"]}
        commands |= {name: ["-m", "claimcheck", "--store", store, name] for name in BUDGETS}
        rounds = [{name: seconds(line) for name, line in commands.items()} for _ in range(options.runs + 1)]
    medians = {name: statistics.median(each[name] for each in rounds[1:]) for name in commands}
    return report(medians)


def seconds(arguments: list[str]) -> float:
    """Run the interpreter with these arguments and time it."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return time.perf_counter() - began


def report(medians: dict[str, float]) -> int:
    """Print the table; give 1 where a budget is exceeded, else 0."""
    bare = medians["python -c pass"]
    print(f"{'command':<16}{'ms':>8}{'times':>8}{'budget':>8}")
    for name, median in medians.items():
        print(f"{name:<16}{median * 1000:>8.1f}{median / bare:>8.1f}{BUDGETS.get(name, ''):>8}")
    return int(any(medians[name] > budget * bare for name, budget in BUDGETS.items()))


if __name__ == "__main__":
    sys.exit(main())
