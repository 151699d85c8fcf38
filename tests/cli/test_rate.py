"""``claimcheck rate``: one review from the command line, or a whole table of them or none."""

import codecs
import json
from pathlib import Path

import pytest

from claimcheck.model import Review, ReviewSession, Source
from claimcheck.model.editing import split
from claimcheck.model.verdicts import adjudicated
from claimcheck.store import open_store
from tests import samples
from tests.cli.running import Ran, run
from tests.samples import COST, END, LONGEST

NAME = samples.session().id
ADA, BO = "Ada Quill", "Bo Ferrin"
BARE = "warning: no source and no explanation: readers will see a bare rating"
TABLE = "claim_id;rating;explanation;skip_reason\n1;False;Nein – £40m;\n2;;;opinion\n3;;;\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one session and settings that name who works there."""
    open_store(str(tmp_path / "reviews")).save(samples.session())
    (tmp_path / "claimcheck.toml").write_text(f'reviewer = "{ADA}"\n', encoding="utf-8")
    return tmp_path


def stored(folder: Path) -> ReviewSession:
    """Give the session as it is stored."""
    return open_store(str(folder / "reviews")).load(NAME)


def review_of(folder: Path, claim_id: str, reviewer: str = ADA) -> Review:
    """Give a review as it is stored."""
    found = stored(folder).review_by(reviewer, claim_id)
    assert found is not None
    return found


def rate(folder: Path, *arguments: str, stdin: str = "") -> Ran:
    """Run the command on the session."""
    return run("rate", "bridge", *arguments, cwd=folder, stdin=stdin.encode())


def test_one_review(folder: Path) -> None:
    """It is saved with all that was said, and that is told."""
    ran = rate(
        folder,
        "1",
        *("--rating", "mostly false", "--explanation", " The budget names 40 million. "),
        *("--source", 'https://a.example/x,stance=refutes,title="Budget, 2025"', "--source", "A call with Tessa Vane"),
    )
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"Saved: “The bridge cost nothing”: Mostly false, by {ADA}.\n"
    review = review_of(folder, COST.id)
    assert (review.rating and review.rating.label, review.explanation) == (
        "Mostly false",
        "The budget names 40 million.",
    )
    assert review.sources == (
        Source("https://a.example/x", stance="refutes", title="Budget, 2025"),
        Source("A call with Tessa Vane"),
    )
    assert [(entry.action, entry.by) for entry in stored(folder).history] == [("rate", ADA)]


def test_one_skip(folder: Path) -> None:
    """With its reason, by whom the option names."""
    ran = rate(folder, END.id, "--skip", "Opinion", "--reviewer", f" {BO} ")
    assert ran.err == f"Saved: “half its crossings would end”: skipped, opinion, by {BO}.\n"
    assert review_of(folder, END.id, BO).skip_reason == "opinion"


def test_the_same_again(folder: Path) -> None:
    """What is there already is not saved again; another judgement takes its place."""
    assert BARE in rate(folder, "1", "--rating", "True").err
    ran = rate(folder, "1", "--rating", "TRUE")
    assert (ran.code, ran.err) == (0, "Nothing to change: this review is there already.\n")
    assert stored(folder).revision == 2
    assert "Saved, in the place of an earlier review: “The bridge" in rate(folder, "1", "--rating", "False").err
    assert len(stored(folder).history) == 2


