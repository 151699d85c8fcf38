"""How well check-worthiness ranks claims; fits its weights.

    python -m benchmarks.worthiness --data ARTICLES… [--debates CLAIMBUSTER.CSV] [--penalty 10] [--write]

ARTICLES are folders of annotated articles, on which the weights are fitted: logistic regression that is drawn towards
the priors in worthiness.toml, so that a feature which the articles say little of keeps its prior. ``--write`` puts the
weights into the package. The figures are average precisions: of the weights in the package, of the priors alone, and of
weights that were fitted on the other articles (ten-fold, no article in both parts).

``--debates`` is ClaimBuster's ground truth (Arslan et al. 2020), sentences of debates with a column Verdict, 1 being
check-worthy. Nothing is fitted on it. A sentence is taken as a claim nobody is quoted with. Needs numpy and scipy.
"""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from scipy.optimize import minimize

from claimcheck.extract import worthiness
from claimcheck.extract.kinds import kind_of
from claimcheck.extract.worthiness import find_features, known_features, worth_of
from claimcheck.model import Claimant, ClaimKind

Array = NDArray[np.float64]
FOLDS = 10
BIAS = -1.0
HEURISTIC = 0.83
"""What the average precision of a ten-line heuristic is on ClaimBuster's ground truth."""


@frozen
class Example:
    """A claim and whether somebody found it worth checking; ``group`` is the article it is from."""

    text: str
    kind: ClaimKind
    claimant: Claimant | None
    is_worthy: bool
    group: str


def main() -> int:
    """Print the average precisions, and write the fitted weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--debates", type=Path)
    parser.add_argument("--penalty", type=float, default=10.0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sets = {str(folder): read_articles(folder) for folder in options.data}
    fitted = [example for examples in sets.values() for example in examples]
    if options.write:
        write_weights(fit(fitted, options.penalty), options.data, options.penalty)
    if options.debates:
        sets[str(options.debates)] = read_debates(options.debates)
    print(f"{'':<44}{'claims':>8}{'package':>9}{'priors':>8}{'refitted':>10}")
    for name, examples in sets.items():
        kept = [average_precision(examples, score) for score in (in_package, by_priors)]
        again = cross_validated(examples, fitted, options.penalty)
        print(f"{name[-43:]:<44}{len(examples):>8}{kept[0]:>9.3f}{kept[1]:>8.3f}{again:>10.3f}")
    if options.debates:
        print(f"{'  ten-line heuristic (published)':<44}{'':>8}{HEURISTIC:>9.3f}")
    return 0


def read_articles(folder: Path) -> list[Example]:
    """Read the claims of annotated articles; the kind is the annotated one."""
    return [
        Example(claim["text"], claim["kind"], _claimant(claim["claimant"]), claim["check_worthy"], path.stem)
        for path in sorted(folder.glob("*.json"))
        for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]
    ]


def _claimant(name: str | None) -> Claimant | None:
    return Claimant(name=name) if name else None


def read_debates(path: Path) -> list[Example]:
    """Read the sentences of a debate."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Example(row["Text"], kind_of(row["Text"]), None, row["Verdict"] == "1", "debates")
            for row in csv.DictReader(file)
        ]


def matrix(examples: list[Example]) -> Array:
    """Give a row an example: one for the bias and for each feature that it has."""
    names = list(known_features())
    rows = (find_features(each.text, each.kind, each.claimant) for each in examples)
    return np.array([[1.0, *(float(name in row) for name in names)] for row in rows])


def priors() -> Array:
    """Give the weights to fit from."""
    return np.array([BIAS, *(feature.prior for feature in known_features().values())])


def fit(examples: list[Example], penalty: float) -> Array:
    """Fit the weights: the most likely ones given normal priors around ``priors()``, the bias being free."""
    x, sign = matrix(examples), np.where([each.is_worthy for each in examples], 1.0, -1.0)
    start, free = priors(), np.array([0.0, *np.ones(len(known_features()))])

    def loss(weights: Array) -> tuple[float, Array]:
        margin, apart = sign * (x @ weights), free * (weights - start)
        gradient = x.T @ (-sign / (1 + np.exp(margin))) + 2 * penalty * apart
        return float(np.logaddexp(0, -margin).sum() + penalty * (apart**2).sum()), gradient

    found: Array = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found


def cross_validated(examples: list[Example], fitted: list[Example], penalty: float) -> float:
    """Give the average precision of weights that did not see the article they rank."""
    groups = sorted({each.group for each in examples})
    scores: dict[int, float] = {}
    for fold in range(FOLDS):
        left_out = set(groups[fold::FOLDS])
        rows = [at for at, each in enumerate(examples) if each.group in left_out]
        if rows:
            weights = fit([each for each in fitted if each.group not in left_out], penalty)
            scores |= dict(zip(rows, matrix([examples[at] for at in rows]) @ weights, strict=True))
    return ranked_precision([(scores[at], each.is_worthy) for at, each in enumerate(examples)])


def average_precision(examples: list[Example], score: Callable[[Example], float]) -> float:
    """Give the average precision of a ranking; ties count against it."""
    return ranked_precision((score(each), each.is_worthy) for each in examples)


def ranked_precision(rows: Iterable[tuple[float, bool]]) -> float:
    """Give the mean of the precisions at each worthy row."""
    hits, total = 0, 0.0
    for rank, (_, is_worthy) in enumerate(sorted(rows, key=lambda row: (-row[0], row[1])), 1):
        hits += is_worthy
        total += hits / rank if is_worthy else 0.0
    return total / hits if hits else 0.0


def in_package(example: Example) -> float:
    """Weigh with the weights in the package."""
    return worth_of(example.text, example.kind, example.claimant).value


def by_priors(example: Example) -> float:
    """Weigh with the priors alone."""
    return float((matrix([example]) @ priors())[0])


def write_weights(weights: Array, folders: list[Path], penalty: float) -> None:
    """Put weights into the package."""
    rows: dict[str, Any] = dict(zip(known_features(), weights[1:], strict=True))
    names = ", ".join(folder.name for folder in folders)
    lines = [
        f"# Weights of the features in worthiness.toml, in log-odds. Written by benchmarks/worthiness.py: fitted on {names},",
        f"# penalty {penalty:g} for leaving the priors.",
        f"bias = {weights[0]:.2f}",
        "",
        "[weights]",
        *(f"{name} = {weight:.2f}" for name, weight in rows.items()),
    ]
    path = Path(worthiness.__file__).with_name("worthiness_weights.toml")
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
