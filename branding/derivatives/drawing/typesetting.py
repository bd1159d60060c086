"""Typst: a template and JSON become pictures or a PDF."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import typst

from .faults import BROKEN, CannotDraw

TEMPLATES = Path(__file__).resolve().parent / "templates"


def compiler(template: str, fonts: str | None, texts: Mapping[str, str]) -> typst.Compiler:
    """The template with ``texts`` as its data; ``fonts``: a folder, None where nothing is written."""
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts] if fonts is not None else []
    )
    return typst.Compiler(TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=found, sys_inputs=dict(texts))


def typeset(
    template: str, job: Any, svg: str = "", *, fonts: str | None = None, kind: Literal["png", "pdf"] = "png"
) -> list[bytes]:
    """The pages of ``template`` one by one as PNG (a point is a pixel), or the PDF as the only one. Raises CannotDraw."""
    texts = {"job": json.dumps(job, ensure_ascii=False), "svg": svg}
    try:
        content, warnings = compiler(template, fonts, texts).compile_with_warnings(format=kind, ppi=72)
    except RuntimeError as fault:
        raise CannotDraw(BROKEN, getattr(fault, "message", None) or str(fault)) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # a panic of the Rust side is no Exception
            raise
        raise CannotDraw(BROKEN, f"Typst broke down: {fault}") from fault
    if warnings:
        raise CannotDraw(BROKEN, "; ".join(warning.message for warning in warnings))
    return [page for page in (content if isinstance(content, list) else [content]) if page]
