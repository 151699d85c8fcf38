"""Tables hold every review, and nothing in them does anything to the program that opens them."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.model import Article, Claimant, ReviewSession, Source
from claimcheck.model.editing import split
from claimcheck.model.verdicts import adjudicated
from claimcheck.publish import to_csv, to_jsonl, to_markdown
from claimcheck.text_safety import plain
from tests.samples import AT, COST, END, LONGEST, reviewed, session, with_claim

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
TABLES = [to_jsonl, to_csv, to_markdown]


def csv_rows(made: ReviewSession) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(made), newline="")))


def saying(explanation: str, *, source: Source | None = None) -> ReviewSession:
    return session().add_review(
        COST.id,
        reviewer="Ada Quill",
        rating="False",
        explanation=explanation,
        sources=[source] if source else [],
        at=AT,
    )


def test_jsonl_has_an_object_for_every_review() -> None:
    """A program gets the rating with its number and scale, the sources one by one, and the skips too."""
    rows = [json.loads(line) for line in to_jsonl(reviewed()).splitlines()]
    assert [(row["claim"], row["state"], row["rating"], row["rating_value"]) for row in rows] == [
        ("The bridge cost nothing", "rated", "False", 1),
        ("half its crossings would end", "rated", "Unproven", None),
        ("The bridge is the longest in the county", "skipped", None, None),
    ]
    assert rows[0]["claimant"] == "Selina Vale"
    assert rows[0]["scale"] == "google"
    assert rows[0]["sources"][0]["stance"] == "refutes"
    assert rows[0]["reviewed_at"] == "2026-01-31T10:00:05+00:00"
    assert rows[2]["claimant"] is None
    assert rows[2]["skip_reason"] == "not worth it"


def test_csv_has_the_same_columns() -> None:
    """Both tables have the same columns; the sources stand in one cell."""
    rows = csv_rows(reviewed())
    assert list(rows[0]) == list(json.loads(to_jsonl(reviewed()).splitlines()[0]))
    assert rows[0]["sources"] == (
        "refutes: https://budget.example.org/2025?page=3&x=<b>,title=Budget of Gotham 2025,publisher=City of Gotham,"
        "published=2025-03-01,archive=https://archive.example.org/budget\n"
        "context: the paper in the town hall"
    )
    assert (rows[1]["rating"], rows[1]["rating_value"], rows[2]["claimant"]) == ("Unproven", "", "")


def decided() -> ReviewSession:
    """Give a session with a verdict on its first claim, its second split, and a correction of its published verdict."""
    made = reviewed().add_review(COST.id, reviewer="Bo Ferrin", rating="True", at=AT)
    made = split(made, END.id, [("half would end", END.anchors), ("crossings would end", END.anchors)], by="Bo", at=AT)
    made = adjudicated(made, COST.id, by="Cy Moor", rating="Mostly false", reason="for colleagues", at=AT)
    made = made.with_export(by="desk", at=AT)
    return adjudicated(made, COST.id, by="Cy Moor", rating="Half true", correction="=1, they say", at=AT)


def test_verdicts_are_told_from_reviews() -> None:
    """A verdict stands before the reviews of its claim, and says that it is one."""
    rows = [json.loads(line) for line in to_jsonl(decided()).splitlines()]
    assert [(row["judgement"], row["reviewer"], row["rating"], row["claim_state"]) for row in rows] == [
        ("verdict", "Cy Moor", "Half true", "rated"),
        ("review", "Ada Quill", "False", "rated"),
        ("review", "Bo Ferrin", "True", "rated"),
        ("review", "Ada Quill", "Unproven", "superseded"),
        ("review", "Ada Quill", None, "skipped"),
    ]
    assert [row["state"] for row in rows] == ["rated", "rated", "rated", "rated", "skipped"]
    assert not any("for colleagues" in str(row) for row in rows)


def test_a_disputed_claim_is_called_so() -> None:
    """As long as nobody has decided."""
    made = reviewed().add_review(COST.id, reviewer="Bo Ferrin", rating="True", at=AT)
    assert [row["claim_state"] for row in csv_rows(made)] == ["disputed", "disputed", "rated", "skipped"]


def test_corrections_are_objects_and_lines() -> None:
    """A program gets their parts; in a cell each is a line that can be read."""
    first = json.loads(to_jsonl(decided()).splitlines()[0])
    what = "rating changed from Mostly false to Half true"
    assert first["corrections"] == [
        {"at": "2026-01-31T10:00:05+00:00", "by": "Cy Moor", "what": what, "why": "=1, they say"}
    ]
    assert csv_rows(decided())[0]["corrections"] == f"2026-01-31 {what}: =1, they say"


def test_superseded_claims_are_not_to_be_filled_in() -> None:
    """Those that came of them are."""
    rows = [json.loads(line) for line in to_jsonl(decided(), with_open=True).splitlines()]
    assert [row["claim"] for row in rows if row["state"] == "open"] == ["half would end", "crossings would end"]
    gone = split(session(), END.id, [("a", END.anchors), ("b", END.anchors)], by="Bo", at=AT)
    assert END.text not in to_csv(gone, with_open=True)


def test_when_and_where_a_claim_was_made() -> None:
    """Both have a column; what the evidence is about stands with its source."""
    made = evolve(saying("x", source=Source("https://a.example", temporal_coverage="2024/2025")))
    claims = (evolve(made.claims[0], stated_on=date(2025, 12, 24), place="Gotham town hall"), *made.claims[1:])
    (row,) = csv_rows(evolve(made, claims=claims))
    assert (row["claim_date"], row["claim_place"]) == ("2025-12-24", "Gotham town hall")
    assert row["sources"] == "context: https://a.example,covers=2024/2025"
    assert "| Selina Vale, Gotham town hall, 2025-12-24 |" in to_markdown(evolve(made, claims=claims))


def test_markdown_says_what_is_decided_and_corrected() -> None:
    """Beside the reviewer's name and in the reasons; a claim that is no more says so."""
    rows = to_markdown(decided()).splitlines()[4:]
    assert rows[0].endswith("| Cy Moor (verdict) |")
    assert (
        "| Half true | Corrected 2026-01-31: rating changed from Mostly false to Half true: =1, they say |" in rows[0]
    )
    assert rows[3].startswith("| half its crossings would end (superseded) |")


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\n=cmd|' /C calc'!A0", "＝1", "|calc"]
)
def test_a_formula_is_defused(formula: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe, which it shows as text."""
    assert csv_rows(saying(formula))[0]["explanation"] == f"'{formula}"


def test_ordinary_cells_are_not_touched() -> None:
    """Quotes, commas, line feeds and a dash in the middle are only text."""
    text = 'He said "no", twice –\nand left - alone'
    assert csv_rows(saying(text))[0]["explanation"] == text


def test_an_apostrophe_before_a_formula_is_told_from_ours() -> None:
    """A text that has one already gets another, so that each can be read back as it was."""
    assert [csv_rows(saying(text))[0]["explanation"] for text in ("=1", "'=1", "'tis")] == ["'=1", "''=1", "'tis"]


@pytest.mark.parametrize("write", [to_csv, to_jsonl])
def test_open_claims_can_be_filled_in(write: Callable[..., str]) -> None:
    """Where it is asked for, a claim without a review has a row, in its place, with whoever is to fill it in."""
    made = session().add_review(END.id, reviewer="Ada Quill", rating="True", at=AT)
    assert write(made).count("Gotham Ferry Company") == 1
    assert "bridge cost" not in write(made)
    text = write(made, with_open=True, reviewer="Bo Ferrin")
    places = [text.index(each) for each in ("bridge cost", "Bo Ferrin", "half its", "Ada Quill", "longest in")]
    assert places == sorted(places)
    assert text.count("Bo Ferrin") == 2


def test_an_open_row_has_every_column() -> None:
    """Whatever is not known of a claim without a review is empty, so that every row has one shape."""
    rows = [json.loads(line) for line in to_jsonl(session(), with_open=True).splitlines()]
    assert [(row["state"], row["reviewer"], row["rating"], row["sources"]) for row in rows] == [
        ("open", None, None, [])
    ] * 3
    assert list(rows[0]) == list(json.loads(to_jsonl(reviewed()).splitlines()[0]))


@given(ANY_TEXT)
def test_no_cell_is_a_formula(text: str) -> None:
    """Whatever a reviewer pasted, no cell of the row begins like a formula, and the table keeps its shape."""
    made = with_claim(saying(text), 0, claimant=Claimant(f"x{text}"))
    (row,) = csv_rows(made)
    assert None not in row
    assert not any(re.match(r"\s*[=+@-]", cell) for cell in row.values())


@given(ANY_TEXT, st.sampled_from(TABLES))
def test_no_table_can_move_a_cursor(text: str, table: object) -> None:
    """Printed on a terminal, none of the tables has a control character left."""
    assert callable(table)
    out = table(saying(text, source=Source(f"https://a.example/{text}", title=text)))
    assert plain(out) == out


@given(st.text())
def test_jsonl_is_one_line_a_review(text: str) -> None:
    """No text can break a line in two, and what is read back is what was written."""
    lines = to_jsonl(saying(text)).splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0])["explanation"] == text


def test_markdown_is_a_table_of_the_rated_claims() -> None:
    """The whole of it, as it is pasted; what was skipped is not in it."""
    assert to_markdown(reviewed()) == (
        "# Mayor of Gotham opens bridge\n\n"
        "| Claim | Said by | Rating | Why | Sources | Reviewer |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| The bridge cost nothing | Selina Vale | False | The budget names 40 million. | "
        "[Budget of Gotham 2025](<https://budget.example.org/2025?page=3&x=%3Cb%3E>); the paper in the town hall "
        "| Ada Quill |\n"
        "| half its crossings would end | Gotham Ferry Company | Unproven |  |  | Ada Quill |\n"
    )


def test_the_article_speaks_for_itself() -> None:
    """Where nobody is quoted, the table says whose words they are."""
    made = session().add_review(LONGEST.id, reviewer="Ada Quill", rating="True", at=AT)
    assert "| the article |" in to_markdown(made)


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("a | b", r"a \| b"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[x](javascript:1)", r"\[x\](javascript:1)"),
        ("![x](https://a.example/t.png)", r"\!\[x\](https://a.example/t.png)"),
        ("one\ntwo\r\n\r\nthree", "one two three"),
        ("*b* _i_ `c` \\", r"\*b\* \_i\_ \`c\` \\"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
    ],
)
def test_markdown_is_escaped(raw: str, written: str) -> None:
    """What would be formatting, HTML, a link, a cell or a line is shown as it was typed."""
    assert f"| False | {written} |" in to_markdown(saying(raw))


@given(ANY_TEXT)
def test_markdown_keeps_its_cells(text: str) -> None:
    """Every row has its six cells, whatever the texts contain."""
    out = to_markdown(saying(text, source=Source(f"https://a.example/{text}", title=text)))
    for row in out.splitlines()[2:]:
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 7


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/etc/passwd", "data:text/html,x"])
def test_markdown_links_only_to_the_web(url: str) -> None:
    """An address that runs something, or leads into somebody's own files, is a text and no link."""
    assert "](" not in to_markdown(saying("x", source=Source(url, title="Budget")))


def test_a_hostile_title_is_a_title() -> None:
    """The article's title is from outside too."""
    made = evolve(saying("x"), article=Article.from_text(reviewed().article.text, title="A\n# B <b>|</b>"))
    assert to_markdown(made).splitlines()[0] == r"# A \# B \<b\>\|\</b\>"


@pytest.mark.parametrize("table", TABLES)
def test_an_unreviewed_session_is_an_empty_table(table: object) -> None:
    """Without reviews there is no row, and no fault."""
    assert callable(table)
    assert "bridge cost" not in table(session())
