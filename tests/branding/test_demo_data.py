"""What the demonstration says of its own logo: drawings, assets and guidelines agree with one another and with the site."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from defusedxml import ElementTree

ROOT = Path(__file__).parents[2]
DATA = ROOT / "branding" / "demo_data"
DRAWINGS = sorted((DATA / "drawings").glob("*"))
TOKENS = ROOT / "portal" / "static" / "portal" / "css" / "tokens.css"
LARGEST = 12 * 1024
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {SVG + name for name in ("svg", "g", "path", "rect", "circle", "ellipse")}
ATTRIBUTES = {"viewBox", "d", "fill", "x", "y", "rx", "ry", "cx", "cy", "r", "width", "height"}
ATTRIBUTES |= {"stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"}
THAI = re.compile("[ก-๙]")


def read(name: str) -> dict:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def agencies() -> list[dict]:
    return yaml.safe_load((ROOT / "service_pages/demo_data/agencies.yaml").read_text(encoding="utf-8"))["agencies"]


def mappings(value, where: str = ""):
    """Every mapping within ``value``, with where it stands."""
    if isinstance(value, dict):
        yield where, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from mappings(inner, f"{where}/{key}")


def named_drawings(value) -> set[str]:
    keys = {"drawing", "small"}
    return {inner[key] for _, inner in mappings(value) for key in keys if isinstance(inner.get(key), str)}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class TestDrawings:
    @pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)
    def test_a_drawing_is_small_and_holds_shapes_only(self, drawing):
        data = drawing.read_bytes()
        assert len(data) <= LARGEST
        root = ElementTree.fromstring(data)
        assert root.tag == SVG + "svg"
        assert {element.tag for element in root.iter()} <= SHAPES
        assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
        assert "".join(root.itertext()).strip() == ""

    @pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)
    def test_a_drawing_has_a_view_box_and_no_size(self, drawing):
        root = ElementTree.parse(drawing).getroot()
        left, top, width, height = map(float, root.get("viewBox").split())
        assert (left, top) == (0, 0)
        assert min(width, height) > 0
        assert root.keys() == ["viewBox"]

    def test_every_drawing_is_named_and_every_named_drawing_is_there(self):
        named = named_drawings(read("assets.yaml")) | named_drawings(read("guidelines.yaml"))
        assert named == {path.name for path in DRAWINGS}

    def test_the_full_logo_has_the_colours_of_the_site(self):
        tokens = set(re.findall(r"#[0-9a-f]{6}", TOKENS.read_text(encoding="utf-8")))
        for path in (DATA / "drawings").glob("*-full.svg"):
            if path.name.startswith(("logo", "symbol", "wordmark")):
                assert set(re.findall(r"#[0-9a-f]{6}", path.read_text(encoding="ascii"))) <= tokens, path.name

    def test_a_logo_in_one_colour_has_one_colour(self):
        for path in (DATA / "drawings").glob("*-one.svg"):
            assert len(set(re.findall(r'(?:fill|stroke)="(#\w+)"', path.read_text(encoding="ascii")))) == 1, path.name

    def test_each_agency_has_a_hue_of_its_own_on_which_white_shows(self):
        grounds = {
            path.stem: ElementTree.parse(path).getroot()[0].get("fill")
            for path in DRAWINGS
            if path.stem.startswith("agency-")
        }
        assert len(set(grounds.values())) == len(grounds)
        assert {name: ground for name, ground in grounds.items() if contrast(ground, "#ffffff") < 4.5} == {}


class TestAssets:
    def test_keys_are_unique_and_successors_exist(self):
        assets = {asset["key"]: asset for asset in read("assets.yaml")["assets"]}
        assert len(assets) == len(read("assets.yaml")["assets"])
        for asset in assets.values():
            assert (asset["status"] == "retired") == bool(asset["successor"]), asset["key"]
            if asset["successor"]:
                successor = assets[asset["successor"]]
                assert (successor["status"], successor["kind"]) == ("current", asset["kind"])
                assert date.fromisoformat(asset["approval_date"]) < date.fromisoformat(successor["approval_date"])

    def test_of_a_kind_one_asset_is_current(self):
        current = [asset["kind"] for asset in read("assets.yaml")["assets"] if asset["status"] == "current"]
        kinds = [kind for kind in current if kind != "agency"]
        assert len(set(kinds)) == len(kinds)

    def test_every_agency_of_the_demonstration_has_a_symbol_and_no_other(self):
        symbols = [asset["agency"] for asset in read("assets.yaml")["assets"] if asset["kind"] == "agency"]
        assert symbols == [agency["code"] for agency in agencies()]

    def test_values_are_those_that_assets_know(self):
        for asset in read("assets.yaml")["assets"]:
            assert asset["kind"] in {"logo", "symbol", "wordmark", "agency", "sign", "letterhead", "slides"}
            assert asset["status"] in {"current", "retired"}
            for variant in asset["variants"]:
                assert variant["language"] in {"th", "en", "both", "none"}
                assert variant["colour"] in {"full", "one", "reversed"}
                assert variant["layout"] in {"horizontal", "stacked", "alone"}

    def test_no_asset_has_two_drawings_for_one_use(self):
        for asset in read("assets.yaml")["assets"]:
            uses = [(v["language"], v["colour"], v["layout"]) for v in asset["variants"]]
            assert len(set(uses)) == len(uses), asset["key"]

    def test_the_logo_has_every_variant(self):
        logo = next(asset for asset in read("assets.yaml")["assets"] if asset["key"] == "logo")
        assert len(logo["variants"]) == 2 * 3 * 3

    def test_the_browser_icon_shows_on_light_and_dark_frames(self):
        icons = read("assets.yaml")["icons"]
        for name in (icons["drawing"], icons["small"]):
            colours = re.findall(r"#[0-9a-f]{6}", (DATA / "drawings" / name).read_text(encoding="ascii"))
            assert colours[0] == icons["ground"]
            for browser_frame in ("#ffffff", "#202124"):
                assert max(contrast(colour, browser_frame) for colour in colours) >= 7


class TestWords:
    @pytest.mark.parametrize("name", ["assets.yaml", "guidelines.yaml"])
    def test_thai_and_english_are_both_there_and_are_what_they_say(self, name):
        for where, mapping in mappings(read(name)):
            for key in mapping:
                stem = key.removesuffix("_th").removesuffix("_en") if key not in {"th", "en"} else ""
                if stem == key:
                    continue
                thai, english = (mapping.get(f"{stem}_{code}" if stem else code) for code in ("th", "en"))
                assert thai, f"{where}/{key}: no Thai"
                assert THAI.search(thai), f"{where}/{key}: Thai that is not Thai"
                assert english, f"{where}/{key}: no English"
                assert not THAI.search(english), f"{where}/{key}: English with Thai letters"

    def test_every_picture_of_use_has_words_for_those_who_cannot_see_it(self):
        guidelines = read("guidelines.yaml")
        for part in ("right_use", "wrong_use"):
            items = guidelines[part]["items"]
            assert 8 <= len(items) <= 10
            assert all(item["alt_th"] and item["alt_en"] for item in items)
            assert len({item["alt_en"] for item in items}) == len(items)

    def test_who_to_ask_is_the_demonstration_location(self):
        centre = yaml.safe_load((ROOT / "home/demo_data/centre.yaml").read_text(encoding="utf-8"))
        contact = read("guidelines.yaml")["contact"]
        assert contact["location"] == centre["location"]["code"]
        assert contact["email"] == centre["location"]["email"]
        assert contact["phone"] in {phone["number"] for phone in centre["phones"]}


class TestSizes:
    @pytest.mark.parametrize("language", ["th", "en", "both"])
    def test_a_header_of_40_pixels_keeps_the_least_size(self, language):
        sizes = {size["layout"]: size for size in read("guidelines.yaml")["minimum_sizes"]["sizes"]}
        symbol = ElementTree.parse(DATA / "drawings" / "symbol-full.svg").getroot().get("viewBox").split()
        logo = ElementTree.parse(DATA / "drawings" / f"logo-horizontal-{language}-full.svg").getroot()
        assert 40 * float(symbol[3]) / float(logo.get("viewBox").split()[3]) >= sizes["horizontal"]["symbol_px"]


class TestColours:
    def test_each_pair_holds_what_its_text_says(self):
        colours = read("guidelines.yaml")["colours"]
        hexes = {swatch["key"]: swatch["hex"] for swatch in colours["swatches"]}
        for pair in colours["pairs"]:
            ratio = contrast(hexes[pair["foreground"]], hexes[pair["background"]])
            if pair["allowed"]:
                assert ratio >= pair["at_least"] >= 3, pair
            else:
                assert ratio < pair["below"] <= 3, pair

    def test_colours_are_those_of_the_site(self):
        light = TOKENS.read_text(encoding="utf-8").split("@media")[0]
        tokens = dict(re.findall(r"--color-([\w-]+): (#[0-9a-f]{6});", light))
        for swatch in read("guidelines.yaml")["colours"]["swatches"]:
            name = {"ink": "text", "white": "surface"}.get(swatch["key"], swatch["key"])
            assert swatch["hex"] == tokens[name]

    def test_printing_inks_are_percentages_that_paper_can_hold(self):
        for swatch in read("guidelines.yaml")["colours"]["swatches"]:
            assert len(swatch["cmyk"]) == 4
            assert all(0 <= part <= 100 for part in swatch["cmyk"])
            assert sum(swatch["cmyk"]) <= 300
