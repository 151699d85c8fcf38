"""Kill processes while they save a session, and count what that costs.

    python -m benchmarks.store_kills --kills 300 [--data SESSION.json]

Without data it is a session of three claims; with a session's file, a copy of that one.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from attrs import evolve

from claimcheck.store.files import FileStore
from tests import samples
from tests.store.children import kill_savers


def main() -> int:
    """Run it, print the counts, and give 0 if nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", type=Path, help="a session's file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        name = _session(Path(folder), options.data)
        start = time.perf_counter()
        outcome = kill_savers(Path(folder), name, options.kills, options.seed)
        seconds = time.perf_counter() - start
    print(f"{outcome.kills} kills in {seconds:.0f} s, {outcome.confirmed} saves confirmed")
    print(f"unreadable files {outcome.unreadable}, lost saves {outcome.lost}, files left over {outcome.left_over}")
    return int(outcome.unreadable + outcome.lost + outcome.left_over > 0)


def _session(folder: Path, data: Path | None) -> str:
    """Put a session into the folder and give its id."""
    if data is None:
        return FileStore(folder).save(samples.session()).id
    shutil.copy(data, folder)
    session = FileStore(folder).load(data.stem)
    # Every save adds to the history, which is what makes a file of this size; begin without it.
    return FileStore(folder).save(evolve(session, reviews=(), drafts=(), history=())).id


if __name__ == "__main__":
    sys.exit(main())
