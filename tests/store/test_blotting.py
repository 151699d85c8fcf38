"""Words are found however they are written, and addresses that hold them."""

import pytest

from claimcheck.store.blotting import Blotted, Word, blotted, cut, is_address, replaced


def blot(text: str, *words: str) -> str:
    """Blot words out of a text."""
    return blotted(text, map(Word.of, words)).text


@pytest.mark.parametrize(
    ("text", "word", "kept"),
    [
        ("Selina Vale said", "selina vale", "███████████ said"),
        ("SELINA VALE", "Selina Vale", "███████████"),
        ("Selina\n  Vale", "Selina Vale", "██████\n██████"),
        ("Selina\u00a0Vale", "Selina \t Vale", "███████████"),
        ("Zoe\u0308 Vale", "Zoë Vale", "█████████"),
        ("Zoë Vale", "Zoe\u0308 Vale", "████████"),
        ("ＶＡＬＥ", "vale", "████"),
        ("Gross and Groß", "GROSS", "█████ and ████"),
        ("the ﬁsher", "fisher", "the █████"),
        ("Se\u00adli\u200bna", "Selina", "████████"),
        ("O’Hara", "O'Hara", "██████"),
        ("Anna‐Maria", "Anna-Maria", "██████████"),
        ("李 雷说", "李\n雷", "███说"),
        ("Annual", "ann", "███ual"),
        ("aaaaa b", "aa", "█████ b"),
        ("İstanbul", "i\u0307stanbul", "████████"),
        ("👩‍🚒🚒", "👩‍🚒", "███🚒"),
        ("nobody", "Selina", "nobody"),
        ("", "Selina", ""),
    ],
)
def test_ways_of_writing(text: str, word: str, kept: str) -> None:
    """Case, forms of Unicode, white space, hyphens and what cannot be seen make no difference; no character moves."""
    assert blot(text, word) == kept
    assert len(kept) == len(text)


def test_words_that_overlap() -> None:
    """Two that share a part are blotted out to the end of both, as one passage."""
    done = blotted("Selina Vale Hume, Vale", map(Word.of, ["Selina Vale", "Vale Hume"]))
    assert done == Blotted("████████████████, Vale", 1, 0, frozenset({"Selina Vale", "Vale Hume"}))


@pytest.mark.parametrize(
    ("text", "within"), [("Vale", 0), ("Vale’s", 0), ("Vales", 1), ("Rivale, Vale2", 2), ("李雷说", 0)]
)
def test_within_a_word(text: str, within: int) -> None:
    """A passage is told apart that is a part of a longer word, where a script has words."""
    assert blotted(text, map(Word.of, ["vale", "李雷"])).within == within


@pytest.mark.parametrize(
    "address",
    [
        "https://x.example/selina-vale",
        "https://x.example/Selina_Vale.html",
        "HTTPS://x.example/?q=selina+vale&p=1",
        "https://x.example/selina%20vale",
        "https://x.example/%53elina%2520vale",
        "https://selinavale.example/about",
        "https://selina.vale.example/",
        "www.x.example/selina/vale",
        "s.selina.vale@x.example",
        "ftp://x.example/selina.vale",
    ],
)
def test_address(address: str) -> None:
    """An address that holds the words in any way of its own goes as a whole, and in a text that keeps its length too."""
    words = [Word.of("Selina Vale")]
    assert replaced(f"See ({address}).", words) == Blotted("See (redacted address).", 1, 0, frozenset({"Selina Vale"}))
    assert blotted(f"“{address}”, x", words).text == f"“{'█' * len(address)}”, x"
    assert is_address(f" {address} ")


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("https://x.example/m%C3%BCller", "Müller"),
        ("https://x.example/m%FCller", "Müller"),
        ("https://x.example/muller", "Müller"),
        ("https://x.example/mu%CC%88ller", "MÜLLER"),
        ("https://x.example/ohara", "O’Hara"),
        ("https://x.example/?a=%3F%3F", "??"),
    ],
)
def test_address_in_other_letters(address: str, word: str) -> None:
    """Accents may be encoded or left out in an address."""
    assert replaced(address, [Word.of(word)]).text == "redacted address"


@pytest.mark.parametrize(
    "address", ["https://northcarolina.example/", "https://x.example/publinacht", "https://x.example/"]
)
def test_address_of_something_else(address: str) -> None:
    """Words that run together by chance within others do not make an address theirs."""
    assert replaced(address, [Word.of("Li Na")]).text == address


def test_what_stands_instead_has_no_word_either() -> None:
    """Where "address" is what is to be removed, it does not come back."""
    assert replaced("https://x.example/address", [Word.of("address")]).text == "redacted ███████"


@pytest.mark.parametrize(
    ("slug", "kept"),
    [
        ("selina-vale-opens", "opens"),
        ("the-selinavale", "the"),
        ("x-selina-selina-vale-vale", "x"),
        ("selinavales", "selinavales"),
    ],
)
def test_cut(slug: str, kept: str) -> None:
    """Nothing of the words is left in a slug, where what is beside them comes together either."""
    assert cut(slug, [Word.of("Selina Vale")]).text == kept


def test_long_texts() -> None:
    """A long text of one word, an address without an end, and an open bracket take no longer than any."""
    for text in ("a" * 200_000, "https://" + "%41" * 60_000, "a@" * 60_000, "a.b+" * 50_000):
        assert blot(text, "Selina Vale") == text
