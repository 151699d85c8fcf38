"""Templates of one's own go before ours, and whatever they show is made safe."""

from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.publish.site.render import STATIC, Renderer
from claimcheck.publish.site.values import Page
from tests.publish.site.desk import PLAIN
from tests.publish.site.html_page import read_page

SITE = PLAIN.site
NOT_FOUND = Page("404.html", "404", "Not found", "There is no such page.")


def with_template(folder: Path, content: str, name: str = "404.html") -> Renderer:
    (folder / name).write_text(content, encoding="utf-8")
    return Renderer(folder)


def test_a_template_of_ones_own(tmp_path: Path) -> None:
    """It may build on ours, block by block; all others are ours."""
    own = with_template(
        tmp_path, '{% extends "base.html" %}{% block main %}<h1>Lost in {{ site.name }}</h1>{% endblock %}'
    )
    page = read_page(own.page(SITE, NOT_FOUND))
    assert page.one("h1").text == "Lost in Gotham Fact Desk"
    assert page.one("footer").text == read_page(Renderer().page(SITE, NOT_FOUND)).one("footer").text


def test_a_part_of_ones_own(tmp_path: Path) -> None:
    """A part that several pages have is changed in all of them."""
    base = Renderer().page(SITE, NOT_FOUND).decode()
    own = with_template(tmp_path, "<html><body>{% block main %}{% endblock %}</body></html>", "base.html")
    assert own.page(SITE, NOT_FOUND).decode() != base
    assert "There is no such page" in own.page(SITE, NOT_FOUND).decode()


def test_a_stylesheet_of_ones_own(tmp_path: Path) -> None:
    """What is no template is taken from the folder, too."""
    assert with_template(tmp_path, "body { color: red }", "site.css").static("site.css") == b"body { color: red }"
    assert Renderer(tmp_path).static("site.js") == Renderer().static("site.js")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{% if %}", "404.html:1: Expected an expression"),
        ("{{ site.nonsense }}", "404.html: .* has no attribute 'nonsense'"),
        ("{{ nonsense }}", "404.html: 'nonsense' is undefined"),
        ('{% include "nothing.html" %}', "404.html: there is no template nothing.html"),
        ("{{ 1 + 'a' }}", "404.html: unsupported operand"),
        ("{{ site.name|nonsense }}", "404.html:1: No filter named 'nonsense'"),
    ],
)
def test_a_template_with_a_fault(tmp_path: Path, content: str, message: str) -> None:
    """The template is named, and what is wrong with it."""
    with pytest.raises(InputError, match=message):
        with_template(tmp_path, content).page(SITE, NOT_FOUND)


def test_a_template_that_is_no_text(tmp_path: Path) -> None:
    """It is named, too."""
    (tmp_path / "404.html").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"404\.html: is not UTF-8"):
        Renderer(tmp_path).page(SITE, NOT_FOUND)


def test_no_folder_of_templates(tmp_path: Path) -> None:
    """A folder that is not there is not taken for an empty one."""
    with pytest.raises(InputError, match="is no folder of templates"):
        Renderer(tmp_path / "nowhere")


def test_what_a_template_of_ones_own_shows_is_safe(tmp_path: Path) -> None:
    """It cannot forget to escape, nor show what acts as a control."""
    own = with_template(tmp_path, '<p title="{{ page.title }}">{{ page.description }}</p>')
    page = Page("404.html", "404", '"><script>', "<b>\x1b\u202e\ufffe{{ 7 * 7 }}</b>")
    made = own.page(SITE, page).decode()
    assert made == ('<p title="&#34;&gt;&lt;script&gt;">&lt;b&gt;\\x1b\\u202e\ufffd{{ 7 * 7 }}&lt;/b&gt;</p>')


def test_the_digest_is_of_every_template(tmp_path: Path) -> None:
    """Whatever is changed in any of them, all pages are made anew; a folder that changes nothing changes nothing."""
    ours = Renderer().digest()
    assert Renderer(tmp_path).digest() == ours
    with_template(tmp_path, "a", "site.css")
    first = Renderer(tmp_path).digest()
    with_template(tmp_path, "b", "site.css")
    assert len({ours, first, Renderer(tmp_path).digest()}) == 3


def test_everything_is_the_sites_own() -> None:
    """The stylesheet, the script and the picture ask for nothing from elsewhere."""
    for name in STATIC:
        content = Renderer().static(name).decode().replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not any(
            word in content for word in ("http:", "https:", "//cdn", "@import", "url(", "eval(", "innerHTML")
        )
