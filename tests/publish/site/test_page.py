"""docs/publishing.md says what is so."""

import re
from pathlib import Path

from tests.conftest import ROOT
from tests.publish.site.desk import Desk
from tests.publish.site.html_page import pages_in
from tests.publish.site.test_mirror import held
from tests.samples import reviewed

PAGE = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")


def test_every_promise_is_held() -> None:
    """Each names tests that are there."""
    there = {
        name
        for path in (*Path(__file__).parent.glob("test_*.py"), ROOT / "tests" / "cli" / "test_publish.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    promised = set(re.findall(r"`(test_\w+)`", PAGE))
    assert len(promised) > 10
    assert promised <= there


def test_every_file_is_named(tmp_path: Path) -> None:
    """What lies at the top of a site, and what does not, is in the table of files."""
    Desk.of(reviewed()).publish(tmp_path / "site")
    files = {name for name, content in held(tmp_path / "site").items() if content is not None and "/" not in name}
    table = "\n".join(line for line in PAGE.splitlines() if line.startswith("| `"))
    assert files == {name for name in re.findall(r"`([\w.-]+\.\w+)`", table) if name in files}
    assert "verdicts/…" in table


def test_the_template_that_is_shown(tmp_path: Path) -> None:
    """It works as it stands."""
    (example,) = re.findall(r"^```html\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / "my-templates").mkdir()
    (tmp_path / "my-templates" / "method.html").write_text(example, encoding="utf-8")
    desk = Desk.of(reviewed())
    desk.templates = tmp_path / "my-templates"
    desk.publish(tmp_path / "site")
    page = pages_in(tmp_path / "site")["method/index.html"]
    assert "How we check Two of us look at every claim." in page.text
    labels = [each.text for each in page.all("li") if "ol" in each.parents]
    assert labels == ["False", "Mostly false", "Half true", "Mostly true", "True"]
