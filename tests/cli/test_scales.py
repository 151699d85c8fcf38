"""``claimcheck scales`` shows which ratings can be given."""

import json
from pathlib import Path

import pytest

from claimcheck.model.scales import built_in_scales
from claimcheck.store import open_store
from tests.cli.running import run
from tests.samples import TEXT
from tests.terminal import ENTER, Terminal


def test_every_scale_is_listed(tmp_path: Path) -> None:
    """One line each, beginning with the id that --scale takes."""
    ran = run("scales", cwd=tmp_path)
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == list(built_in_scales())


def test_one_scale_is_shown(tmp_path: Path) -> None:
    """Its levels from worst to best with their numbers, then the labels that have none."""
    lines = run("scales", "google", cwd=tmp_path).out.splitlines()
    assert lines[0] == "Google 5-point (google, version 1)"
    assert [line.strip() for line in lines[2:8]] == [
        "1  False",
        "2  Mostly false",
        "3  Half true",
        "4  Mostly true",
        "5  True",
        "–  Unproven",
    ]


def test_json_is_for_programs(tmp_path: Path) -> None:
    """All scales as a list, one as an object, with everything that is known of it."""
    every = json.loads(run("scales", "--json", cwd=tmp_path).out)
    assert [each["id"] for each in every] == list(built_in_scales())
    one = json.loads(run("scales", "averitec", "--json", cwd=tmp_path).out)
    assert one in every
    assert (one["levels"], len(one["labels"])) == ([], 4)


def test_an_unknown_scale_is_a_usage_error(tmp_path: Path) -> None:
    """The ids that there are stand in the second line."""
    ran = run("scales", "stars", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[1].startswith("  There are: africacheck, averitec")


OWN = """
[scales.gotham]
name = "Gotham Fact Desk"
version = "2026"
levels = ["Wrong", {LEVEL} "Right"]
labels = ["Cannot be known"]
"""


def with_own(folder: Path, *, level: str = "", scale: str = OWN) -> Path:
    (folder / "claimcheck.toml").write_text(scale.replace("{LEVEL}", level), encoding="utf-8")
    return folder


def test_a_scale_of_one_s_own(tmp_path: Path) -> None:
    """It is listed first and shown like any other, its levels numbered from 1."""
    desk = with_own(tmp_path, level='"So so",')
    assert run("scales", cwd=desk).out.split()[0] == "gotham"
    lines = [line.strip() for line in run("scales", "gotham", cwd=desk).out.splitlines()]
    assert lines == [
        "Gotham Fact Desk (gotham, version 2026)",
        "1  Wrong",
        "2  So so",
        "3  Right",
        "–  Cannot be known",
    ]


def test_numbers_of_one_s_own(tmp_path: Path) -> None:
    """Levels may have their numbers written."""
    desk = with_own(
        tmp_path, scale='[scales.stars]\nlevels = [{value = 1, label = "No"}, {value = 10, label = "Yes"}]\n'
    )
    (scale,) = [each for each in json.loads(run("scales", "--json", cwd=desk).out) if each["id"] == "stars"]
    assert (scale["name"], scale["version"]) == ("stars", "1")
    assert [level["value"] for level in scale["levels"]] == [1, 10]


@pytest.mark.parametrize(
    ("scale", "fault"),
    [
        ('scales = "none"', "scales: must be a table"),
        ("[scales]\nx = 5", "scales.x: must be a table"),
        ("[scales.google]\nlevels = ['a', 'b']", "scales.google: there is a built-in scale of this id"),
        ("[scales.x]", "scales.x.labels: a scale needs at least one level or label"),
        ("[scales.x]\nlevels = ['a']", "scales.x.levels: one level alone is no order"),
        ("[scales.x]\nlevels = 'ab'", "scales.x.levels: must be a list, is 'ab'"),
        ("[scales.x]\nlevels = ['a', 5]", "scales.x.levels[2]: must be a label, or a value and a label, is 5"),
        (
            "[scales.x]\nlevels = ['a', {value = '2', label = 'b'}]",
            "scales.x.levels[2].value: must be a number, is '2'",
        ),
        (
            "[scales.x]\nlevels = [{value = 0, label = 'a'}, {value = 1, label = 'b'}]",
            "the worst value must be at least 1",
        ),
        (
            "[scales.x]\nlevels = [{value = 2, label = 'a'}, {value = 1, label = 'b'}]",
            "scales.x.levels: values must rise",
        ),
        ("[scales.x]\nlabels = ['a', 'A']", "scales.x.labels: must be filled in and differ"),
        ("[scales.x]\nlabels = ['']", "scales.x.labels[1]: must be text in quotation marks, is ''"),
        ("[scales.x]\nlabels = ['a']\ncolour = 'red'", "scales.x.colour: unknown; a scale has name, version, levels"),
        ("[scales.x]\nlabels = ['a']\nversion = 2", "scales.x.version: must be text in quotation marks, is 2"),
    ],
)
def test_a_scale_that_is_none(tmp_path: Path, scale: str, fault: str) -> None:
    """The file, the scale and the field that is wrong are named in one line, with what it is."""
    ran = run("scales", cwd=with_own(tmp_path, scale=scale))
    assert (ran.code, ran.out) == (3, "")
    assert fault in ran.err
    assert "claimcheck.toml" in ran.err


def test_a_session_keeps_its_scale(tmp_path: Path) -> None:
    """A review on one's own scale is saved with it, and stays as it was when the scale is changed or gone."""
    desk = with_own(tmp_path)
    (desk / "article.txt").write_text(TEXT, encoding="utf-8")
    with Terminal(
        "review", "article.txt", "--scale", "gotham", "--reviewer", "Ada Quill", "--engine", "rules", cwd=desk
    ) as terminal:
        terminal.wait_for_question("Which claim?")
        terminal.answer(ENTER, then="Check this claim?")
        terminal.answer("r", then="Rating (Gotham Fact Desk)")
        terminal.answer("2", then="Source address")
        for keys, then in ((ENTER, "Why this rating"), (ENTER, "Save this review?")):
            terminal.answer(keys, then=then)
        terminal.send("s")
        terminal.wait_for("Saved. 1 of")
    with_own(tmp_path, level='"So so",')
    store = open_store(desk / "reviews")
    (review,) = store.load(store.ids()[0]).reviews
    assert review.rating
    assert (review.rating.label, review.rating.value, review.rating.scale_version) == ("Right", 2, "2026")
    (desk / "claimcheck.toml").unlink()
    assert run("show", "bridge", "--json", cwd=desk).code == 0
    assert '"ratingValue": 2' in run("export", "bridge", "--base-url", "https://facts.example.org", cwd=desk).out
