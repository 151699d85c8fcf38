"""The README says what is so: every example in it runs and gives what it shows."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.terminal import ENTER, Terminal

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

pytest.importorskip("spacy", reason="the README shows the parser engine")


def blocks(language: str) -> list[str]:
    """Give the fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with what the examples read."""
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return tmp_path


def run(arguments: list[str], cwd: Path) -> str:
    """Run a program of the project in 80 columns and give what it wrote to either stream, ends of lines trimmed."""
    env = {**os.environ, "COLUMNS": "80", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    return re.sub(r"[ \t]+$", "", ran.stdout, flags=re.MULTILINE)


def test_console_examples(clone: Path) -> None:
    """Each command that is shown prints what is shown, an ellipsis standing for any lines."""
    for block in blocks("console"):
        for command, shown in re.findall(r"^\$ claimcheck (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            pattern = re.escape(shown.strip()).replace("…", ".*")
            assert re.match(pattern, run(["-m", "claimcheck", *command.split()], clone), re.DOTALL), command


def test_python_example(clone: Path) -> None:
    """The way from an article to ClaimReview fits in fifteen lines, runs, and ends in a review with what was said."""
    (example,) = blocks("python")
    assert len([line for line in example.splitlines() if line.strip()]) <= 15
    printed = run(["-c", example], clone)
    assert "quantity Repairs had cost £2m Tessa Vane" in printed
    assert "'alternateName': 'True'" in printed
    assert "https://checks.example/" in printed
    assert len(list((clone / "reviews").glob("*.json"))) == 1


def test_review_screen(clone: Path) -> None:
    """The screen that is shown is the screen that comes, to the letter."""
    (shown,) = blocks("text")
    arguments = ["review", "docs/examples/bridge.txt", "--reviewer", "Nora Fenwick", "--scale", "google"]
    with Terminal(*arguments, cwd=clone) as terminal:
        terminal.wait_for_question("Which claim?")
        for key, question in (
            (ENTER, "Check this claim?"),
            ("r", "Rating"),
            ("5", "Source address"),
            (ENTER, "Why this rating"),
            (ENTER, "Save this"),
        ):
            terminal.answer(key, then=question)
        terminal.answer("s", then="Check this claim?")
        terminal.wait_for("g look again on")
        assert "\n".join(shown.split()) in "\n".join(terminal.text.split())
        assert [line for line in shown.splitlines() if line] == terminal.text[
            terminal.text.rindex("Claim 2 of") :
        ].replace("\n\n", "\n").splitlines()


def test_set_up_lines_name_what_there_is() -> None:
    """The two lines that set everything up ask for extras that exist, and read an article that is there."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    assert len(lines) == 2
    assert {extra for line in lines for extra in re.findall(r"\[([\w,]+)\]", line)[0].split(",")} <= set(extras)
    article = lines[0].split()[-1]
    assert (ROOT / article).is_file()


def test_links_lead_somewhere() -> None:
    """Every page that the README links to is there."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).is_file(), target
