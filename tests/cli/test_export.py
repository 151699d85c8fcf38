"""``claimcheck export`` writes what can be published, says what cannot, and leaves nothing half-written."""

import csv
import io
import json
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from claimcheck.claimreview import validate_claim_review
from claimcheck.model import ReviewSession, review_id
from claimcheck.model.editing import split
from claimcheck.model.verdicts import adjudicated, with_sign_off
from claimcheck.store import open_store
from tests.cli.running import run
from tests.conftest import held_to_permissions
from tests.samples import AT, COST, END, reviewed, session
from tests.terminal import Terminal

BASE = "https://facts.example.org/checks"
NO_ADDRESS = (
    "claimcheck: 2 reviews cannot be published: no base address for `url`.\n"
    '  Add  base_url = "https://…"  under [publisher] in claimcheck.toml, or pass --base-url.\n'
)

BARE = "warning: no source and no explanation: readers will see a bare rating (1 review)\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Give a folder with one reviewed session in its store."""
    open_store(str(tmp_path / "reviews")).save(reviewed())
    return tmp_path


def test_without_a_base_address_it_says_what_to_do(desk: Path) -> None:
    """The first export of a newcomer: what is missing, how to add it, no data, exit code 1."""
    ran = run("export", "bridge", cwd=desk)
    assert (ran.code, ran.out, ran.err) == (1, "", NO_ADDRESS)


def test_claimreview_is_a_valid_list(desk: Path) -> None:
    """Two reviews are a list that breaks no error rule."""
    ran = run("export", "bridge", "--base-url", BASE, cwd=desk)
    found = json.loads(ran.out)
    assert ran.code == 0
    assert [each["claimReviewed"] for each in found] == ["The bridge cost nothing", "half its crossings would end"]
    assert all(each.severity != "error" for each in validate_claim_review(found))


def test_a_bare_rating_is_said(desk: Path) -> None:
    """What has neither source nor explanation is published, and counted in one line."""
    assert BARE in run("export", "bridge", "--base-url", BASE, cwd=desk).err


def test_what_is_exported_passes_validate(desk: Path) -> None:
    """The two commands agree."""
    run("export", "bridge", "--base-url", BASE, "-o", "out.json", cwd=desk)
    assert run("validate", "out.json", cwd=desk).code == 0


def test_one_review_is_one_object(tmp_path: Path) -> None:
    """It can be put into a page as it is, in one line if that is wanted."""
    open_store(str(tmp_path / "reviews")).save(
        session().add_review(COST.id, reviewer="Ada Quill", rating="False", at=AT)
    )
    ran = run("export", "bridge", "--base-url", BASE, "--indent", "0", cwd=tmp_path)
    assert ran.out.count("\n") == 1
    assert json.loads(ran.out)["@type"] == "ClaimReview"


def test_the_settings_file_is_used(desk: Path) -> None:
    """The publisher of claimcheck.toml is the author, and the option goes before its address."""
    toml = f'[publisher]\nname = "Gotham Fact Desk"\nbase_url = "{BASE}"\n'
    (desk / "claimcheck.toml").write_text(toml, encoding="utf-8")
    first = json.loads(run("export", "bridge", cwd=desk).out)[0]
    assert first["author"] == {"@type": "Organization", "name": "Gotham Fact Desk"}
    assert first["url"].startswith(BASE)
    other = json.loads(run("export", "bridge", "--base-url", "https://other.example/", cwd=desk).out)[0]
    assert other["url"].startswith("https://other.example/mayor")


def test_a_script_element_cannot_be_ended(tmp_path: Path) -> None:
    """Hostile words of an article or a reviewer do not get out of the page that carries them."""
    made = session(title="</script><script>alert(1)</script>\x1b[2J")
    made = made.add_review(COST.id, reviewer="Ada Quill", rating="False", explanation="<!--<script>\u2028", at=AT)
    store = open_store(str(tmp_path / "reviews"))
    store.save(made)
    out = run("export", store.ids()[0], "--base-url", BASE, cwd=tmp_path).out
    assert "<" not in out
    assert "\x1b" not in out
    assert json.loads(out)["reviewBody"].startswith("<!--<script>")


