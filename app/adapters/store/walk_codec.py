"""A walk as JSON text and back: every field, and no other, so that an older program never drops one."""

import json
import types
from collections.abc import Callable, Mapping, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, partial
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.domain.autonomy import Autonomy
from app.domain.walk import Walk

Reader = Callable[[Any], Any]


class UnreadableWalk(Exception):
    """A kept walk that this version cannot read, most often because a later one wrote it."""


def encode(walk: Walk) -> str:
    """The same text for the same walk, whatever the order of its sets and mappings."""
    return json.dumps(_plain(walk), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def decode(text: str) -> Walk:
    """Raise UnreadableWalk for a field that `Walk` has not, lacks or holds otherwise."""
    try:
        walk: Walk = _reader(Walk)(json.loads(text))
    except (TypeError, ValueError) as fault:
        raise UnreadableWalk(str(fault)) from fault
    return walk


def _plain(value: Any) -> Any:
    if isinstance(value, Autonomy):
        return value.key
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, Set):
        return sorted(_plain(one) for one in value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


@cache
def _reader(kind: Any) -> Reader:
    """How to read one type; the types of `Walk` say the whole format."""
    if kind is Autonomy:
        return Autonomy.from_key
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if is_dataclass(kind):
        readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
        return partial(_object, kind, readers)
    if get_origin(kind) is not None:
        return _container(get_origin(kind), get_args(kind))
    return partial(_scalar, kind)


def _container(origin: Any, inner: tuple[Any, ...]) -> Reader:
    if origin in (Union, types.UnionType):
        (present,) = (_reader(one) for one in inner if one is not types.NoneType)
        return lambda raw: None if raw is None else present(raw)
    one = _reader(inner[-1] if origin is Mapping else inner[0])
    if origin is Mapping:
        return lambda raw: {key: one(value) for key, value in _scalar(dict, raw).items()}
    gather = {tuple: tuple, Set: frozenset}[origin]
    return lambda raw: gather(one(value) for value in _scalar(list, raw))


def _object(kind: Any, readers: Mapping[str, Reader], raw: Any) -> Any:
    unknown = _scalar(dict, raw).keys() - readers.keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no {sorted(unknown)}")
    return kind(**{name: readers[name](value) for name, value in raw.items()})


def _scalar(kind: type, raw: Any) -> Any:
    if type(raw) is not kind:
        raise TypeError(f"{raw!r} is no {kind.__name__}")
    return raw
