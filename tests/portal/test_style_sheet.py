"""The style sheet is one request: portal.css names every file, in a form the static storage can write into it."""

import re
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "portal" / "static" / "portal" / "css"
IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\) layer\((?P<layer>\w+)\);')


def lines() -> list[str]:
    return (FOLDER / "portal.css").read_text(encoding="utf-8").splitlines()


def test_every_style_sheet_is_imported_once():
    found = [IMPORT.fullmatch(line)["name"] for line in lines()[1:]]
    files = {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.css")} - {"portal.css", "admin.css"}
    assert sorted(found) == sorted(files)


def test_print_comes_last_of_the_components():
    components = [line for line in lines() if "layer(components)" in line]
    assert "print.css" in components[-1]


def test_every_colour_lives_in_the_tokens():
    wrong = [
        f"{path.name}: {colour}"
        for path in FOLDER.rglob("*.css")
        if path.name != "tokens.css"
        for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b(?![\w-]*:)|rgb\(|hsl\(", path.read_text(encoding="utf-8"))
        if not colour.startswith("#case")
    ]
    assert not wrong


def test_the_scale_has_five_sizes():
    sizes = {
        size
        for path in (FOLDER / "components").glob("*.css")
        for size in re.findall(r"font-size: ([^;]+);", path.read_text(encoding="utf-8"))
        if "var(" in size
    }
    assert sizes <= {f"var(--text-{name})" for name in ("small", "body", "large", "h2", "h1")}
