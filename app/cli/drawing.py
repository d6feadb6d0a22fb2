"""Pages of the guide drawn without a server: the same templates, on a program that keeps nothing."""

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_bytes
from tempfile import TemporaryDirectory

from flask import g, render_template

from app.cli.command import printable
from app.config import ROOT, Config
from app.domain.comfort import Comfort
from app.domain.problems import Problem
from app.domain.procedure import Edition
from app.factory import Program, create_program
from app.web.i18n import language, name_organisation
from app.web.seeing import drawn
from app.web.svg_text import width_of
from app.web.tree_picture import Section

_SHEETS = ROOT / "static" / "css"
_LINKED = re.compile(r'[ \t]*<link rel="stylesheet" href="[^"]*/css/([a-z-]+\.css)">\n?')
_FACE = re.compile(r'url\("(\.\./vendor/[^"]+\.woff2)"\)')
_SIGN = re.compile(r'<svg class="icon".*?</svg>', re.DOTALL)  # drawn from a file that does not travel
_BAND, _MARGIN, _TITLE = 44.0, 20.0, 17.0


@contextmanager
def pages(code: str) -> Iterator[Program]:
    """A program in whose name templates can be drawn, in a language."""
    with TemporaryDirectory() as folder:
        program = create_program(Config(Path(folder), token_bytes(32), examples=True, espeak=""))
        try:
            if code not in program.catalogues.codes:
                raise SystemExit(f"Aucune langue n’a le code « {printable(code)} ».")
            with program.app.test_request_context():
                g.language, g.comfort = code, Comfort()
                yield program
        finally:
            program.database.close()


def booklet(program: Program, edition: Edition) -> str:
    """Everything of a procedure unfolded, as a page that reads our sheets."""
    organisations = program.walking.library.registries.organisations
    organisation = organisations.get(edition.procedure.organisation or "")
    name_organisation(organisation)
    return render_template("mediator/booklet_file.html", edition=edition, organisation=organisation)


def travelling(page: str) -> str:
    """The same page in one file: its sheets within, and no picture that would be missing."""
    return _SIGN.sub("", _LINKED.sub(lambda found: f"<style>\n{_sheet(found[1])}</style>\n", page))


def graph(file: str, text: str, problems: tuple[Problem, ...]) -> str | None:
    """The picture of a tree as one drawing, its phases one under the other; None where it cannot be."""
    name_organisation(None)
    sketch, sections = drawn(file, text, problems)
    if sketch is None:
        return None
    wide = max([width_of(sketch.title.text, _TITLE), *(one.block.width for one in sections)]) + 2 * _MARGIN
    placed = list(_placed(sections, wide))
    last = placed[-1][1] + placed[-1][0].block.height if placed else _BAND
    return render_template(
        "trainer/tree_file.svg",
        sketch=sketch,
        placed=placed,
        width=wide,
        height=last + _MARGIN,
        margin=_MARGIN,
        sheet="".join(map(_sheet, ("fonts.css", "tokens.css", "tree.css"))),
        direction=language().direction,
    )


def _placed(sections: tuple[Section, ...], wide: float) -> Iterator[tuple[Section, float, float]]:
    """Each section with where it stands, from above and from the side."""
    down = _BAND + _MARGIN
    for section in sections:
        down += _BAND if section.node else _MARGIN
        yield section, down, (wide - section.block.width) / 2
        down += section.block.height + _MARGIN


def _sheet(name: str) -> str:
    """A sheet with its typefaces within."""
    return _FACE.sub(lambda found: f"url(data:font/woff2;base64,{_face(found[1])})", _read(name))


def _read(name: str) -> str:
    return (_SHEETS / name).read_text("utf-8")


def _face(place: str) -> str:
    return b64encode((_SHEETS / place).read_bytes()).decode("ascii")