def test_json(folder: Path) -> None:
    """A program gets what was saved, and how much was not."""
    data = json.loads(rate(folder, "1", "--rating", "True", "--json").out)
    saved = {"claim_id": COST.id, "reviewer": ADA, "rating": "True", "skip_reason": "", "replaces": False}
    assert data == {"session": NAME, "saved": [saved], "unchanged": 0, "passed_over": 0, "verdicts": 0}
    data = json.loads(rate(folder, "--from", "-", "--json", stdin="claim_id,rating\n1,True\n2,\n").out)
    assert data == {"session": NAME, "saved": [], "unchanged": 1, "passed_over": 1, "verdicts": 0}


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "neither a claim nor a table is named"),
        (("1",), 2, "a claim is rated or skipped"),
        (("1", "--rating", "True", "--skip", "opinion"), 2, "a claim is rated or skipped"),
        (("1", "--rating", " "), 2, "a claim is rated or skipped"),
        (("c-0", "--rating", "True"), 2, "CLAIM: the session has no claim “c-0”"),
        (
            ("1", "--rating", "Flase"),
            2,
            "--rating: “Flase” is no label of Google 5-point; its labels are: False, Mostly",
        ),
        (("1", "--rating", "True", "--source", "a.example"), 2, "--source: An address begins with https://"),
        (("1", "--rating", "True", "--source", "a b,titel=x"), 2, "--source: “titel=x” is none of title="),
        (("1", "--rating", "True", "--reviewer", ""), 2, "nothing says who judges"),
        (("1", "--rating", "True", "--format", "csv"), 2, "--format is that of a table"),
        (("1", "--from", "t.csv"), 2, "CLAIM is of one claim"),
        (("--correction", "x", "--from", "t.csv"), 2, "--correction is of one claim"),
        (("--source", "a b", "--from", "t.csv"), 2, "--source is of one claim"),
        (("--from", "none.csv"), 3, "none.csv: cannot be read: "),
        (("--from", "reviews"), 3, "reviews: cannot be read: "),
    ],
)
def test_what_is_refused(folder: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    """It is said in a line or two, and nothing is saved."""
    ran = rate(folder, *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert len(ran.err.splitlines()) <= 2
    assert stored(folder).revision == 1


def test_an_unknown_session(folder: Path) -> None:
    """It is the store that does not have it."""
    assert run("rate", "tower", "1", "--rating", "True", cwd=folder).code == 4


@pytest.mark.parametrize(
    "raw",
    [
        TABLE.encode(),
        codecs.BOM_UTF8 + TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace(";", "\t").encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("cp1252"),
    ],
)
def test_tables_of_all_spreadsheets(folder: Path, raw: bytes) -> None:
    """In every encoding that they write; all is one save."""
    (folder / "t.csv").write_bytes(raw)
    ran = rate(folder, "--from", "t.csv")
    told = f"2 reviews of {NAME} saved; 1 row without rating and skip_reason passed over.\n"
    assert (ran.code, ran.err.splitlines(keepends=True)[-1]) == (0, told)
    assert review_of(folder, COST.id).explanation == "Nein – £40m"
    assert review_of(folder, COST.id).updated_at == review_of(folder, END.id).updated_at
    assert stored(folder).revision == 2
    assert f"2 reviews of {NAME}" not in rate(folder, "--from", "t.csv").err
    assert stored(folder).revision == 2


def test_filled_in_and_read_back(folder: Path) -> None:
    """The table that the export writes has a place for every judgement."""
    run("export", "bridge", "--format", "csv", "--with-open", "--reviewer", BO, "-o", "t.csv", cwd=folder)
    filled = (folder / "t.csv").read_text(encoding="utf-8").replace(f"{BO},,open,,,,,,", f"{BO},,open,True,,,'-5,a b,")
    (folder / "t.csv").write_text(filled, encoding="utf-8")
    assert rate(folder, "--from", "t.csv").err == f"3 reviews of {NAME} saved.\n"
    assert [review_of(folder, each.id, BO).explanation for each in (COST, END, LONGEST)] == ["-5"] * 3
    (folder / "t.jsonl").write_text(run("export", "bridge", "--format", "jsonl", cwd=folder).out, encoding="utf-8")
    assert rate(folder, "--from", "t.jsonl").err == f"0 reviews of {NAME} saved; 3 unchanged.\n"


def test_all_or_nothing(folder: Path) -> None:
    """Every fault has its line and column, and one is enough that nothing is saved."""
    rows = "claim_id,rating,sources\n1,True,\n2,Flase,\x1b[2J\nc-0,True,\n"
    ran = rate(folder, "--from", "-", stdin=rows)
    lines = ran.err.splitlines()
    assert ran.code == 3
    assert [line[: line.index(":")] for line in lines] == [
        "line 3, rating",
        "line 3, sources",
        "line 4, claim_id",
        "claimcheck",
    ]
    assert lines[-1] == f"claimcheck: -: 3 faults, so nothing of it is saved in {NAME}"
    assert stored(folder).reviews == ()


def test_many_faults(folder: Path) -> None:
    """Twenty are shown, and how many more there are."""
    ran = rate(folder, "--from", "-", stdin="claim_id,rating\n" + "c-0,True\n" * 25)
    assert len(ran.err.splitlines()) == 22
    assert ran.err.splitlines()[20] == "and 5 more"


def test_somebody_else_s_rows(folder: Path) -> None:
    """A reviewer who is named takes no rows of another's; the settings only fill in."""
    rows = f"claim_id,reviewer,rating\n1,{BO},True\n2,,True\n"
    ran = rate(folder, "--from", "-", "--reviewer", ADA, stdin=rows)
    assert (ran.code, ran.err.splitlines()[0]) == (3, f"line 2, reviewer: “{BO}” is somebody else than {ADA}")
    assert rate(folder, "--from", "-", stdin=rows).code == 0
    assert review_of(folder, COST.id, BO).rating == review_of(folder, END.id, ADA).rating


def test_columns_of_ones_own(folder: Path) -> None:
    """They are named, so that a column called otherwise than was meant is seen."""
    ran = rate(folder, "--from", "-", stdin="claim_id,rating,explanaton\n1,True,x\n")
    assert "Not read: explanaton.\n" in ran.err


def test_bare_ratings_are_counted(folder: Path) -> None:
    """As the export counts them."""
    assert f"{BARE} (2 reviews)\n" in rate(folder, "--from", "-", stdin="claim_id,rating\n1,True\n2,True\n").err


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"PK\x03\x04", "is a ZIP archive or an office document, not text"),
        (bytes(range(256)) * 8, "is binary, not text"),
        ("claim_id,rating\n1,É\n".encode("utf-16") + b"\x00", "is damaged"),
        ("é".encode() * 50 + b"\xff", "is damaged: "),
    ],
)
def test_what_is_no_text(folder: Path, raw: bytes, words: str) -> None:
    """It is said, with what to do about it; no letter is guessed."""
    (folder / "t.csv").write_bytes(raw)
    ran = rate(folder, "--from", "t.csv")
    assert (ran.code, ran.out) == (3, "")
    assert f"t.csv: {words}" in ran.err
    assert "Save it as CSV in UTF-8, or as JSON Lines." in ran.err


