"""The tree of words: structure, neighbours and the questions asked of it, on trees written by hand."""

from claimcheck.extract.engines.parser.repairs import repair
from claimcheck.extract.engines.parser.tree import Word, conjuncts, is_finite, is_plural, is_set_off, mark, subject


def grow(*rows: str) -> list[Word]:
    """Make a tree of rows "text tag pos dep head", the head given by its index."""
    split = [row.split() for row in rows]
    line = [
        Word(i=i, text=text, lemma=text.lower(), tag=tag, pos=pos, dep=dep)
        for i, (text, tag, pos, dep, _) in enumerate(split)
    ]
    for word, (*_, dep, head) in zip(line, split, strict=True):
        word.line = line
        if int(head) != word.i:
            word.attach(line[int(head)], dep)
    return line


def rain() -> list[Word]:
    """Grow “Rain fell, and “snow” lay.”."""
    return grow(
        "Rain NN NOUN nsubj 1", "fell VBD VERB ROOT 1", ", , PUNCT punct 1", "and CC CCONJ cc 1", "“ `` PUNCT punct 5",
        "snow NN NOUN nsubj 7", "” '' PUNCT punct 5", "lay VBD VERB conj 1", ". . PUNCT punct 1",
    )  # fmt: skip


def test_subtree_is_in_order() -> None:
    """A subtree comes in the order of the text, whatever the order of attachment."""
    line = rain()
    assert [word.text for word in line[7].subtree()] == ["“", "snow", "”", "lay"]
    assert line[1].first().text == "Rain"
    assert line[1].last().text == "."


def test_neighbours_pass_over_quotation_marks() -> None:
    """What stands before a phrase is a word or a comma, not the quotation mark around it."""
    before = rain()[5].before()
    assert before is not None
    assert before.text == "and"


def test_attach_moves() -> None:
    """Attaching a word takes it from where it hung."""
    line = rain()
    line[5].attach(line[1], "nsubj")
    assert line[5] not in line[7].children
    assert line[5].head is line[1]
    assert [word.text for word in line[5].ancestors()] == ["fell"]


def test_questions() -> None:
    """Subject, coordination, tense, number and marks are read off the labels."""
    line = rain()
    own = subject(line[1])
    assert own is line[0]
    assert [word.text for word in conjuncts(line[1])] == ["lay"]
    assert is_finite(line[1])
    assert not is_plural(own)
    assert mark(line[1]) == ""
    assert not is_set_off(line[0])


def test_verb_read_as_adjective_is_mended() -> None:
    """A conjunct of a verb that has an object is a verb."""
    line = grow(
        "They PRP PRON nsubj 1", "ban VBP VERB ROOT 1", "cars NNS NOUN dobj 1", "and CC CCONJ cc 1",
        "rename JJ ADJ conj 1", "parks NNS NOUN dobj 4",
    )  # fmt: skip
    repair(line)
    assert line[4].pos == "VERB"


def test_noun_root_gets_its_verb() -> None:
    """A noun read as the root, with a participle after an aside, becomes the subject of that verb."""
    line = grow(
        "Inflation NN NOUN ROOT 0", ", , PUNCT punct 0", "which WDT PRON nsubj 3", "rose VBD VERB relcl 0",
        ", , PUNCT punct 0", "held VBN VERB acl 0", "firm RB ADV advmod 5",
    )  # fmt: skip
    repair(line)
    assert subject(line[5]) is line[0]
    assert line[5].head is line[5]
    assert is_finite(line[5])


def test_finite_conjunct_rises() -> None:
    """A finite verb coordinated with an infinitive belongs to the verb above."""
    line = grow(
        "She PRP PRON nsubj 1", "told VBD VERB ROOT 1", "him PRP PRON dobj 1", "to TO PART aux 4", "pay VB VERB xcomp 1",
        "and CC CCONJ cc 4", "left VBD VERB conj 4",
    )  # fmt: skip
    repair(line)
    assert line[6].head is line[1]


def test_first_of_two_subjects_is_the_contents() -> None:
    """In "The firm, the minister said, had lied" the firm lied."""
    line = grow(
        "Firms NNS NOUN nsubj 3", ", , PUNCT punct 3", "ministers NNS NOUN nsubj 3", "said VBD VERB ROOT 3", ", , PUNCT punct 3",
        "had VBD AUX aux 6", "lied VBN VERB ccomp 3",
    )  # fmt: skip
    repair(line)
    assert subject(line[6]) is line[0]
    assert subject(line[3]) is line[2]
