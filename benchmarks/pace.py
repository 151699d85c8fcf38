"""How fast claims are extracted, how time grows with the text, and how much memory it takes.

    python -m benchmarks.pace --data ARTICLES [--engines parser rules] [--megabytes 20]

ARTICLES is a folder of annotated articles (JSON with a key "text"), whose texts are what is read. Every time is a ratio
against something in the same run, by turns, the medians of some rounds:

    of the parse    the parser engine's time in times of the bare spaCy parse of the same texts
    pysbd           how many times as long pysbd takes to split the same texts into sentences alone
    growth          time per character of a paragraph of 800,000 characters in times of that of one of 8,000
    peak            resident memory in megabytes after a text of --megabytes was read, its claims written away
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from claimcheck.extract import Engine, extract_claims
from claimcheck.extract.engines import load_engine
from claimcheck.model import Article

ROUNDS = 7
SHORT, LONG = 8_000, 800_000


def main() -> int:
    """Print a column an engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--engines", nargs="+", default=["parser", "rules"])
    parser.add_argument("--megabytes", type=float, default=20, help="0 leaves the memory out")
    options = parser.parse_args()
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(options.data.glob("*.json"))]
    rows: dict[str, dict[str, str]] = {}
    for name in options.engines:
        engine, _ = load_engine(name)
        rows[name] = {
            "× the bare parse": of_the_parse(engine, texts) if name.startswith("parser") else "–",
            "pysbd ÷ ours": against_pysbd(engine, texts),
            "growth 8 KB → 800 KB": f"{growth(engine, texts):.2f}",
            f"peak MB at {options.megabytes:g} MB": peak(name, texts, options.megabytes) if options.megabytes else "–",
        }
    print(f"{'':<24}" + "".join(f"{name:>12}" for name in rows))
    for row in next(iter(rows.values())):
        print(f"{row:<24}" + "".join(f"{each[row]:>12}" for each in rows.values()))
    return 0


def of_the_parse(engine: Engine, texts: list[str]) -> str:
    """Compare an engine with the bare parse of the same texts."""
    from claimcheck.extract.engines.parser.model import find_model, load_model

    model = load_model(find_model())
    bare, ours = medians(lambda: [model(text) for text in texts], lambda: read_all(engine, texts))
    return f"{ours / bare:.2f}"


def against_pysbd(engine: Engine, texts: list[str]) -> str:
    """Compare an engine with pysbd's splitting alone."""
    try:
        import pysbd
    except ImportError:
        return "no pysbd"
    segmenter = pysbd.Segmenter(language="en", clean=False)
    theirs, ours = medians(lambda: [segmenter.segment(text) for text in texts], lambda: read_all(engine, texts))
    return f"{theirs / ours:.2f}"


def growth(engine: Engine, texts: list[str]) -> float:
    """Give the time per character of one long paragraph in times of that of a short one."""
    paragraph = one_paragraph(texts, LONG)
    parts = [paragraph[start : start + SHORT] for start in range(0, 20 * SHORT, SHORT)]
    read_all(engine, parts[:2])
    short = seconds(lambda: read_all(engine, parts)) / (20 * SHORT)
    return seconds(lambda: read_all(engine, [paragraph])) / LONG / short


def one_paragraph(texts: list[str], size: int) -> str:
    """Make one paragraph of so many characters out of articles."""
    words = " ".join(" ".join(texts).split())
    return (words * (size // len(words) + 1))[:size]


def peak(engine: str, texts: list[str], megabytes: float) -> str:
    """Read a text of that size in a process of its own, and give how much memory that took at most."""
    size = int(megabytes * 1e6)
    body = "\n\n".join(texts)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text((body * (size // len(body) + 1))[:size], encoding="utf-8")
        command = [sys.executable, "-m", "claimcheck", "extract", str(path), "--engine", engine, "--format", "jsonl"]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f}"


def read_all(engine: Engine, texts: list[str]) -> None:
    """Extract the claims of all texts."""
    for text in texts:
        extract_claims(Article.from_text(text), engine=engine)


def medians(*work: Callable[[], object]) -> list[float]:
    """Give the median seconds of each piece of work, done by turns."""
    taken: list[list[float]] = [[] for _ in work]
    for _ in range(ROUNDS):
        for times, do in zip(taken, work, strict=True):
            times.append(seconds(do))
    return [statistics.median(times) for times in taken]


def seconds(do: Callable[[], object]) -> float:
    """Time a piece of work."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