def test_a_huge_file(folder: Path) -> None:
    """It is not read to its end."""
    with (folder / "t.csv").open("wb") as huge:
        huge.truncate(65 * 2**20)
    ran = rate(folder, "--from", "t.csv")
    assert (ran.code, "t.csv: is larger than 64 MB" in ran.err) == (3, True)


def test_saved_beside_what_others_saved(folder: Path) -> None:
    """Two programs at once lose nothing of each other."""
    rate(folder, "1", "--rating", "True", "--reviewer", BO)
    rate(folder, "1", "--rating", "False")
    assert [review.reviewer for review in stored(folder).reviews] == [BO, ADA]


def test_a_note_for_colleagues(folder: Path) -> None:
    """It is kept with the review, stays where nothing is said of it, and can be emptied."""
    rate(folder, "1", "--rating", "True", "--note", "Ask Tessa Vane again.")
    assert review_of(folder, COST.id).note == "Ask Tessa Vane again."
    rate(folder, "1", "--rating", "False")
    assert review_of(folder, COST.id).note == "Ask Tessa Vane again."
    rate(folder, "1", "--rating", "False", "--note", "")
    assert review_of(folder, COST.id).note == ""


def test_what_was_published_is_changed_with_a_correction(folder: Path) -> None:
    """Without one it is refused in two lines that say what to add; with one its readers are told."""
    rate(folder, "1", "--rating", "True")
    run("export", "bridge", "--base-url", "https://facts.example.org", "-o", "out.json", cwd=folder)
    ran = rate(folder, "1", "--rating", "False")
    wrong = "--correction: the earlier review was published, so its readers have to be told why it is changed"
    assert (ran.code, ran.err) == (2, f'claimcheck: {wrong}\n  Say it with --correction "…".\n')
    assert rate(folder, "1", "--rating", "False", "--correction", "The budget was amended.").code == 0
    assert [each.why for each in review_of(folder, COST.id).corrections] == ["The budget was amended."]


