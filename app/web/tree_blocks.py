"""The pieces of a drawn tree: boxes and threads set in a block, that others are put above and beside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

Point = tuple[float, float]

GAP = 16.0  # between a box and the next, where the thread shows
APART = 20.0  # between two ways


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, the point it begins at, and how it is written."""

    text: str
    x: float
    y: float
    look: str
    language: str = "fr"
    direction: str = "ltr"


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the tree as a shape with its text; `line` is where it stands in the file.

    Under `split`, where there is one, is what one does when it does not go as said.
    """

    look: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    line: int = 0
    split: float = 0
    faulty: str = ""
    told: str = ""

    def moved(self, along: float, down: float) -> "Box":
        """The same box elsewhere."""
        lines = tuple(replace(one, x=one.x + along, y=one.y + down) for one in self.lines)
        split = self.split + down if self.split else 0
        return replace(self, x=self.x + along, y=self.y + down, lines=lines, split=split)


@dataclass(frozen=True, slots=True)
class Thread:
    """A line that leads from one thing to the next."""

    points: tuple[Point, ...]
    look: str = ""

    def moved(self, along: float, down: float) -> "Thread":
        """The same thread elsewhere."""
        return Thread(tuple((x + along, y + down) for x, y in self.points), self.look)


@dataclass(frozen=True, slots=True)
class Block:
    """A drawing with one way in, at the top of its axis, and one way out beneath unless nothing goes on."""

    width: float
    height: float
    axis: float
    boxes: tuple[Box, ...] = ()
    threads: tuple[Thread, ...] = ()
    goes_on: bool = True

    def moved(self, along: float, down: float) -> "Block":
        """The same block, its contents elsewhere within the drawing that will hold it."""
        boxes = tuple(box.moved(along, down) for box in self.boxes)
        threads = tuple(thread.moved(along, down) for thread in self.threads)
        return replace(self, boxes=boxes, threads=threads)

    def mirrored(self) -> "Block":
        """The same block read from the other side."""
        boxes = tuple(
            replace(
                box,
                x=self.width - box.x - box.width,
                lines=tuple(replace(line, x=self.width - line.x) for line in box.lines),
            )
            for box in self.boxes
        )
        threads = tuple(
            Thread(tuple((self.width - x, y) for x, y in thread.points), thread.look)
            for thread in self.threads
        )
        return replace(self, boxes=boxes, threads=threads, axis=self.width - self.axis)


def alone(box: Box) -> Block:
    """A block of one box."""
    return Block(box.width, box.height, box.width / 2, (box,))


def in_turn(blocks: Iterable[Block]) -> Block:
    """One after the other, on one axis; nothing leads to what stands beyond a way that does not go on."""
    row = list(blocks)
    axis = max((one.axis for one in row), default=0.0)
    width = axis + max((one.width - one.axis for one in row), default=0.0)
    boxes: list[Box] = []
    threads: list[Thread] = []
    height, goes_on = 0.0, True
    for rank, block in enumerate(row):
        if rank:
            if goes_on:
                threads.append(Thread(((axis, height), (axis, height + GAP)), "suite"))
            height += GAP
        there = block.moved(axis - block.axis, height)
        boxes += there.boxes
        threads += there.threads
        height += block.height
        goes_on = block.goes_on
    return Block(width, height, axis, tuple(boxes), tuple(threads), goes_on)


def forked(question: Block, ways: Sequence[Block]) -> Block:
    """A question, its ways side by side beneath it, and the thread that gathers those that go on."""
    across = sum(way.width for way in ways) + APART * (len(ways) - 1)
    axis = max(across / 2, question.axis)
    width = max(across, question.width)
    tall = max((way.height for way in ways), default=0.0)
    top, bottom = question.height + GAP, question.height + GAP + tall + GAP
    boxes = list(question.moved(axis - question.axis, 0).boxes)
    threads = [Thread(((axis, question.height), (axis, question.height + GAP / 2)))]
    start = axis - across / 2
    feet: list[Point] = []
    for way in ways:
        foot = start + way.axis
        there = way.moved(start, top)
        boxes += there.boxes
        threads += [Thread(((axis, top - GAP / 2), (foot, top - GAP / 2), (foot, top))), *there.threads]
        if way.goes_on:
            feet.append((foot, top + way.height))
        start += way.width + APART
    threads += [Thread(((x, y), (x, bottom - GAP / 2), (axis, bottom - GAP / 2))) for x, y in feet]
    if feet:
        threads.append(Thread(((axis, bottom - GAP / 2), (axis, bottom))))
    return Block(width, bottom, axis, tuple(boxes), tuple(threads), bool(feet))


def within(frame: Box, held: Block, above: float, around: float) -> Block:
    """A block set in a frame, under its title."""
    width = max(frame.width, held.width + 2 * around)
    height = above + held.height + around
    axis = max(held.axis + around, (width - held.width) / 2 + held.axis)
    inside = held.moved(axis - held.axis, above)
    outer = replace(frame, width=width, height=height)
    foot = (Thread(((axis, height - around), (axis, height))),) if held.goes_on else ()
    return Block(width, height, axis, (outer, *inside.boxes), (*inside.threads, *foot), held.goes_on)
