"""Shape → domain: ids given, sentences put in their domain, the steps of other files spliced in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.autonomy import Autonomy
from app.domain.document import Document
from app.domain.gesture import Element, Gesture, Nature, Rescue, Screen, Sentence, Texts
from app.domain.procedure import Choice, Exit, Group, Node, Procedure, Question, Reminder, Source, Thing
from app.domain.shape import (
    ChoiceShape,
    GestureShape,
    GroupShape,
    IncludeShape,
    NodeShape,
    ProcedureShape,
    QuestionShape,
)
from app.domain.shape_parts import ExitShape, LevelShape, ReminderShape, ScreenShape, ThingShape
from app.domain.shape_values import read_delay

MONTHS_OF_TRUST = 6


def build_procedure(document: Document, shape: ProcedureShape, nodes: tuple[Node, ...]) -> Procedure:
    """The whole procedure, once its nodes are built."""
    of = _Words(document.folder)
    return Procedure(
        id=document.id,
        title=of.sentence(shape.title),
        purpose=of.sentence(shape.purpose),
        minutes=shape.minutes,
        nodes=nodes,
        organisation=shape.organisation,
        family=shape.family,
        image=shape.image,
        cost=of.perhaps(shape.cost),
        verified_on=shape.verified_on,
        verify_before=shape.verify_before or months_later(shape.verified_on, MONTHS_OF_TRUST),
        to_prepare=tuple(of.thing(one) for one in shape.to_prepare),
        prerequisites=tuple(shape.prerequisites),
        sources=tuple(Source(one.title, one.url, one.read_on, one.nature) for one in shape.sources),
        afterwards=of.each(shape.afterwards),
        amend=of.perhaps(shape.amend),
        scams=of.each(shape.scams),
        reminders=tuple(of.reminder(one) for one in shape.reminders),
        unverified=shape.unverified,
    )


def build_nodes(
    document: Document, shape: ProcedureShape, prefix: str, splice: Callable[[str], tuple[Node, ...]]
) -> tuple[Node, ...]:
    """The steps of a file; `splice` gives those of a file it includes, `prefix` begins every id."""
    amend = _Words(document.folder).perhaps(shape.amend)
    builder = _Builder(_Words(document.folder), prefix, amend, splice)
    return tuple(builder.nodes(shape.nodes, document.slug))


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


@dataclass(frozen=True, slots=True)
class _Words:
    """Sentences of one gettext domain."""

    domain: str

    def sentence(self, text: str) -> Sentence:
        return Sentence(text, self.domain)

    def perhaps(self, text: str | None) -> Sentence | None:
        return None if text is None else Sentence(text, self.domain)

    def each(self, texts: list[str]) -> tuple[Sentence, ...]:
        return tuple(Sentence(text, self.domain) for text in texts)

    def thing(self, shape: str | ThingShape) -> Thing:
        if isinstance(shape, str):
            return Thing(self.sentence(shape))
        return Thing(self.sentence(shape.what), shape.image)

    def reminder(self, shape: ReminderShape) -> Reminder:
        months, days = read_delay(shape.delay) if shape.delay else (0, 0)
        return Reminder(self.sentence(shape.what), months, days, shape.month_day)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds the nodes of one file."""

    of: _Words
    prefix: str
    amend: Sentence | None
    splice: Callable[[str], tuple[Node, ...]]

    def nodes(self, shapes: list[NodeShape], parent: str) -> Iterator[Node]:
        for rank, shape in enumerate(shapes, start=1):
            if isinstance(shape, IncludeShape):
                yield from self.splice(shape.file)
            elif isinstance(shape, GestureShape):
                yield self._gesture(shape, self.prefix + (shape.id or f"{parent}.{rank}"))
            elif isinstance(shape, GroupShape):
                yield self._group(shape)
            else:
                yield self._question(shape)

    def _group(self, shape: GroupShape) -> Group:
        return Group(
            id=self.prefix + shape.id,
            title=self.of.sentence(shape.title),
            nodes=tuple(self.nodes(shape.nodes, shape.id)),
            why=self.of.perhaps(shape.why),
            image=shape.image,
            replayed=shape.replayed,
            together=shape.together,
            unverified=shape.unverified,
            organisation=shape.organisation,
        )

    def _question(self, shape: QuestionShape) -> Question:
        return Question(
            id=self.prefix + shape.id,
            ask=self.of.sentence(shape.ask),
            choices=tuple(self._choice(choice, shape.id) for choice in shape.choices),
            why=self.of.perhaps(shape.why),
            say=self.of.perhaps(shape.say),
            mediator=self.of.perhaps(shape.mediator),
            image=shape.image,
            unverified=shape.unverified,
        )

    def _choice(self, shape: ChoiceShape, question: str) -> Choice:
        address = f"{question}.{shape.id}"
        return Choice(
            id=shape.id,
            label=self.of.sentence(shape.label),
            nodes=tuple(self.nodes(shape.nodes, address)),
            exit=None if shape.exit is None else self._exit(shape.exit, self.prefix + address),
            image=shape.image,
            unverified=shape.unverified,
        )

    def _exit(self, shape: ExitShape, id: str) -> Exit:
        title, text = self.of.sentence(shape.title), self.of.sentence(shape.text)
        return Exit(id, title, text, shape.towards, shape.unverified)

    def _gesture(self, shape: GestureShape, id: str) -> Gesture:
        return Gesture(
            id=id,
            texts=self._texts(shape),
            levels=self._levels(shape),
            screen=None if shape.screen is None else self._screen(shape.screen),
            rescues=tuple(
                Rescue(self.of.sentence(one.when), self.of.perhaps(one.then), one.trip)
                for one in shape.rescues
            ),
            nature=shape.nature,
            secret=shape.secret,
            where=shape.where,
            skill=shape.skill,
            image=shape.image,
            commitment=shape.commitment,
            recap=self.of.perhaps(shape.recap),
            proof=self.of.perhaps(shape.proof),
            amend=self.amend if shape.nature is Nature.COMMITTING else None,
            unverified=shape.unverified,
        )

    def _levels(self, shape: GestureShape) -> dict[Autonomy, Texts]:
        blocks = zip(Autonomy, (shape.done_for, shape.done_with, shape.done_by), strict=True)
        return {level: self._texts(block, block.masked) for level, block in blocks if block is not None}

    def _texts(self, shape: GestureShape | LevelShape, masked: bool = False) -> Texts:
        perhaps = self.of.perhaps
        return Texts(
            perhaps(shape.do), perhaps(shape.see), perhaps(shape.say), perhaps(shape.mediator), masked
        )

    def _screen(self, shape: ScreenShape) -> Screen:
        return Screen(
            shape.address,
            tuple(
                Element(kind, self.of.sentence(label), element.target, element.example)
                for element in shape.elements
                for kind, label in element.drawn
            ),
        )
