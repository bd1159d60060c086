"""The style sheet that visitors load is one file, made from its sources every time."""

import json

import pytest
from django.core.files.storage import FileSystemStorage

from portal.operations.staticfiles import BundledStorage

SOURCES = {
    "portal/css/portal.css": '@layer base, components;\n@import url("base.css") layer(base);\n'
    '@import url("components/notice.css") layer(components);\n',
    "portal/css/base.css": '@font-face { src: url("../fonts/sarabun.woff2"); }',
    "portal/css/components/notice.css": '/* a remark */\n.notice { background: url("../../fonts/sarabun.woff2"); }',
    "portal/fonts/sarabun.woff2": "font",
}


@pytest.fixture
def collect(tmp_path):
    """Collects the sources, with changes, as collectstatic does; returns the style sheet under its hashed name."""
    sources = FileSystemStorage(tmp_path / "sources")
    target = BundledStorage(location=tmp_path / "target")

    def run(**changes):
        for name, text in {**SOURCES, **changes}.items():
            path = tmp_path / "sources" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            if not target.exists(name):
                target.save(name, sources.open(name))
        for _name, _hashed, processed in target.post_process({name: (sources, name) for name in SOURCES}):
            assert not isinstance(processed, Exception), processed
        manifest = json.loads((tmp_path / "target" / "staticfiles.json").read_text(encoding="utf-8"))
        return (tmp_path / "target" / manifest["paths"]["portal/css/portal.css"]).read_text(encoding="utf-8")

    return run


def test_the_hashed_style_sheet_holds_its_parts_and_imports_nothing(collect):
    text = collect()
    assert "@import" not in text
    assert "@layer base{@font-face" in text
    assert "@layer components{ .notice" in text
    assert "remark" not in text


def test_addresses_in_the_style_sheet_carry_hashes(collect):
    assert collect().count('url("../fonts/sarabun.') == 2


def test_a_changed_component_reaches_the_style_sheet_the_second_time(collect):
    collect()
    assert ".changed" in collect(**{"portal/css/components/notice.css": ".changed { color: red; }"})
