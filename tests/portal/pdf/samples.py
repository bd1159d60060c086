"""Orders for the tests of papers."""

import json
from pathlib import Path

from portal.pdf import compiler
from portal.pdf.compiler import Order

TEMPLATE = Path(__file__).resolve().parent / "paper.typ"


def order(text: str = "คำขอที่นี่", logo: str | None = None, **changes) -> Order:
    centre = {"name": "ศูนย์บริการร่วมจังหวัดสายธาร", "colour": "#0b4650", "accent": "#f2b632", "logo_svg": logo}
    data = {"title": "แผ่น", "language": "th", "text": text, "centre": centre, "words": {"logo": "ตรา", "qr": "คิวอาร์"}}
    return Order(**({"template": str(TEMPLATE), "document": json.dumps(data)} | changes))


def script(tmp_path, monkeypatch, source: str) -> None:
    """Another program in the compiler's place."""
    path = tmp_path / "program.py"
    path.write_text(source, encoding="utf-8")
    monkeypatch.setattr(compiler, "__file__", str(path))


def framed(content: bytes) -> bytes:
    return len(content).to_bytes(compiler.LENGTH, "big") + content