def test_a_table_without_corrections_is_refused_whole(folder: Path) -> None:
    """Nothing of it is saved, not even what needs none."""
    rate(folder, "1", "--rating", "True")
    run("export", "bridge", "--base-url", "https://facts.example.org", "-o", "out.json", cwd=folder)
    ran = rate(folder, "--from", "-", stdin="claim_id,rating\n2,True\n1,False\n")
    assert (ran.code, ran.err.splitlines()[-1]) == (3, "  Say it in a column correction.")
    assert "line 3, correction: the earlier review was published" in ran.err
    assert len(stored(folder).reviews) == 1
    table = "claim_id,rating,correction\n2,True,\n1,False,The budget was amended.\n"
    assert rate(folder, "--from", "-", stdin=table).code == 0
    assert review_of(folder, COST.id).corrections


def test_a_correction_of_nothing(folder: Path) -> None:
    """What was typed is not dropped in silence."""
    ran = rate(folder, "1", "--rating", "True", "--correction", "A slip")
    assert "No correction is noted, for nothing that was published is changed (1 review).\n" in ran.err


def test_few_sources_are_a_warning(folder: Path) -> None:
    """Where a desk wants more of them it is said, and the review saved."""
    with (folder / "claimcheck.toml").open("a", encoding="utf-8") as file:
        file.write("[review]\nmin_sources = 2\n")
    ran = rate(folder, "1", "--rating", "True", "--source", "https://a.example")
    assert (ran.code, ran.err.splitlines()[-1]) == (0, "warning: fewer than 2 sources (1 review)")
    assert "fewer" not in rate(folder, "2", "--skip", "opinion").err


def test_a_claim_that_was_split(folder: Path) -> None:
    """What came of it is named, and nothing is saved."""
    store = open_store(str(folder / "reviews"))
    parts = [("It cost nothing", COST.anchors), ("It is a bridge", COST.anchors)]
    after = store.change(NAME, lambda it: split(it, COST.id, parts, by=ADA, at=samples.AT))
    ran = rate(folder, COST.id, "--rating", "True")
    came = ", ".join(claim.id for claim in after.current_claims[-2:])
    assert (ran.code, f"CLAIM: this claim was split or merged; judge what came of it: {came}\n" in ran.err) == (2, True)


def test_verdicts_are_passed_over(folder: Path) -> None:
    """The table that the export writes of a decided claim changes nothing."""
    store = open_store(str(folder / "reviews"))
    rate(folder, "1", "--rating", "True")
    store.change(NAME, lambda it: adjudicated(it, COST.id, by=BO, rating="False", at=samples.AT))
    written = run("export", "bridge", "--format", "csv", cwd=folder).out
    ran = rate(folder, "--from", "-", stdin=written)
    told = (
        f"0 reviews of {NAME} saved; 1 unchanged; 1 verdict passed over, which claimcheck adjudicate alone changes.\n"
    )
    assert (ran.code, ran.err) == (0, told)