@pytest.mark.parametrize("form", ["jsonl", "csv", "markdown"])
def test_tables_need_no_address(desk: Path, form: str) -> None:
    """A table can be had before anything is set up."""
    ran = run("export", "bridge", "--format", form, cwd=desk)
    assert (ran.code, ran.err) == (0, BARE)
    assert "The bridge cost nothing" in ran.out


def test_csv_can_be_read(desk: Path) -> None:
    """A row for every review, skips among them."""
    rows = list(csv.DictReader(io.StringIO(run("export", "bridge", "--format", "csv", cwd=desk).out)))
    assert [row["state"] for row in rows] == ["rated", "rated", "skipped"]


def test_open_claims_are_there_to_be_filled_in(tmp_path: Path) -> None:
    """All claims have a row where that is asked for; those of one reviewer's table are theirs to fill in."""
    made = session().add_review(COST.id, reviewer="Ada Quill", rating="False", at=AT)
    open_store(str(tmp_path / "reviews")).save(made)
    arguments = ("export", "bridge", "--format", "csv", "--with-open")
    rows = list(csv.DictReader(io.StringIO(run(*arguments, cwd=tmp_path).out)))
    assert [(row["state"], row["reviewer"]) for row in rows] == [("rated", "Ada Quill"), ("open", ""), ("open", "")]
    rows = list(csv.DictReader(io.StringIO(run(*arguments, "--reviewer", "Bo Ferrin", cwd=tmp_path).out)))
    assert [(row["state"], row["reviewer"]) for row in rows] == [("open", "Bo Ferrin")] * 3


@pytest.mark.parametrize("form", ["claimreview", "markdown"])
def test_what_cannot_be_filled_in_has_no_open_claims(desk: Path, form: str) -> None:
    """It is refused rather than left out."""
    ran = run("export", "bridge", "--format", form, "--with-open", cwd=desk)
    assert (ran.code, ran.out) == (2, "")
    assert "--with-open is for --format csv and jsonl" in ran.err


def test_a_session_is_named_by_its_file_too(desk: Path) -> None:
    """A session that lies elsewhere is exported from where it lies."""
    (file,) = (desk / "reviews").glob("*.json")
    elsewhere = desk / "elsewhere"
    elsewhere.mkdir()
    assert run("export", file, "--format", "jsonl", cwd=elsewhere).code == 0


@pytest.fixture
def disputed(tmp_path: Path) -> Path:
    """Give a folder with a publisher, and a session in which two reviewers disagree about one of two rated claims."""
    toml = f'[publisher]\nname = "Gotham Fact Desk"\nbase_url = "{BASE}"\n'
    (tmp_path / "claimcheck.toml").write_text(toml, encoding="utf-8")
    made = session().add_review(COST.id, reviewer="Ada Quill", rating="False", at=AT)
    made = made.add_review(END.id, reviewer="Ada Quill", rating="True", at=AT)
    open_store(str(tmp_path / "reviews")).save(made.add_review(COST.id, reviewer="Bo Stern", rating="True", at=AT))
    return tmp_path


def changed(folder: Path, change: Callable[[ReviewSession], ReviewSession]) -> ReviewSession:
    """Change the one session of a folder."""
    store = open_store(str(folder / "reviews"))
    return store.change(store.ids()[0], change)


def test_what_is_disputed_is_refused(disputed: Path) -> None:
    """The rest is written and noted; what decides is said, and the exit code is 1."""
    ran = run("export", "bridge", "-o", "out.json", cwd=disputed)
    assert ran.code == 1
    wrong = "2 reviews cannot be published: reviewers disagree (False, True): claimcheck adjudicate decides."
    assert ran.err.splitlines()[-1] == f"claimcheck: {wrong}"
    assert json.loads((disputed / "out.json").read_text(encoding="utf-8"))["claimReviewed"] == END.text
    history = changed(disputed, lambda it: it).history
    assert (history[-1].note, history[-1].review_ids) == ("1 review", (review_id(END.id, "Ada Quill"),))


def test_what_is_disputed_can_be_published_all_the_same(disputed: Path) -> None:
    """Each reviewer's review then is; that one publisher contradicts itself is said."""
    ran = run("export", "bridge", "--disputed", cwd=disputed)
    assert (ran.code, len(json.loads(ran.out))) == (0, 3)
    assert "warning: reviewers disagree (False, True), and all are published under Gotham Fact Desk" in ran.err


