"""Ways through a tree of steps: enough of them to meet every answer, hence every step."""

from collections.abc import Iterator, Mapping

from app.domain.procedure import Choice, Group, Node, Question

Answers = Mapping[str, str]


def through_every_answer(nodes: tuple[Node, ...]) -> Iterator[Answers]:
    """The usual way, then, for each answer of each question, a whole way that goes through it."""
    yield usual(nodes)
    for question, choice, above in _choices(nodes, {}):
        yield {**usual(nodes), **usual(choice.nodes), **above, question.id: choice.id}


def usual(nodes: tuple[Node, ...]) -> dict[str, str]:
    """To each question, the answer that goes on with the least to do."""
    found: dict[str, str] = {}
    for question, _, _ in _choices(nodes, {}):
        goes_on = [choice for choice in question.choices if choice.exit is None] or list(question.choices)
        found[question.id] = min(goes_on, key=lambda choice: len(choice.nodes)).id
    return found


def _choices(nodes: tuple[Node, ...], above: Answers) -> Iterator[tuple[Question, Choice, Answers]]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _choices(node.nodes, above)
        elif isinstance(node, Question):
            for choice in node.choices:
                yield node, choice, above
                yield from _choices(choice.nodes, {**above, node.id: choice.id})


def every_way(nodes: tuple[Node, ...]) -> Iterator[Answers]:
    """Every way through a tree, one by one: they may be very many."""
    for answers, _ in _through(nodes):
        yield answers


def count_ways(nodes: tuple[Node, ...]) -> int:
    """How many ways there are, without going through them."""
    going_on, ending = _counted(nodes)
    return going_on + ending


def _through(nodes: tuple[Node, ...]) -> Iterator[tuple[Answers, bool]]:
    """The answers of each way, and whether it goes on beyond these nodes."""
    if not nodes:
        yield {}, True
        return
    for answers, goes_on in _through_node(nodes[0]):
        if goes_on:
            for more, beyond in _through(nodes[1:]):
                yield {**answers, **more}, beyond
        else:
            yield answers, False


def _through_node(node: Node) -> Iterator[tuple[Answers, bool]]:
    if isinstance(node, Group):
        yield from _through(node.nodes)
    elif isinstance(node, Question):
        for choice in node.choices:
            for answers, goes_on in _through(choice.nodes):
                yield {node.id: choice.id, **answers}, goes_on and choice.exit is None
    else:
        yield {}, True


def _counted(nodes: tuple[Node, ...]) -> tuple[int, int]:
    """How many ways go on beyond these nodes, and how many end within."""
    going_on, ending = 1, 0
    for node in nodes:
        further, ended = _counted_node(node)
        ending += going_on * ended
        going_on *= further
    return going_on, ending


def _counted_node(node: Node) -> tuple[int, int]:
    if isinstance(node, Group):
        return _counted(node.nodes)
    if not isinstance(node, Question):
        return 1, 0
    going_on = ending = 0
    for choice in node.choices:
        further, ended = _counted(choice.nodes)
        ending += ended if choice.exit is None else ended + further
        going_on += further if choice.exit is None else 0
    return going_on, ending
