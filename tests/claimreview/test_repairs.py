"""docs/claimreview.md says what is mended, and what is not, in the words of the program."""

import re
import textwrap
from pathlib import Path

import pytest

from claimcheck.claimreview import READ_FAULTS, REPAIRS

ROOT = Path(__file__).parents[2]


def rows_under(heading: str) -> list[str]:
    page = (ROOT / "docs" / "claimreview.md").read_text(encoding="utf-8")
    section = page.partition(f"\n### {heading}\n")[2].partition("\n#")[0]
    return [line for line in section.splitlines() if line.startswith("| `")]


def test_repairs_have_a_table() -> None:
    """The page lists exactly the repairs that there are."""
    assert rows_under("What is mended") == [f"| `{name}` | {summary} |" for name, summary in REPAIRS.items()]


def test_faults_have_a_table() -> None:
    """The page lists exactly the faults that there are."""
    assert rows_under("What is not") == [f"| `{name}` | {summary} |" for name, summary in READ_FAULTS.items()]


def test_no_other_is_ever_noted() -> None:
    """Every id that the program notes is one of these, and each of these is noted somewhere."""
    package = ROOT / "claimcheck" / "claimreview"
    files = [*package.glob("reading/*.py"), package / "read.py", package / "json_repairs.py"]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    assert all(f'"{name}"' in source for name in (*REPAIRS, *READ_FAULTS))
    noted = re.findall(r'\.(?:repaired|fault)\(\s*"([a-z-]+)"|_Edit\("([a-z-]+)"', source)
    assert {one or other for one, other in noted} <= {*REPAIRS, *READ_FAULTS}


def test_the_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """What the page shows can be pasted."""
    page = (ROOT / "docs" / "claimreview.md").read_text(encoding="utf-8")
    section = page.partition("\n## Reading others' ClaimReview\n")[2]
    code = section[section.index("    import json") : section.index("\nA review is found")]
    exec(textwrap.dedent(code), {})
    falling = '{"ratingValue": 4, "bestRating": 1, "worstRating": 5}'
    texts = '{"ratingValue": "4", "bestRating": "1", "worstRating": "5"}'
    assert capsys.readouterr().out.splitlines() == [
        "The bridge cost nothing – Mostly false 2 of 5",
        '  $[0].reviewRating.alternateName label-prefix "Verdict: Mostly false" → "Mostly false"',
        f"  $[0].reviewRating number-text {texts} → {falling}",
        f'  $[0].reviewRating scale-inverted {falling} → {{"ratingValue": 2, "bestRating": 5, "worstRating": 1}}',
        '  $[0].datePublished date-form "2020-10-07 20:05" → "2020-10-07T20:05"',
    ]
