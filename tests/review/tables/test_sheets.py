"""Tables as spreadsheets and programs write them fall into rows that know their line."""

import json

import pytest
from hypothesis import given, strategies as st

from claimcheck.review.tables.sheets import Sheet, read_sheet

HEAD = "claim_id,rating,explanation,sources,skip_reason"


def faults(text: str) -> list[str]:
    """Give the faults of a table as they are shown."""
    return [str(each) for each in read_sheet(text).faults]


def cells(sheet: Sheet) -> list[tuple[int, dict[str, str]]]:
    """Give the rows of a table that has no fault."""
    assert sheet.faults == ()
    return [(row.line, dict(row.cells)) for row in sheet.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_tables_of_all_spreadsheets(delimiter: str, line_end: str) -> None:
    """Whatever stands between cells and ends lines; a quoted line end is one of the text, and lines are counted on."""
    lines = ["Claim_ID,Rating,explanation", 'c-1,False,"one\ntwo"', "", "c-2,True,", ",,"]
    text = "\n".join(lines).replace(",", delimiter).replace("\n", line_end)
    assert cells(read_sheet(text)) == [
        (2, {"claim_id": "c-1", "rating": "False", "explanation": "one\ntwo"}),
        (5, {"claim_id": "c-2", "rating": "True"}),
    ]


def test_a_quoted_header() -> None:
    """Some programs put every cell into quotation marks."""
    assert cells(read_sheet('"claim_id";"rating"\n"c-1";"Half; true"')) == [
        (2, {"claim_id": "c-1", "rating": "Half; true"})
    ]


def test_cells_come_back_as_they_were() -> None:
    """The apostrophe before a formula, and the escapes of control characters, are undone."""
    (row,) = read_sheet(f"{HEAD}\nc-1,True,'=1\\u200e,refutes: https://a.example\\u200e,").rows
    assert row.cell("explanation") == "=1\u200e"
    assert row.sources == ({"stance": "refutes", "url": "https://a.example\u200e"},)


def test_columns_of_ones_own() -> None:
    """They are named, not refused; those that the export has for people are not even named."""
    sheet = read_sheet("claim_id,claim,my notes,rating,\nc-1,x,y,True,")
    assert (sheet.unread, cells(sheet)) == (("my notes",), [(2, {"claim_id": "c-1", "rating": "True"})])
    assert read_sheet('{"claim_id": "c-1", "mine": 1, "state": "open"}').unread == ("mine",)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1: is empty: a header with claim_id is wanted"),
        ("rating\nTrue", "line 1, claim_id: there is no such column; the first line names the columns"),
        ("claim_id,claim\nc-1,x", "line 1, rating: there is no such column, and no skip_reason"),
        ("\nclaim_id,rating,Rating\n", "line 2, rating: two columns are called so"),
        ("claim_id,rating\nc-1,True,too,much", "line 2: has 4 cells, and the header has 2"),
        ('claim_id,rating\nc-1,True\nc-2,"True\nc-3,True', "line 3: is no CSV: unexpected end of data"),
        (f"{HEAD}\nc-1,True,,https://a.example;titel=x\\,", ""),
        (f'{HEAD}\nc-1,True,,"https://a.example,titel=x",', "line 2, sources: “titel=x” is none of"),
    ],
)
def test_faults_of_csv(text: str, fault: str) -> None:
    """Each has its line, and its column where it is one's."""
    found = faults(text)
    assert len(found) == bool(fault)
    assert all(each.startswith(fault) for each in found)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"claim_id": "c-1"', "line 3: is no JSON: "),
        ("[" * 100_000, "line 3: is no JSON: is nested too deeply"),
        ("[1]", "line 3: is no JSON object"),
        ('{"rating": 1}', "line 3, rating: must be text"),
        ('{"rating": {"a": []}}', "line 3, rating: must be text"),
        ('{"sources": 1}', "line 3, sources: must be a list of objects with texts: archive, covers,"),
        ('{"sources": [1]}', "line 3, sources: must be a list of objects"),
        ('{"sources": [{"url": 1}]}', "line 3, sources: must be a list of objects"),
        ('{"sources": [{"address": "x"}]}', "line 3, sources: must be a list of objects"),
    ],
)
def test_faults_of_json_lines(line: str, fault: str) -> None:
    """A line that is none is named; so is a value that is no text."""
    (found,) = faults(f'{{"claim_id": "c-1"}}\n\n{line}\n{{"claim_id": "c-2"}}')
    assert found.startswith(fault)


def test_all_faults_are_found() -> None:
    """Those of later lines too."""
    assert len(faults('{"rating": 1, "sources": 2}\n[]\n{')) == 4


def test_what_the_export_has_for_people() -> None:
    """Its columns are known, and what a correction of one's own is stands in another column."""
    head = "claim_id,claim_state,claim_date,claim_place,corrections,judgement,rating,correction,note"
    sheet = read_sheet(f"{head}\nc-1,rated,2026-01-31,Gotham,x,verdict,True,It was amended.,mine")
    told = {
        "claim_id": "c-1",
        "judgement": "verdict",
        "rating": "True",
        "correction": "It was amended.",
        "note": "mine",
    }
    assert (sheet.unread, cells(sheet)) == ((), [(2, told)])


def test_json_lines_as_they_are() -> None:
    """Nothing is undone in their texts; sources may be told in the words of a cell."""
    told = {"claim_id": "c-1", "explanation": "'=1 \\u200e", "sources": "refutes: https://a.example", "reviewer": None}
    (row,) = read_sheet(json.dumps(told), form="jsonl").rows
    assert row.cells == {"claim_id": "c-1", "explanation": "'=1 \\u200e"}
    assert row.sources == ({"stance": "refutes", "url": "https://a.example"},)


@given(st.text() | st.text("\",;\n\r'= ac_lim"), st.sampled_from([None, "csv", "jsonl"]))
def test_nothing_stops_it(text: str, form: None) -> None:
    """Any text is a table or has faults."""
    for head in ("", f"{HEAD}\n", "{"):
        assert isinstance(read_sheet(head + text, form=form), Sheet)
