"""How well and how fast sentences are split, beside pysbd and sentencex where they are installed.

    python benchmarks/sentences.py --data FOLDER

FOLDER holds pySBD's Golden Rules (pysbd_golden_en.json), sentencex's test cases (sentencex_en.txt) and the dev part of
UD English EWT (en_ewt-ud-dev.conllu). A case counts where every sentence is right; of EWT, whose sentences are joined by
blanks within each document, the exact spans count.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from claimcheck.extract import split_sentences

Split = Callable[[str], Iterable[str]]
Case = tuple[str, list[str]]


def main() -> int:
    """Print a row a splitter: cases that are right, F1 of spans, and megabytes a second."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    folder: Path = parser.parse_args().data
    golden, cases = golden_rules(folder / "pysbd_golden_en.json"), sentencex_cases(folder / "sentencex_en.txt")
    documents = ewt_documents(folder / "en_ewt-ud-dev.conllu")
    print(f"{'splitter':<12}{f'golden/{len(golden)}':>12}{f'sentencex/{len(cases)}':>16}{'EWT F1':>8}{'MB/s':>8}")
    for name, split in splitters().items():
        f1, speed = span_f1(split, documents)
        print(f"{name:<12}{right(split, golden):>12}{right(split, cases):>16}{f1:>8.3f}{speed:>8.2f}")
    return 0


def splitters() -> dict[str, Split]:
    """Give ours and those peers that are installed."""
    found: dict[str, Split] = {"claimcheck": lambda text: [text[start:end] for start, end in split_sentences(text)]}
    try:
        import pysbd

        found["pysbd"] = pysbd.Segmenter(language="en", clean=False).segment
    except ImportError:
        print("pysbd is not installed", file=sys.stderr)
    try:
        import sentencex

        found["sentencex"] = lambda text: sentencex.segment("en", text)
    except ImportError:
        print("sentencex is not installed", file=sys.stderr)
    return found


def golden_rules(path: Path) -> list[Case]:
    """Read the Golden Rules: a text and its sentences each."""
    return [(case["text"], case["sentences"]) for case in json.loads(path.read_text(encoding="utf-8"))]


def sentencex_cases(path: Path) -> list[Case]:
    """Read sentencex's cases: the text, a line ``---``, a sentence a line, a line ``===``."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    parts = ["\n" + part for part in "\n".join([*lines, ""]).split("===\n")]
    cases = (part.split("\n---\n", 1) for part in parts if "\n---\n" in part)
    return [(text.strip("\n"), sentences.splitlines()) for text, sentences in cases]


def ewt_documents(path: Path) -> list[Case]:
    """Read the sentences of a CoNLL-U file, and each document as one text."""
    mark = "# text = "
    documents = path.read_text(encoding="utf-8").split("# newdoc")[1:]
    found = (
        [line.removeprefix(mark).strip() for line in each.splitlines() if line.startswith(mark)] for each in documents
    )
    return [(" ".join(sentences), sentences) for sentences in found]


def span_f1(split: Split, documents: list[Case]) -> tuple[float, float]:
    """Give the F1 of exact spans over all documents, and the speed in megabytes a second."""
    began = time.perf_counter()
    found = [list(split(text)) for text, _ in documents]
    seconds = time.perf_counter() - began
    pairs = [(spans(text, gold), spans(text, mine)) for (text, gold), mine in zip(documents, found, strict=True)]
    hits, sizes = sum(len(a & b) for a, b in pairs), sum(len(a) + len(b) for a, b in pairs)
    return 2 * hits / sizes, sum(len(text) for text, _ in documents) / seconds / 1e6


def spans(text: str, sentences: Iterable[str]) -> set[tuple[int, int]]:
    """Find the sentences in the text, one after the other, without the white space around them."""
    found: set[tuple[int, int]] = set()
    at = 0
    for sentence in filter(None, map(str.strip, sentences)):
        at = text.index(sentence, at)
        found.add((at, at + len(sentence)))
        at += len(sentence)
    return found


def right(split: Split, cases: list[Case]) -> int:
    """Count the cases that are split rightly, white space aside."""
    return sum(_plain(split(text)) == _plain(sentences) for text, sentences in cases)


def _plain(sentences: Iterable[str]) -> list[str]:
    return [" ".join(sentence.split()) for sentence in sentences if sentence.strip()]


if __name__ == "__main__":
    sys.exit(main())
