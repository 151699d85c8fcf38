"""A long text worked through in pieces."""

from hypothesis import given, strategies as st

from claimcheck.extract.pieces import cut_pieces, pieces_of
from claimcheck.model import Article


@given(st.text(st.sampled_from("ab .\n"), max_size=200), st.integers(1, 40))
def test_pieces_cover(text: str, size: int) -> None:
    """Pieces follow each other without gap, none longer than asked."""
    pieces = list(cut_pieces(text, size))
    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(0 < end - start <= size for start, end in pieces)


def test_pieces_are_cut_between_paragraphs() -> None:
    """A cut falls between paragraphs where there is one in the latter half, else between lines, sentences, words."""
    assert next(iter(cut_pieces("aaaa bbb\n\ncc dd ee", 12))) == (0, 10)
    assert next(iter(cut_pieces("aaaa bbb\ncc dd ee", 12))) == (0, 9)
    assert next(iter(cut_pieces("aaaa bbb cc dd ee", 12))) == (0, 12)


def test_pieces_know_their_place() -> None:
    """A piece's text stands in the article where the piece says, and what it reports counts from the article's start."""
    article = Article.from_text("\n\n".join(f"The pier has {number} old piles." for number in range(8_000)))
    told: list[int] = []
    for piece in pieces_of(article, lambda done, _: told.append(done)):
        assert article.text[piece.start :].startswith(piece.article.text)
        piece.report(1, len(piece.article.text))
    assert told == sorted(told)
    assert told[-1] == len(article.text)
