"""The scalars of a document: every one is written as text, and becomes what its key wants, or a refusal."""

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from app.domain.folding import fold, without_accents
from app.domain.gesture import Commitment, Nature, Where
from app.domain.procedure import Credence

MAX_ID = 64

_ID = re.compile(r"[a-z0-9](-?[a-z0-9])*")
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_URL = re.compile(r"https?://(?P<host>[^/?#\s]+)([/?#][^\s<>\"{}|\\^`]*)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"\d{1,9}")
_DELAY = re.compile(r"([1-9]\d?) (jours?|semaines?|mois)")
_FLAGS = {"true": True, "oui": True, "false": False, "non": False}


class Family(StrEnum):
    """The shelves of the catalogue."""

    PAPERS = "papiers"
    FAMILY = "famille"
    SOCIAL = "social"
    WORK = "travail"
    HOUSING = "logement"
    TRANSPORT = "transports"
    MONEY = "argent"
    JUSTICE = "justice"
    FOREIGNERS = "etranger"
    LEISURE = "loisirs"


def is_id(text: str) -> bool:
    """True for what a file, a folder or a node may be called."""
    return len(text) <= MAX_ID and _ID.fullmatch(text) is not None


def as_id(text: str) -> str:
    """The nearest id to a text, to propose it."""
    return re.sub(r"[^a-z0-9]+", "-", without_accents(text.lower())).strip("-")[:MAX_ID].strip("-")


def is_procedure_id(text: str) -> bool:
    """True for `folder/slug`."""
    folder, slash, slug = text.partition("/")
    return bool(slash) and is_id(folder) and is_id(slug)


def nearest(word: str, known: list[str]) -> str:
    """The known word that was probably meant, or an empty text."""
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")


def read_delay(text: str) -> tuple[int, int]:
    """« 3 mois » as months and days; raise ValueError on what is no delay."""
    match = _DELAY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    count = int(match[1])
    return (count, 0) if match[2] == "mois" else (0, count * (7 if match[2].startswith("semaine") else 1))


def _text(value: str) -> str:
    folded = fold(value)
    if not folded:
        raise PydanticCustomError("shape.empty", "empty")
    return folded


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        if not _WHOLE.fullmatch(fold(value)):
            raise PydanticCustomError("shape.not-a-number", "not a number", {"value": value})
        return int(fold(value))
    return value


def _day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            if _DAY.fullmatch(fold(value)):
                return date.fromisoformat(fold(value))
        except ValueError:
            pass  # « 2026-13-45 »: the refusal below says it
        raise PydanticCustomError("shape.not-a-date", "not a date", {"value": value})
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        flag = _FLAGS.get(fold(value).lower())
        if flag is None:
            raise PydanticCustomError("shape.not-yes-or-no", "not a boolean", {"value": value})
        return flag
    return value


def _id(value: str) -> str:
    if not is_id(value):
        raise PydanticCustomError("shape.bad-id", "bad id", {"value": value, "proposed": as_id(value)})
    return value


def _procedure_id(value: str) -> str:
    if not is_procedure_id(value):
        raise PydanticCustomError("shape.bad-procedure-id", "bad procedure id", {"value": value})
    return value


def _delay(value: str) -> str:
    try:
        read_delay(value)
    except ValueError:
        raise PydanticCustomError("shape.bad-delay", "bad delay", {"value": value}) from None
    return value


def _month_day(value: int) -> int:
    if not 1 <= value <= 31:
        raise PydanticCustomError("shape.bad-month-day", "bad day", {"value": str(value)})
    return value


def _host(value: str) -> str:
    if not _HOST.fullmatch(value):
        raise PydanticCustomError("shape.bad-host", "bad host", {"value": value})
    return value


def _url(value: str) -> str:
    match = _URL.fullmatch(value)
    if match is None or not _HOST.fullmatch(match["host"].lower()):
        raise PydanticCustomError("shape.bad-address", "bad address", {"value": value})
    return value


def known(kind: type[StrEnum]) -> Callable[[Any], Any]:
    """Accept the words of this enumeration, and propose the nearest for any other."""
    words = [member.value for member in kind]

    def check(value: Any) -> Any:
        if isinstance(value, str) and value not in words:
            facts = {"value": value, "known": ", ".join(words), "nearest": nearest(value, words)}
            raise PydanticCustomError("shape.unknown-value", "unknown value", facts)
        return value

    return check


Text = Annotated[str, AfterValidator(_text)]
Whole = Annotated[int, BeforeValidator(_whole)]
Day = Annotated[date, BeforeValidator(_day)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Id = Annotated[Text, AfterValidator(_id), Field(json_schema_extra={"pattern": f"^{_ID.pattern}$"})]
ProcedureId = Annotated[Text, AfterValidator(_procedure_id)]
Delay = Annotated[Text, AfterValidator(_delay), Field(json_schema_extra={"pattern": f"^{_DELAY.pattern}$"})]
MonthDay = Annotated[
    Whole, AfterValidator(_month_day), Field(json_schema_extra={"minimum": 1, "maximum": 31})
]
Host = Annotated[Text, AfterValidator(_host)]
Url = Annotated[Text, AfterValidator(_url)]
FamilyKey = Annotated[Family, BeforeValidator(known(Family))]
NatureKey = Annotated[Nature, BeforeValidator(known(Nature))]
WhereKey = Annotated[Where, BeforeValidator(known(Where))]
CommitmentKey = Annotated[Commitment, BeforeValidator(known(Commitment))]
CredenceKey = Annotated[Credence, BeforeValidator(known(Credence))]
