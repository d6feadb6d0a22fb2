"""Gather drawings in one SVG sprite that a strict content policy accepts: no style, no script, one ink."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder

STROKE = {"stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round"}
SYMBOL = {"fill": "none", "stroke": "currentColor", **STROKE}
UNSET = {
    "fill": "#000",
    "stroke": "none",
    "stroke-width": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
}
UNPAINTED = {"fill": "none", "stroke": "none"}
SHAPES = {"path", "line", "circle", "ellipse", "rect", "polygon", "polyline"}
REFUSED = {"style", "opacity", "clip-path", "mask", "filter"}

Point = tuple[float, float]
Shape = tuple[str, str]  # its paint, its outline


def write_sprite(target: Path, view_box: str, drawings: dict[str, Path]) -> None:
    symbols = [
        f'<symbol id="{name}" viewBox="{view_box}" {attributes(SYMBOL)}>{inside(path)}</symbol>'
        for name, path in sorted(drawings.items())
    ]
    target.write_text("\n".join(['<svg xmlns="http://www.w3.org/2000/svg">', *symbols, "</svg>", ""]))


def inside(drawing: Path) -> str:
    """Return the drawing with one path to a run of one paint; an outline drawn twice is kept once."""
    shapes = list(shapes_in(ElementTree.parse(drawing).getroot(), UNSET))
    return "".join(
        paint
        if paint.endswith(">")
        else f'<path {paint} d="{"".join(dict.fromkeys(outline for _, outline in run))}"/>'
        for paint, run in groupby(shapes, key=lambda shape: shape[0])
    ).replace("path  d", "path d")


def shapes_in(element: Element, inherited: dict[str, str]) -> Iterator[Shape]:
    """Yield each shape with what the symbol does not already say of its paint; groups dissolve."""
    if refused := REFUSED & element.attrib.keys():
        raise SystemExit(f"a drawing asks for {refused}, which a sprite cannot carry")
    paint = inherited | {name: value for name, value in element.attrib.items() if name in UNSET}
    tag = element.tag.rpartition("}")[2]
    transform = element.get("transform")
    if transform:
        yield f'<g transform="{transform}">', ""
    if tag in SHAPES and paint | UNPAINTED != paint:
        yield attributes(told(paint, element)), outline_of(tag, element)
    for child in element:
        yield from shapes_in(child, paint)
    if transform:
        yield "</g>", ""


def told(paint: dict[str, str], element: Element) -> dict[str, str]:
    said = {name: "currentColor" if value in {"#000", "#000000"} else value for name, value in paint.items()}
    spared = STROKE.keys() if said["stroke"] == "none" else set()
    rule = {"fill-rule": element.attrib["fill-rule"]} if "fill-rule" in element.attrib else {}
    return rule | {
        name: value for name, value in said.items() if value != SYMBOL[name] and name not in spared
    }


def attributes(pairs: dict[str, str]) -> str:
    return " ".join(f'{name}="{value}"' for name, value in pairs.items())


def outline_of(tag: str, element: Element) -> str:
    builder = PathBuilder()
    plain = {name: value for name, value in element.attrib.items() if name != "transform"}
    builder.add_path_from_element(Element(tag, plain))
    pen = TenthsPen()
    for path in builder.paths:
        parse_path(path, pen)
    return "".join(pen.written)


class TenthsPen:
    """Writes a path in tenths of a unit, each step counted from where the pen really stands: no drift."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.place = self.start = (0, 0)

    def moveTo(self, point: Point) -> None:  # noqa: N802 — fontTools names the methods of a pen
        self.place = self.start = tenths(point)
        self.written.append("M" + numbers(self.place))

    def lineTo(self, point: Point) -> None:  # noqa: N802 — as above
        self.step("l", point)

    def curveTo(self, *points: Point) -> None:  # noqa: N802 — as above
        self.step("c", *points)

    def qCurveTo(self, *points: Point) -> None:  # noqa: N802 — as above
        self.step("q", *points)

    def closePath(self) -> None:  # noqa: N802 — as above
        self.written.append("z")
        self.place = self.start

    def endPath(self) -> None:  # noqa: N802 — as above
        """An open path says nothing more."""

    def step(self, command: str, *points: Point) -> None:
        reached = [tenths(point) for point in points]
        moves = [along - self.place[axis] for point in reached for axis, along in enumerate(point)]
        self.written.append(command + numbers(moves))
        self.place = reached[-1]


def tenths(point: Point) -> tuple[int, int]:
    return round(point[0] * 10), round(point[1] * 10)


def numbers(values: Iterator[int] | list[int] | tuple[int, int]) -> str:
    written = " ".join(f"{value / 10:g}" for value in values)
    return f" {written}".replace(" -", "-").replace(" 0.", " .").replace("-0.", "-.").strip()
