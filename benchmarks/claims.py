"""How well claims are extracted from annotated articles, engine by engine, and how fast.

    python benchmarks/claims.py --data FOLDER_OF_GOLD_ARTICLES --scorer SCORE_CLAIMS.PY [--engines parser rules]

The scorer is a script that takes the gold folder, ``--pred`` with a folder of predictions, and ``--json``. The last line
says what the parser engine takes in times of the bare parse of the same texts.
"""

import argparse
import json
import runpy
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from claimcheck.extract import Extraction, extract_claims
from claimcheck.extract.engines import load_engine
from claimcheck.model import Article

ROUNDS = 5


def main() -> int:
    """Score each engine on all articles in this one process, and print a column an engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--engines", nargs="+", default=["parser", "rules"])
    options = parser.parse_args()
    paths = sorted(options.data.glob("*.json"))
    articles = {path.name: Article.from_text(json.loads(path.read_text(encoding="utf-8"))["text"]) for path in paths}
    figures = {name: score(name, articles, options.data, options.scorer) for name in options.engines}
    report(figures)
    if "parser" in options.engines:
        print(f"{'× bare parse':<20}{parse_ratio([article.text for article in articles.values()]):>12.2f}")
    return 0


def score(name: str, articles: dict[str, Article], gold: Path, scorer: Path) -> dict[str, Any]:
    """Extract every article's claims with an engine and give the scorer's figures, with the time it took."""
    engine, _ = load_engine(name)
    began = time.perf_counter()
    found = {file: extract_claims(article, engine=engine) for file, article in articles.items()}
    seconds = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        for file, extraction in found.items():
            (Path(folder) / file).write_text(json.dumps(as_prediction(extraction)), encoding="utf-8")
        figures = run(scorer, [str(gold), "--pred", folder, "--json"])
    return {**figures, "articles a second": round(len(articles) / seconds, 1)}


def as_prediction(extraction: Extraction) -> dict[str, Any]:
    """Give an extraction in the shape that the scorer reads."""
    claims = [
        {
            "text": claim.text,
            "claimant": claim.claimant and {"name": claim.claimant.name},
            "kind": claim.kind,
            "check_worthiness": claim.check_worthiness,
            "selectors": [selector for anchor in claim.anchors for selector in selectors(anchor.start, anchor.exact)],
        }
        for claim in extraction.claims
    ]
    return {"sentences": extraction.sentences, "claims": claims}


def selectors(start: int, exact: str) -> list[dict[str, Any]]:
    """Give the pair of selectors for a stretch."""
    position = {"type": "TextPositionSelector", "start": start, "end": start + len(exact)}
    return [position, {"type": "TextQuoteSelector", "exact": exact}]


def run(scorer: Path, arguments: list[str]) -> dict[str, Any]:
    """Run the scorer's script here and read what it prints."""
    printed, kept = StringIO(), sys.argv
    sys.argv = [str(scorer), *arguments]
    try:
        with redirect_stdout(printed):
            runpy.run_path(str(scorer), run_name="__main__")
    except SystemExit:
        pass
    finally:
        sys.argv = kept
    figures: dict[str, Any] = json.loads(printed.getvalue())
    return figures


def report(figures: dict[str, dict[str, Any]]) -> None:
    """Print a row a figure."""
    print(f"{'':<20}" + "".join(f"{name:>12}" for name in figures))
    for row in next(iter(figures.values())):
        print(f"{row:<20}" + "".join(f"{each[row]!s:>12}" for each in figures.values()))


def parse_ratio(texts: list[str]) -> float:
    """Give the parser engine's time in times of the bare parse of the same texts, by turns, the medians of some rounds."""
    from claimcheck.extract.engines.parser import ParserEngine
    from claimcheck.extract.engines.parser.model import find_model, load_model

    engine, model = ParserEngine(), load_model(find_model())
    work: dict[str, Callable[[str], object]] = {
        "bare": model,
        "engine": lambda text: extract_claims(Article.from_text(text), engine=engine),
    }
    taken: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, do in work.items():
            began = time.perf_counter()
            for text in texts:
                do(text)
            taken[name].append(time.perf_counter() - began)
    return statistics.median(taken["engine"]) / statistics.median(taken["bare"])


if __name__ == "__main__":
    sys.exit(main())
