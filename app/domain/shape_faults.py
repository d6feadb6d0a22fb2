"""What pydantic refuses, as Problems with the place of the value in the file."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from app.domain.problems import Problem
from app.domain.remarks import error
from app.domain.shape import TAGGED, kinds_of
from app.domain.shape_values import nearest
from app.domain.source import Plain, Route, Source

_CODES = {
    "string_type": "shape.not-text",
    "list_type": "shape.not-a-list",
    "model_type": "shape.not-keys",
    "model_attributes_type": "shape.not-keys",
    "dict_type": "shape.not-keys",
    "int_type": "shape.not-text",
    "int_from_float": "shape.not-text",
    "bool_type": "shape.not-text",
    "date_type": "shape.not-text",
    "date_from_datetime_inexact": "shape.not-text",
    "enum": "shape.not-text",
    "greater_than_equal": "shape.out-of-range",
    "less_than_equal": "shape.out-of-range",
    "too_short": "shape.empty",
}
_OF_A_KEY = "[key]"  # what pydantic adds to the place of a key that is refused itself


def shape_problems(model: type[BaseModel], refused: ValidationError, source: Source) -> list[Problem]:
    """Every fault of a document against a model; a misspelt key is said once."""
    details = refused.errors(include_url=False)
    typos = {_typo(model, detail) for detail in details if detail["type"] == "extra_forbidden"}
    return [
        problem
        for detail in details
        if not (detail["type"] == "missing" and _route(detail) in typos)
        for problem in [_problem(model, detail, source)]
    ]


def _typo(model: type[BaseModel], detail: ErrorDetails) -> Route:
    """The route of the key that was probably meant."""
    *above, key = _route(detail)
    return (*above, nearest(str(key), _known_keys(model, detail)))


def _problem(model: type[BaseModel], detail: ErrorDetails, source: Source) -> Problem:
    route, kind = _route(detail), detail["type"]
    if kind == "extra_forbidden":
        key, known = str(route[-1]), _known_keys(model, detail)
        return error("shape.unknown-key", source.key_place(route), key=key, nearest=nearest(key, known))
    if kind == "missing":
        return error("shape.missing-key", source.place(route[:-1]), key=route[-1])
    if kind == "union_tag_not_found":
        return _kindless(route, source)
    key = next((str(step) for step in reversed(route) if isinstance(step, str)), "la démarche")
    facts = {"key": key, **{name: str(fact) for name, fact in (detail.get("ctx") or {}).items()}}
    place = source.key_place(route) if _OF_A_KEY in detail["loc"] else source.place(route)
    return error(_CODES.get(kind, kind), place, **facts)


def _kindless(route: Route, source: Source) -> Problem:
    """A node that is no gesture, question, group or include, or several at once."""
    node = _at(source.tree, route)
    if not isinstance(node, dict):
        return error("shape.not-keys", source.place(route), key="etapes")
    if kinds_of(node):
        found = ", ".join(sorted(kind.value.removeprefix(":") for kind in kinds_of(node)))
        return error("shape.node-of-two-kinds", source.place(route), found=found)
    return error("shape.node-without-kind", source.place(route))


def _route(detail: ErrorDetails) -> Route:
    return tuple(step for step in detail["loc"] if step not in TAGGED and step != _OF_A_KEY)


def _at(tree: Plain | None, route: Route) -> Any:
    here: Any = tree
    for step in route:
        here = here[step]
    return here


def _known_keys(model: type[BaseModel], detail: ErrorDetails) -> list[str]:
    """The keys of the model that a key was refused by, found by walking down its place."""
    here = list(_models(model.model_fields["root"].annotation)) if issubclass(model, RootModel) else [model]
    for step in detail["loc"][:-1]:
        if step in TAGGED:
            here = [TAGGED[str(step)]]
        elif isinstance(step, str):
            fields = [field for one in here for name, field in _fields(one) if name == step]
            here = [inner for field in fields for inner in _models(field.annotation)] or here
    return [name for one in here for name, _ in _fields(one)]


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    return ((field.alias or name, field) for name, field in model.model_fields.items())


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models an annotation speaks of, however wrapped."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
