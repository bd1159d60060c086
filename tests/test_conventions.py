"""The style guide that nobody can ignore."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import get_template
from wagtail import blocks

from portal.blocks import RowBlock
from portal.checks import OWN_APPS, own_page_models
from portal.env import Environment
from portal.models import BasePage
from tests import requirements
from tests.factories import FACTORIES

PROJECT = Path(__file__).resolve().parent.parent
INSTALLED_OWN = [name for name in OWN_APPS if apps.is_installed(name)]
SOURCES = [path for name in OWN_APPS for path in (PROJECT / name).rglob("*.py") if "migrations" not in path.parts]

# app: the own apps it may import, besides itself
ALLOWED_IMPORTS = {
    "portal": {"portal"},
    "home": {"portal"},
    "service_pages": {"portal", "home"},
    "manuals": {"portal", "home", "service_pages"},
    "branding": {"portal", "home", "service_pages"},
    "search": {"portal"},
}


def imports_of(path: Path) -> set[str]:
    """The own apps that a module imports anywhere, functions included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found & set(OWN_APPS)


def test_no_arrow_turns():
    """Apps import in one direction. portal/urls.py is where all of them are put together."""
    wrong = []
    for path in SOURCES:
        app = path.relative_to(PROJECT).parts[0]
        if path == PROJECT / "portal" / "urls.py":
            continue
        for other in imports_of(path) - ALLOWED_IMPORTS[app] - {app}:
            wrong.append(f"{path.relative_to(PROJECT)} imports {other}")
    assert wrong == []


@pytest.mark.parametrize("model", own_page_models(), ids=lambda model: model.__name__)
class TestEveryPageType:
    def test_inherits_the_base_page(self, model):
        assert issubclass(model, BasePage)

    def test_has_its_template(self, model):
        assert get_template(model.template)

    def test_has_a_factory(self, model):
        assert model in FACTORIES

    def test_describes_itself_to_editors(self, model):
        assert str(model.page_description)

    def test_keeps_the_private_type_out_of_public(self, model, db):
        if model.private_by_type:
            assert not model.objects.all().public().exists()


def own_blocks():
    """Every block class of the project."""
    found = set()

    def walk(cls):
        for child in cls.__subclasses__():
            if child.__module__.split(".")[0] in OWN_APPS:
                found.add(child)
            walk(child)

    walk(blocks.Block)
    return sorted(found, key=lambda cls: cls.__qualname__)


ROW_BLOCKS = [cls for cls in own_blocks() if issubclass(cls, blocks.StructBlock | blocks.StaticBlock)]
ROW_BLOCKS.remove(RowBlock)  # the base of rows has no fields


@pytest.mark.parametrize("cls", ROW_BLOCKS, ids=lambda cls: cls.__name__)
def test_every_block_previews(cls, db, rf):
    block = cls()
    assert block.is_previewable, f"{cls.__name__} has no preview"
    value = block.normalize(block.get_preview_value()) if not isinstance(block, blocks.StaticBlock) else None
    html = block.render(value, {"request": rf.get("/")})
    assert html.strip()


def test_nothing_but_env_reads_the_environment():
    """A library may be told something by a variable; that is writing."""
    reading = re.compile(r"os\.getenv|environ\.get|environ\[[^]]+\](?! = )|in os\.environ")
    allowed = {"portal/env.py"}
    wrong = [
        str(path.relative_to(PROJECT))
        for path in SOURCES
        if str(path.relative_to(PROJECT)) not in allowed and reading.search(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_every_variable_is_documented():
    text = (PROJECT / "docs" / "operations" / "settings.md").read_text(encoding="utf-8")
    assert [name for name in Environment.declared if f"`{name}`" not in text] == []


def test_no_module_is_named_after_nothing():
    vague = {"utils.py", "helpers.py", "common.py", "misc.py"}
    assert [str(path) for path in SOURCES if path.name in vague] == []


def test_no_source_hides_from_the_tools():
    """At most ten suppressions outside tests, each with its reason on the line."""
    lines = []
    for path in SOURCES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"# (noqa|type: ignore|pragma: no cover)", line):
                lines.append((f"{path.relative_to(PROJECT)}:{number}", line))
    assert len(lines) <= 10
    assert [where for where, line in lines if not re.search(r"# (noqa|type: ignore|pragma)[^(]*\(.+\)", line)] == []


def test_no_template_has_an_inline_style_or_script():
    wrong = []
    for app in INSTALLED_OWN:
        for path in (PROJECT / app / "templates").rglob("*.html"):
            text = path.read_text(encoding="utf-8")
            without_data = re.sub(r'<script type="application/ld\+json">', "", text)
            if re.search(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\ssrc=)", without_data):
                wrong.append(str(path.relative_to(PROJECT)))
    assert wrong == []


def test_no_file_of_the_project_asks_another_host():
    """Templates, styles and scripts load nothing from elsewhere; links for people are fine."""
    loading = re.compile(r"""(?:src=|url\(|@import\s|srcset=|<link[^>]+href=)["']?(?:https?:)?//""")
    wrong = []
    for app in INSTALLED_OWN:
        for path in (PROJECT / app).rglob("*"):
            if path.suffix in {".html", ".css", ".js"} and loading.search(path.read_text(encoding="utf-8")):
                wrong.append(str(path.relative_to(PROJECT)))
    assert wrong == []


def entries():
    import polib

    return polib.pofile(str(PROJECT / "portal" / "locale" / "th" / "LC_MESSAGES" / "django.po"))


def test_the_thai_catalogue_is_complete():
    catalogue = entries()
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


def test_the_thai_catalogue_is_current(tmp_path):
    """Every word for people in code and templates is in the catalogue, and nothing else is."""
    import subprocess
    import sys

    import polib

    requirements.need("gettext")
    subprocess.run(
        [sys.executable, "-m", "tests.catalogue", str(tmp_path / "found.po")],
        check=True,
        cwd=PROJECT,
        capture_output=True,
    )
    found = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(tmp_path / "found.po")) if not entry.obsolete}
    kept = {(entry.msgctxt, entry.msgid) for entry in entries() if not entry.obsolete}
    assert found - kept == set(), "not in the catalogue: run make messages"
    assert kept - found == set(), "in the catalogue, but nowhere in the code: run make messages"


def test_placeholders_survive_translation():
    holes = re.compile(r"%\(\w+\)[sd]|%[sd]")
    wrong = []
    for entry in entries():
        texts = [entry.msgstr] if entry.msgstr else list(entry.msgstr_plural.values())
        wrong += [
            entry.msgid
            for text in texts
            if set(holes.findall(text)) != set(holes.findall(entry.msgid_plural or entry.msgid))
        ]
    assert wrong == []


def test_the_lock_file_names_no_registry():
    assert "http" not in (PROJECT / "requirements.lock").read_text(encoding="utf-8")


def test_every_dependency_has_its_line():
    import tomllib

    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    text = (PROJECT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    names = [re.split(r"[~=<>\[]", requirement)[0] for requirement in wanted]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_the_readme_is_short():
    assert len((PROJECT / "README.md").read_text(encoding="utf-8").splitlines()) <= 100


@pytest.mark.xdist_group("conventions")
def test_tests_of_a_group_stay_in_one_process(request):
    """pytest-xdist tells the group by the end of the name; with pytest 9.2 it did not, and all was built twice."""
    in_parallel = hasattr(request.config, "workerinput")
    assert request.node.nodeid.endswith("@conventions") == in_parallel
