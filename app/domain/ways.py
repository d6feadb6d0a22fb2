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
