"""``claimcheck scales`` shows which ratings can be given."""

import json
from pathlib import Path

from claimcheck.model.scales import built_in_scales
from tests.cli.running import run


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
