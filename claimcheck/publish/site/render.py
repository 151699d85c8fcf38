"""Pages as bytes: the only module that knows Jinja2. Whatever a template shows is made safe here, in a template of one's own too."""

import hashlib
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup

from claimcheck.errors import InputError
from claimcheck.publish.site.links import href_of, language_of, shown
from claimcheck.publish.site.values import Page, Site
from claimcheck.publish.site.wording import counted, day_iso, day_words, number_words, shortened, tone_of

STATIC = ("site.css", "site.js", "icon.svg")
"""Files that are no templates and are put beside the pages as they are."""

STANCES = {"supports": ("✓", "Supports the claim"), "refutes": ("✕", "Refutes the claim"), "context": ("○", "Context")}
"""How a source's stance is shown: by a sign and by words."""

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
"""What a browser may load for a page: the site's own files, and nothing from anywhere else."""

_OURS = files("claimcheck.publish.site") / "templates"


class Renderer:
    """Makes pages of values by templates.

    Args:
        templates: A folder with templates and other files of one's own, each of which goes before ours of the same name.

    Raises:
        InputError: The folder is none.

    """

    def __init__(self, templates: Path | None = None) -> None:
        if templates and not templates.is_dir():
            raise InputError(f"{templates}: is no folder of templates")
        self._own = templates
        self._environment = Environment(
            loader=FunctionLoader(self._loaded),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_finalised,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters.update(
            counted=counted,
            day=_day,
            day_iso=day_iso,
            href=href_of,
            language=_language,
            number=number_words,
            shortened=shortened,
            tone=tone_of,
        )
        self._environment.globals.update(policy=POLICY, stances=STANCES)

    def digest(self) -> str:
        """Give what stands for all the templates: another one whenever any of them changes.

        Raises:
            InputError: One of them cannot be read.

        """
        found = hashlib.sha256()
        for name, content in self._everything():
            found.update(f"{name}\n{len(content)}\n".encode())
            found.update(content)
        return found.hexdigest()

    def page(self, site: Site, page: Page) -> bytes:
        """Give a page as it is put into its file.

        Raises:
            InputError: A template is not what it should be, or asks for what is not there.

        """
        name = f"{page.kind}.xml" if page.path.endswith(".xml") else f"{page.kind}.html"
        # A page that is shown where there is none may be shown under any address.
        root = site.path if page.kind == "404" else page.root
        try:
            template = self._environment.get_template(name)
            text: str = template.render(site=site, page=page, it=page.content, root=root)
        except TemplateSyntaxError as error:
            raise InputError(f"{error.name or name}:{error.lineno}: {error.message}") from error
        except TemplateNotFound as error:
            raise InputError(f"{name}: there is no template {error.message}") from error
        except (TemplateError, AttributeError, TypeError, ValueError) as error:
            if self._own is None:
                raise
            raise InputError(f"{name}: {error}") from error
        return text.encode()

    def static(self, name: str) -> bytes:
        """Give a file that is put beside the pages as it is.

        Raises:
            InputError: It cannot be read.

        """
        return _read(self._place(name))

    def _loaded(self, name: str) -> str | None:
        place = self._place(name)
        if not place.is_file():
            return None
        try:
            return _read(place).decode()
        except UnicodeDecodeError as error:
            raise InputError(f"{place}: is not UTF-8") from error

    def _place(self, name: str) -> Traversable:
        if self._own and (self._own / name).is_file():
            return self._own / name
        return _OURS / name

    def _everything(self) -> Iterator[tuple[str, bytes]]:
        ours = {each.name: each for each in _OURS.iterdir() if each.is_file()}
        own = {each.name: each for each in self._own.iterdir() if each.is_file()} if self._own else {}
        every: dict[str, Traversable] = {**ours, **own}
        for name in sorted(every):
            yield name, _read(every[name])


def _language(name: str) -> Markup:
    """Give the attributes of what is written in a language, and in the direction of its letters."""
    found = language_of(name)
    return Markup(' lang="%s" dir="auto"') % found if found else Markup(' dir="auto"')


def _day(when: date | str) -> Markup:
    """Give a day, or the day of a moment, as an element for people and for programs."""
    return Markup('<time datetime="%s">%s</time>') % (day_iso(when), day_words(when))


def _finalised(value: Any) -> Any:
    """Make safe what a template shows, before it is escaped; what was escaped already stays as it is."""
    return shown(value) if type(value) is str else value


def _read(place: Traversable) -> bytes:
    try:
        return place.read_bytes()
    except OSError as error:
        raise InputError(f"{place}: cannot be read: {error.strerror}") from error