def test_the_verdict_is_what_is_published(disputed: Path) -> None:
    """It alone is written and noted, and not the reviews that it was decided on."""
    made = changed(disputed, lambda it: adjudicated(it, COST.id, by="Cy Moor", rating="Half true", at=AT))
    ran = run("export", "bridge", cwd=disputed)
    assert [each["reviewRating"]["alternateName"] for each in json.loads(ran.out)] == ["Half true", "True"]
    noted_ids = changed(disputed, lambda it: it).history[-1].review_ids
    assert noted_ids == (made.verdicts[0].id, review_id(END.id, "Ada Quill"))


def test_one_reviewer_can_be_chosen(disputed: Path) -> None:
    """What they disagree about with others, and whatever somebody else decided, is then no matter."""
    changed(disputed, lambda it: adjudicated(it, COST.id, by="Cy Moor", rating="Half true", at=AT))
    alone = run("export", "bridge", "--reviewer", "Bo Stern", cwd=disputed)
    assert json.loads(alone.out)["reviewRating"]["alternateName"] == "True"
    assert (alone.code, "disagree" in alone.err) == (0, False)
    decided = run("export", "bridge", "--reviewer", "Cy Moor", cwd=disputed)
    assert json.loads(decided.out)["reviewRating"]["alternateName"] == "Half true"
    nobody = run("export", "bridge", "--reviewer", "Cy Vance", cwd=disputed)
    assert (nobody.code, nobody.out) == (2, "")
    assert "Reviewed by: Ada Quill, Bo Stern, Cy Moor." in nobody.err


def test_what_nobody_signed_off_is_refused(desk: Path) -> None:
    """Where the desk asks for it; whoever only looks sees it, with a warning, and nothing is noted."""
    (desk / "claimcheck.toml").write_text("[review]\nsign_off = true\n", encoding="utf-8")
    changed(desk, lambda it: with_sign_off(it, COST.id, by="Bo Ferrin", at=AT))
    ran = run("export", "bridge", "--base-url", BASE, cwd=desk)
    assert (ran.code, json.loads(ran.out)["claimReviewed"]) == (1, COST.text)
    assert ran.err.splitlines()[-2] == "claimcheck: 1 review cannot be published: no second person has signed off."
    assert ran.err.splitlines()[-1] == "  Somebody else than the reviewer signs off: claimcheck sign-off bridge"
    assert len(noted(desk)) == 1
    looked_at = run("export", "bridge", "--base-url", BASE, "--draft", cwd=desk)
    assert (looked_at.code, len(json.loads(looked_at.out)), len(noted(desk))) == (0, 2, 1)
    assert "warning: no second person has signed off (1 review)\n" in looked_at.err


def test_few_sources_are_a_warning(desk: Path) -> None:
    """In ClaimReview and in tables; what a desk asks for is no reason to publish nothing."""
    (desk / "claimcheck.toml").write_text("[review]\nmin_sources = 3\n", encoding="utf-8")
    for arguments in (("--base-url", BASE), ("--format", "csv")):
        ran = run("export", "bridge", *arguments, cwd=desk)
        assert (ran.code, "warning: fewer than 3 sources (2 reviews)\n" in ran.err) == (0, True)


def test_claims_that_are_no_more(desk: Path) -> None:
    """How many reviews were of such is said; they are in no ClaimReview."""
    parts = [("half", END.anchors), ("crossings", END.anchors)]
    changed(desk, lambda it: split(it, END.id, parts, by="Bo Ferrin", at=AT))
    ran = run("export", "bridge", "--base-url", BASE, cwd=desk)
    assert (ran.code, json.loads(ran.out)["claimReviewed"]) == (0, COST.text)
    assert "warning: the claim was split or merged, so it is not published (1 review)\n" in ran.err


def test_nothing_rated_is_an_empty_list(tmp_path: Path) -> None:
    """An unreviewed session is no fault; a program gets a list, a person is told."""
    open_store(str(tmp_path / "reviews")).save(session())
    ran = run("export", "bridge", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "[]\n")
    assert "No claim of mayor-of-gotham-opens-bridge" in ran.err


