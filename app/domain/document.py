"""A procedure file as read: its text, its plain tree, its shape when it has one, and what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from app.domain.problems import Problem
from app.domain.shape import GestureShape, GroupShape, IncludeShape, NodeShape, ProcedureShape, QuestionShape
from app.domain.shape_faults import shape_problems
from app.domain.source import Source, read_source

SHARED_FOLDERS = ("commun", "savoir-faire")  # about no organisation: any procedure may use them


@dataclass(frozen=True, slots=True)
class Document:
    """One procedure file; `shape` is None when `problems` forbid one."""

    id: str
    text: str
    source: Source
    shape: ProcedureShape | None
    problems: tuple[Problem, ...]

    @property
    def folder(self) -> str:
        """The folder it stands in, which is the gettext domain of its texts."""
        return self.id.partition("/")[0]

    @property
    def slug(self) -> str:
        """The name of its file."""
        return self.id.partition("/")[2]

    def includes(self) -> tuple[str, ...]:
        """The ids of the files whose steps it splices in."""
        return tuple(node.file for node in self._nodes() if isinstance(node, IncludeShape))

    def trips(self) -> tuple[str, ...]:
        """The ids of the rescues and mini-lessons that its own gestures lead to."""
        gestures = [node for node in self._nodes() if isinstance(node, GestureShape)]
        rescues = [rescue.trip for gesture in gestures for rescue in gesture.rescues if rescue.trip]
        return (*rescues, *(gesture.skill for gesture in gestures if gesture.skill))

    def _nodes(self) -> Iterator[NodeShape]:
        return _below(self.shape.nodes) if self.shape else iter(())


def read_document(id: str, raw: bytes | str) -> Document:
    """Read a procedure file whatever it holds."""
    source = read_source(raw)
    text = raw if isinstance(raw, str) else raw.decode("utf-8", "replace")
    shape, problems = None, list(source.problems)
    if source.tree is not None:
        try:
            shape = ProcedureShape.model_validate(source.tree)
        except ValidationError as refused:
            told = {problem.place for problem in problems}
            found = shape_problems(ProcedureShape, refused, source)
            problems += [problem for problem in found if problem.place not in told]
    return Document(id, text.removeprefix("\ufeff"), source, None if problems else shape, tuple(problems))


def _below(nodes: list[NodeShape]) -> Iterator[NodeShape]:
    for node in nodes:
        yield node
        if isinstance(node, GroupShape):
            yield from _below(node.nodes)
        elif isinstance(node, QuestionShape):
            for choice in node.choices:
                yield from _below(choice.nodes)
