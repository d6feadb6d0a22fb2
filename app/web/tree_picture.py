"""The picture of a tree: what each part of a sketch looks like, its words, and the phases one folds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from flask_babel import gettext

from app.domain.gesture import Sentence
from app.domain.language import Phrase
from app.domain.problems import Problem
from app.domain.sketch import Drawn, Figure, Sketch, Way
from app.web.marks import tightened
from app.web.svg_text import BOLD, LINE, SIZE, width_of, wrapped
from app.web.tree_blocks import Block, Box, Line, alone, forked, in_turn, within

WIDE = 224.0  # of a gesture
_OUT = 180.0  # of an exit
_PAD = 12.0
_TITLES = frozenset(("etape", "question", "reponse"))  # in bold
_HALF = 6.0  # less room where two parts of a box meet
_ROOM = 16.0  # around what a frame holds


@dataclass(frozen=True, slots=True)
class Section:
    """A phase, or what stands between phases: a drawing that folds; `node` is None without a title."""

    node: Drawn | None
    block: Block


@dataclass(frozen=True, slots=True)
class Picture:
    """Draws a sketch; `say` puts a sentence in the language of the page, `title_of` names another file."""

    say: Callable[[Sentence], Phrase]
    title_of: Callable[[str], Sentence]
    explain: Callable[[Problem], str]
    rtl: bool = False

    def sections(self, sketch: Sketch) -> tuple[Section, ...]:
        """The phases, and what stands between them, in order."""
        return tuple(self._sections(sketch))

    def _sections(self, sketch: Sketch) -> Iterator[Section]:
        runs = groupby(sketch.nodes, key=lambda node: node.line if node.figure is Figure.GROUP else 0)
        for _, run in runs:
            nodes = tuple(run)
            phase = nodes[0] if nodes[0].figure is Figure.GROUP else None
            block = self._in_turn(phase.nodes if phase else nodes)
            yield Section(phase, block.mirrored() if self.rtl else block)

    def _in_turn(self, nodes: tuple[Drawn, ...]) -> Block:
        return in_turn(self._node(node) for node in nodes)

    def _node(self, node: Drawn) -> Block:
        return _NODES[node.figure](self, node)

    def gesture(self, node: Drawn) -> Block:
        """A sheet: what to do, what it puts at risk, what to do when it does not go."""
        marks = self._marks(node)
        look = "engage" if node.nature == "engageant" else "geste"
        box = self._box(look, node.said, node.line, WIDE, told=node.problems, under=marks)
        return alone(self._rescued(box, node) if node.rescues else box)

    def include(self, node: Drawn) -> Block:
        """A box with two posts: the steps of another file."""
        said = self.title_of(node.leads_to)
        return alone(self._box("emprunt", said, node.line, WIDE, told=node.problems, over=gettext("Reprend")))

    def group(self, node: Drawn) -> Block:
        """A frame around its gestures."""
        held = self._in_turn(node.nodes)
        room = max(WIDE, held.width)
        title = self._box("etape", node.said, node.line, room + 2 * _ROOM, told=node.problems)
        return within(title, held, title.height, _ROOM)

    def question(self, node: Drawn) -> Block:
        """A shape with two points, and a way for each answer."""
        over = gettext("Question")
        asked = alone(
            self._box("question", node.said, node.line, WIDE + 40, told=node.problems, over=over, pad=30)
        )
        return forked(asked, [self._way(way) for way in node.ways])

    def _way(self, way: Way) -> Block:
        width = WIDE if way.problems else self._snug(way.label)
        label = alone(self._box("reponse", way.label, way.line, width, told=way.problems))
        blocks = [label, *(self._node(node) for node in way.nodes)]
        if way.exit is None:
            return in_turn(blocks)
        over = gettext("Sortie")
        out = alone(self._box("sortie", way.exit, way.exit_line, _OUT, over=over, pad=20))
        whole = in_turn([*blocks, out])
        return Block(whole.width, whole.height, whole.axis, whole.boxes, whole.threads, goes_on=False)

    def _snug(self, said: Sentence) -> float:
        """As wide as an answer is, within reason."""
        return min(max((width_of(self.say(said).plain) + 2 * _PAD) * BOLD + 4, 70.0), _OUT)

    def _rescued(self, box: Box, node: Drawn) -> Box:
        """The same sheet, longer by what one does when it does not go as said."""
        lines = [self._line(gettext("Si cela bloque"), "mot")]
        for rescue in node.rescues:
            lines += self._lines(rescue.when, WIDE, most=2)
            if rescue.trip:
                bullet = gettext("Détour :")
                lines += self._lines(self.title_of(rescue.trip), WIDE, most=2, look="detour", bullet=bullet)
        more = self._boxed(box.look, lines, box.line, WIDE).moved(0, box.height - _HALF)
        height = box.height + more.height - _HALF
        return replace(box, height=height, lines=(*box.lines, *more.lines), split=box.height - _HALF / 2)

    def _marks(self, node: Drawn) -> tuple[str, ...]:
        named = {"donnee": gettext("Donne une information"), "engageant": gettext("Engage la personne")}
        secret = (gettext("Secret"),) if node.secret else ()
        return (*((named[node.nature],) if node.nature in named else ()), *secret)

    def _box(
        self,
        look: str,
        said: Sentence,
        line: int,
        width: float,
        *,
        told: tuple[Problem, ...] = (),
        over: str = "",
        under: tuple[str, ...] = (),
        pad: float = _PAD,
    ) -> Box:
        lines = [self._line(over, "mot")] if over else []
        lines += self._lines(said, width / BOLD if look in _TITLES else width, pad=pad)
        lines += [self._line(" · ".join(under), "mot")] if under else []
        for problem in told[:1]:
            text = self.explain(problem)
            lines += [self._line(one, "faute") for one in wrapped(text, (width - 2 * pad) / BOLD, most=3)]
        return self._boxed(look, lines, line, width, told=told, pad=pad)

    def _boxed(
        self,
        look: str,
        lines: list[Line],
        line: int,
        width: float,
        *,
        told: tuple[Problem, ...] = (),
        pad: float = _PAD,
    ) -> Box:
        """The box that holds these lines, each set on its own height and against its own side."""
        height = len(lines) * LINE + 2 * _PAD - (LINE - SIZE)
        middle = look in ("question", "reponse", "sortie")
        placed = tuple(
            Line(
                one.text,
                width / 2 if middle else pad,
                _PAD + SIZE * 0.82 + rank * LINE,
                one.look,
                one.language,
                one.direction,
            )
            for rank, one in enumerate(lines)
        )
        worst = max((problem.severity.name.lower() for problem in told[:1]), default="")
        told_whole = "\n".join(map(self.explain, told))
        return Box(look, 0, 0, width, height, placed, line, faulty=worst, told=told_whole)

    def _lines(
        self,
        said: Sentence,
        width: float,
        *,
        most: int = 4,
        look: str = "",
        pad: float = _PAD,
        bullet: str = "",
    ) -> list[Line]:
        phrase = self.say(said)
        text = tightened(f"{bullet} {phrase.plain}".strip()) or gettext("(rien n’est écrit)")
        cut = wrapped(text, width - 2 * pad, most=most)
        return [Line(one, 0, 0, look, phrase.language, phrase.direction) for one in cut]

    def _line(self, text: str, look: str) -> Line:
        return Line(text, 0, 0, look, "", "rtl" if self.rtl else "ltr")


_NODES: dict[Figure, Callable[[Picture, Drawn], Block]] = {
    Figure.GESTURE: Picture.gesture,
    Figure.INCLUDE: Picture.include,
    Figure.GROUP: Picture.group,
    Figure.QUESTION: Picture.question,
}