def test_a_file_is_replaced_as_a_whole(desk: Path) -> None:
    """What was in the file is gone, its mode stays, nothing lies beside it."""
    out = desk / "out" / "checks.json"
    out.parent.mkdir()
    out.write_text("x" * 100_000, encoding="utf-8")
    out.chmod(0o600)
    ran = run("export", "bridge", "--base-url", BASE, "-o", out, cwd=desk)
    assert (ran.code, ran.out) == (0, "")
    assert len(json.loads(out.read_text(encoding="utf-8"))) == 2
    assert [each.name for each in out.parent.iterdir()] == ["checks.json"]
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_nothing_is_written_where_nothing_is_valid(desk: Path) -> None:
    """A file from the last export is not replaced by an empty one."""
    out = desk / "checks.json"
    out.write_text("old", encoding="utf-8")
    assert run("export", "bridge", "-o", out, cwd=desk).code == 1
    assert out.read_text(encoding="utf-8") == "old"


def test_a_place_that_cannot_be_written_is_named(desk: Path) -> None:
    """A folder that is not there, or a folder in the file's place, is a one-line error."""
    with suppress(OSError):
        (desk / "loop.json").symlink_to("loop.json")
    for place in ("nowhere/out.json", "reviews", "loop.json" if (desk / "loop.json").is_symlink() else "."):
        ran = run("export", "bridge", "--base-url", BASE, "-o", place, cwd=desk)
        assert ran.code == 3
        assert f"claimcheck: {place}: cannot be written: " in ran.err.replace("\\", "/")


def test_a_dash_is_stdout(desk: Path) -> None:
    """``-o -`` writes where no option would, and makes no file of that name."""
    assert run("export", "bridge", "--format", "csv", "-o", "-", cwd=desk) == run(
        "export", "bridge", "--format", "csv", cwd=desk
    )
    assert not (desk / "-").exists()


@pytest.mark.parametrize(("name", "code"), [("nosuch", 4), ("../reviews", 4), ("notes.txt", 3), ("broken.json", 4)])
def test_what_is_no_session_is_named(desk: Path, name: str, code: int) -> None:
    """An unknown name, a text, a damaged file: one or two lines, nothing on stdout."""
    (desk / "notes.txt").write_text("no session", encoding="utf-8")
    (desk / "broken.json").write_text("{", encoding="utf-8")
    ran = run("export", name, cwd=desk)
    assert (ran.code, ran.out) == (code, "")
    assert len(ran.err.splitlines()) <= 2


def noted(desk: Path) -> list[tuple[str, str, str]]:
    """Give what the history says of publishing: by whom, and what."""
    store = open_store(str(desk / "reviews"))
    history = store.load(store.ids()[0]).history
    return [(entry.action, entry.by, entry.note) for entry in history if entry.action == "export"]


def test_publishing_is_noted(desk: Path) -> None:
    """ClaimReview that goes to a file or a program is noted once, until something else is done; tables are not."""
    run("export", "bridge", "--format", "csv", cwd=desk)
    run("export", "bridge", "--base-url", BASE, "--draft", cwd=desk)
    assert noted(desk) == []
    for _ in range(2):
        ran = run("export", "bridge", "--base-url", BASE, "-o", "bridge.json", cwd=desk)
        assert ran.code == 0
    assert noted(desk) == [("export", "claimcheck export", "2 reviews")]
    (desk / "claimcheck.toml").write_text('reviewer = "Nora Fenwick"')
    store = open_store(str(desk / "reviews"))
    store.change(store.ids()[0], lambda it: it.put_off(COST.id, reviewer="Ada Quill"))
    run("export", "bridge", "--base-url", BASE, cwd=desk)
    assert noted(desk)[1:] == [("export", "Nora Fenwick", "2 reviews")]


def test_looking_at_it_is_no_publishing(desk: Path) -> None:
    """On a terminal nothing is noted."""
    with Terminal("export", "bridge", "--base-url", BASE, cwd=desk) as terminal:
        assert terminal.exit_code() == 0
    assert noted(desk) == []


def test_publishing_that_cannot_be_noted(desk: Path) -> None:
    """What was written stays written, and the exit code is 0; that it could not be noted is said."""
    (desk / "reviews").chmod(0o555)
    for lock in (desk / "reviews").glob(".*.lock"):
        lock.unlink()
    ran = run("export", "bridge", "--base-url", BASE, cwd=desk, through=held_to_permissions())
    (desk / "reviews").chmod(0o755)
    assert ran.code == 0
    assert len(json.loads(ran.out)) == 2
    assert "warning: it could not be noted that this was published" in ran.err
