"""outline, paths, graph, booklet: a procedure as a tree, as its ways, as a picture, on paper."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from app.adapters.library import FolderLibrary
from app.adapters.pdf import PagePrinting
from app.adapters.procedure_files import named, read_bytes, text_of
from app.cli.checking import write_text
from app.cli.command import FINE, NOTHING, WRONG, Commands, printable
from app.cli.drawing import booklet, graph, pages, travelling
from app.config import ROOT
from app.domain.autonomy import Autonomy
from app.domain.document import read_document
from app.domain.errors import InvalidProcedure, Refused, Unknown
from app.domain.itinerary import Itinerary, itineraries
from app.domain.language import FRENCH
from app.domain.problems import Severity
from app.domain.sketch import Drawn, Sketch, sketch_of
from app.domain.ways import count_ways

MOST = 200  # ways told, unless more are asked for
_FIGURES = {"groupe": "étape", "geste": "geste", "question": "question", "emprunt": "reprend"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """The file that was named, and the procedures it stands among."""

    library: FolderLibrary
    file: str
    text: str


def add(commands: "Commands[ArgumentParser]") -> None:
    """Add the commands that show a procedure."""
    outline = _command(commands, "outline", "montrer l’arbre d’une démarche, ligne par ligne", _outline)
    paths = _command(
        commands,
        "paths",
        "lister tous les parcours d’une démarche, leurs gestes et leurs minutes (comptées large)",
        _paths,
    )
    drawing = _command(commands, "graph", "dessiner l’arbre d’une démarche (SVG)", _graph)
    paper = _command(commands, "booklet", "écrire une démarche entière, à imprimer (HTML ou PDF)", _booklet)
    for parser in (outline, paths):
        parser.add_argument("--format", choices=("json", "text"), default="text", help="forme du résultat")
    levels = [level.key for level in Autonomy]
    paths.add_argument("--niveau", choices=levels, default="avec", help="niveau d’aide ; sinon « avec »")
    paths.add_argument("--nombre", type=int, default=MOST, help=f"combien en lister ; sinon {MOST}")
    for parser in (drawing, paper):
        parser.add_argument("--langue", default=FRENCH, help="code de la langue ; sinon le français")
        parser.add_argument("--sortie", type=Path, metavar="FICHIER", help="où l’écrire ; sinon à l’écran")


def _command(
    commands: "Commands[ArgumentParser]", name: str, said: str, act: Callable[[Namespace, _Asked], int]
) -> ArgumentParser:
    parser: ArgumentParser = commands.add_parser(name, help=said, description=said)
    parser.add_argument("file", metavar="DÉMARCHE", help="dossier/nom, ou un fichier .yaml")
    parser.set_defaults(act=lambda asked: _with_file(asked, act))
    return parser


def _with_file(asked: Namespace, act: Callable[[Namespace, _Asked], int]) -> int:
    try:
        return act(asked, _found(asked.file))
    except (Unknown, Refused):
        print(f"Aucune démarche ne peut être lue sous le nom « {printable(asked.file)} ».", file=sys.stderr)
        return NOTHING
    except InvalidProcedure as broken:
        write_text(broken.problems, files=1)
        return WRONG


def _found(name: str) -> _Asked:
    pictograms = ROOT / "static" / "pictogrammes" / "index.json"
    library = FolderLibrary(
        ROOT / "procedures", today=date.today, pictograms=pictograms, include_examples=True
    )
    path = Path(name)
    if path.suffix in (".yaml", ".yml"):
        return _Asked(library, named(path).id, text_of(read_bytes(path)))
    return _Asked(library, name, library.text(name))


def _outline(asked: Namespace, found: _Asked) -> int:
    problems = found.library.check(found.file, found.text)
    sketch = sketch_of(read_document(found.file, found.text), problems)
    if sketch is None:
        raise InvalidProcedure(tuple(problems))
    if asked.format == "json":
        nodes = [_as_json(node) for node in sketch.nodes]
        print(json.dumps({"id": sketch.id, "title": sketch.title.text, "nodes": nodes}, ensure_ascii=False))
    else:
        print("\n".join(_told(sketch)))
    faulty = any(problem.severity is Severity.ERROR for problem in problems)
    return WRONG if faulty else FINE


def _told(sketch: Sketch) -> Iterator[str]:
    yield f"{sketch.id} : {sketch.title.text}"
    yield from _nodes_told(sketch.nodes, 1)


def _nodes_told(nodes: tuple[Drawn, ...], depth: int) -> Iterator[str]:
    for node in nodes:
        figure = "phase" if depth == 1 and node.figure == "groupe" else _FIGURES[node.figure]
        marks = [node.nature] * (node.nature not in ("", "sur")) + ["secret"] * node.secret
        faults = [problem.code for problem in node.problems]
        yield _line(node.line, depth, f"{figure} : {node.said.text}", [*marks, *faults])
        for rescue in node.rescues:
            towards = f" : {rescue.trip}" if rescue.trip else ""
            yield _line(rescue.line, depth + 1, f"si bloqué : {rescue.when.text}{towards}", [])
        yield from _nodes_told(node.nodes, depth + 1)
        for way in node.ways:
            yield _line(
                way.line, depth + 1, f"réponse : {way.label.text}", [one.code for one in way.problems]
            )
            yield from _nodes_told(way.nodes, depth + 2)
            if way.exit is not None:
                yield _line(way.exit_line, depth + 2, f"sortie : {way.exit.text}", [])


def _line(line: int, depth: int, said: str, marks: list[str]) -> str:
    noted = f"  [{', '.join(marks)}]" if marks else ""
    return f"{line:>5}  {'  ' * (depth - 1)}{said}{noted}"


def _as_json(node: Drawn) -> dict[str, object]:
    return {
        "kind": node.figure.value,
        "id": node.id,
        "line": node.line,
        "text": node.said.text,
        "nature": node.nature,
        "secret": node.secret,
        "problems": [problem.code for problem in node.problems],
        "rescues": [{"when": one.when.text, "trip": one.trip} for one in node.rescues],
        "nodes": [_as_json(one) for one in node.nodes],
        "ways": [
            {
                "id": way.id,
                "label": way.label.text,
                "line": way.line,
                "nodes": [_as_json(one) for one in way.nodes],
                "exit": way.exit.text if way.exit else None,
            }
            for way in node.ways
        ],
    }


def _paths(asked: Namespace, found: _Asked) -> int:
    procedure = found.library.edition_with(found.file, found.text).procedure
    several = count_ways(procedure.nodes)
    ways = islice(itineraries(procedure, Autonomy.from_key(asked.niveau)), max(0, asked.nombre))
    if asked.format == "json":
        listed = [_way_as_json(way) for way in ways]
        print(json.dumps({"id": procedure.id, "count": several, "paths": listed}, ensure_ascii=False))
        return FINE
    print(f"{procedure.id} : {procedure.title.text}")
    for rank, way in enumerate(ways, start=1):
        end = f"sortie : {way.exit.text}" if way.exit else "fin"
        said = " · ".join(reply.text for reply in way.replies) or "sans question"
        print(
            f"{rank:>5}. {way.gestures:>3} gestes, {way.cards:>3} cartes, {way.minutes:>3} min"
            f" : {end} ({said})"
        )
    print(_summed(several, asked.nombre), file=sys.stderr)
    return FINE


def _summed(several: int, told: int) -> str:
    rest = "" if several <= told else f", les {told} premiers sont listés (--nombre pour davantage)"
    return f"{several} parcours{rest}."


def _way_as_json(way: Itinerary) -> dict[str, object]:
    return {
        "answers": [reply.text for reply in way.replies],
        "gestures": way.gestures,
        "cards": way.cards,
        "minutes": way.minutes,
        "exit": way.exit.text if way.exit else None,
    }


def _graph(asked: Namespace, found: _Asked) -> int:
    problems = found.library.check(found.file, found.text)
    print("Le dessin se prépare…", file=sys.stderr)
    with pages(asked.langue):
        drawing = graph(found.file, found.text, problems)
    if drawing is None:
        raise InvalidProcedure(tuple(problems))
    return _written(drawing.encode(), asked.sortie)


def _booklet(asked: Namespace, found: _Asked) -> int:
    edition = found.library.edition_with(found.file, found.text)
    print("Le livret se prépare…", file=sys.stderr)
    with pages(asked.langue) as program:
        page = booklet(program, edition)
    if asked.sortie is None or asked.sortie.suffix.lower() != ".pdf":
        return _written(travelling(page).encode(), asked.sortie)
    printing = PagePrinting(ROOT / "static")
    if not printing.ready():
        print("Cet ordinateur ne sait pas faire de PDF : demandez un fichier .html.", file=sys.stderr)
        return WRONG
    return _written(printing.pdf(page), asked.sortie)


def _written(content: bytes, there: Path | None) -> int:
    """Write what was made, or show it."""
    if there is None:
        sys.stdout.buffer.write(content)
        return FINE
    try:
        there.write_bytes(content)
    except OSError as refused:
        print(f"« {printable(str(there))} » ne peut pas être écrit ({refused.strerror}).", file=sys.stderr)
        return WRONG
    print(f"Écrit : {printable(str(there))}", file=sys.stderr)
    return FINE
