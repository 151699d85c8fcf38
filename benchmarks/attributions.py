"""How well it is found who says what, engine by engine, beside the published figures.

    python -m benchmarks.attributions --data POLNEAR_DEV [--engines parser rules]

POLNEAR_DEV holds the dev part of PolNeAR (Newell, Margolin & Ruths 2018): a folder ``text`` and a folder ``attributions``
with brat's stand-off annotation; of a text that several people annotated the first counts. Nothing is fitted on it. A
span counts where both ends are exact, each piece of a discontinuous one by itself. Direct speech is that whose content
stands in quotation marks, indirect all other; of what is found only what is of that sort is counted against it.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from claimcheck.extract import find_attributions
from claimcheck.extract.base import Attribution, Span, Speech
from claimcheck.extract.direct_speech import speech_of
from claimcheck.extract.engines import load_engine

ROLES = ("source", "cue", "content")
PUBLISHED = {
    "rules (published)": (10.7, 22.8, 5.6),
    "CoreNLP (published)": (13.9, None, 17.5),
    "CRF, trained (published)": (50.6, 53.4, 28.6),
    "BERT, trained (published)": (81.1, 74.0, 68.9),
}
Annotated = tuple[str, list[Attribution]]


def main() -> int:
    """Print a row an engine and sort of speech: exact-match F1 of source, cue and content."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--engines", nargs="+", default=["parser", "rules"])
    options = parser.parse_args()
    articles = read_polnear(options.data)
    print(f"{len(articles)} articles, {sum(len(gold) for _, gold in articles)} attributions")
    print(f"{'':<28}" + "".join(f"{role:>10}" for role in ROLES) + f"{'articles/s':>12}")
    for name in options.engines:
        engine, _ = load_engine(name)
        began = time.perf_counter()
        found = [list(find_attributions(text, engine=engine)) for text, _ in articles]  # type: ignore[arg-type]
        speed = len(articles) / (time.perf_counter() - began)
        pairs = [(gold, mine) for (_, gold), mine in zip(articles, found, strict=True)]
        print_row(name, [f1(pairs, role, None) for role in ROLES], f"{speed:>12.1f}")
        print_row("  direct", [f1(pairs, role, "direct") for role in ROLES])
        print_row("  indirect", [f1(pairs, role, "indirect") for role in ROLES])
    for name, figures in PUBLISHED.items():
        print_row(name, list(figures))
    return 0


def print_row(name: str, figures: Iterable[float | None], more: str = "") -> None:
    """Print a name and its figures in percent."""
    print(f"{name:<28}" + "".join(f"{'–' if figure is None else f'{figure:.1f}':>10}" for figure in figures) + more)


def f1(pairs: list[tuple[list[Attribution], list[Attribution]]], role: str, speech: Speech | None) -> float:
    """Give the F1 in percent of one role's spans over all articles, of one sort of speech or of all."""
    hits = sizes = 0
    for gold, mine in pairs:
        wanted, got = spans(gold, role, speech), spans(mine, role, speech)
        hits += len(wanted & got)
        sizes += len(wanted) + len(got)
    return 200 * hits / sizes if sizes else 0.0


def spans(attributions: list[Attribution], role: str, speech: Speech | None) -> set[Span]:
    """Give all pieces of a role."""
    kept = [each for each in attributions if speech is None or (each.speech == "direct") == (speech == "direct")]
    return {span for each in kept for span in getattr(each, role)}


def read_polnear(folder: Path) -> list[Annotated]:
    """Read every text with its first annotation."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0], path)
    return [read_annotated(folder / "text" / f"{name}.txt", path) for name, path in first.items()]


def read_annotated(text_path: Path, path: Path) -> Annotated:
    """Read one text and its attributions; offsets are code points into the text as it stands, line ends and all."""
    with text_path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    spans_of: dict[str, tuple[Span, ...]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            _, _, places = rest.partition("\t")[0].partition(" ")
            spans_of[name] = tuple((int(start), int(end)) for start, end in map(str.split, places.split(";")))
        elif name.startswith("E"):
            events.append(rest.split())
    return text, [as_attribution(event, spans_of, text) for event in events]


def as_attribution(event: list[str], spans_of: dict[str, tuple[Span, ...]], text: str) -> Attribution:
    """Make an attribution of brat's event ("Attribution:T4 Content:T2 Cue:T1 Source:T3")."""
    parts: defaultdict[str, tuple[Span, ...]] = defaultdict(tuple)
    for argument in event:
        role, _, name = argument.partition(":")
        parts[role.rstrip("0123456789").lower()] += spans_of[name]
    content = tuple(sorted(parts["content"]))
    return Attribution(parts["source"], parts["cue"], content, speech_of(content, text))


if __name__ == "__main__":
    sys.exit(main())
