"""Orders to the drawing process, and what comes back."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from branding.derivatives import guarded
from branding.derivatives.master import PURPOSES, Derivative, Master
from branding.derivatives.words import pieces, printable
from portal.look import COLOURS
from portal.pdf.repertoire import FONTS

USED_COLOURS = ("surface", "primary", "on-primary", "accent")


def make(
    master: Master, wanted: Iterable[str] | None = None, progress: Callable[[int, int], None] | None = None
) -> Iterator[Derivative]:
    """The files for the purposes ``wanted`` (None: all PURPOSES), the same bytes for the same master.

    They are all made when this returns. A raster master gives nothing in vectors and nothing larger than itself.
    ``progress`` is told how many purposes are done, and of how many. Raises DerivativesRefused, and ValueError for a
    purpose that there is not.
    """
    purposes = [*dict.fromkeys(PURPOSES if wanted is None else wanted)]
    unknown = set(purposes) - set(PURPOSES)
    if unknown:
        raise ValueError(f"No such purpose: {', '.join(sorted(unknown))}. There are: {', '.join(PURPOSES)}.")
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, len(purposes))

    if not purposes:
        return iter(())
    order = {"task": "files", "svg": master.svg, "wanted": purposes, "ground": master.ground, "tile": master.tile}
    made = guarded.run(order, master.raster or b"", step=step)
    return iter([Derivative(**described, data=data) for described, data in made])


def proposals(master: Master) -> dict[str, str | bytes]:
    """``one_colour`` (black) and ``reversed`` (white, for dark grounds), SVG text of an SVG master, PNG of a raster one.

    Light parts on dark ones are left open. A person looks at them before they are used. Raises DerivativesRefused.
    """
    made = guarded.run({"task": "proposals", "svg": master.svg}, master.raster or b"")
    return {told["name"]: data.decode() if master.svg is not None else data for told, data in made}


def shared_picture(
    title: str, site_name: str, logo: str | bytes | None, colours: Mapping[str, str], language: str
) -> bytes:
    """A PNG of 1200 × 630 px that shares of a page show. The title has at most four lines and is shortened at a word.

    ``logo``: an SVG of paths or the bytes of a raster picture, seen on ``surface``; ``colours``: ``#rrggbb`` by the names
    of ``portal.look.COLOURS``, which stand for those that lack; ``language``: of the title, ``th`` or ``en``. Characters
    without a glyph are left out. Raises DerivativesRefused.
    """
    raster = logo if isinstance(logo, bytes) else b""
    order = {"task": "shared_picture", "svg": logo if isinstance(logo, str) and logo else None}
    (_described, picture), *_ = guarded.run({**order, **card(title, site_name, colours, language)}, raster)
    return picture


def card(title: str, site_name: str, colours: Mapping[str, str], language: str) -> dict[str, object]:
    """What the template of the shared picture reads, without the logo."""
    words, left_out = pieces(title if printable(title) else site_name)
    return {
        "title": words,
        "left_out": left_out,
        "site_name": pieces(site_name)[0],
        "colours": {name: colours.get(name) or COLOURS[name] for name in USED_COLOURS},
        "language": language,
        "fonts": str(FONTS),
    }
