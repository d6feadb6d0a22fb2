"""Scalars that their author wrote another way: what he meant, when only one thing can be meant."""

import calendar
import re
from datetime import date

from app.domain.folding import fold, without_accents
from app.domain.shape_values import is_procedure_id, nearest

MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
_NUMBERS = {
    **{"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8},
    **{"neuf": 9, "dix": 10, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "soixante": 60},
}
_YES = frozenset({"yes", "y", "o", "vrai", "on", "1", "ok", "x", "coche"})
_NO = frozenset({"no", "n", "faux", "off", "0", "aucun", "null", "~"})
_YEAR_FIRST = re.compile(r"(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})\b")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/. -]\s*(\d{1,2})\s*[/. -]\s*(\d{4})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:er)?\s+([a-z]+)\s+(\d{4})")
_HOURS = re.compile(r"(\d{1,2})\s*h(?:eures?)?\s*(\d{1,2})?")
_DELAY = re.compile(r"(\d{1,2}|[a-z]+)\s*(j|jours?|sem|semaines?|mois|month|ans?|annees?)")
_UNITS = {"j": "jours", "s": "semaines", "m": "mois", "a": "ans"}


def day_meant(written: str) -> str:
    """A date as files write it, or an empty text."""
    said = without_accents(fold(written).lower())
    year, month, day = _year_month_day(said)
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year <= 2999):
        return ""
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day, last)).isoformat()


def minutes_meant(written: str) -> str:
    """« 1 h 30 » or « 20 minutes » as minutes, or an empty text."""
    said = without_accents(fold(written).lower())
    hours = _HOURS.search(said)
    if hours:
        return str(int(hours[1]) * 60 + int(hours[2] or 0))
    return number_meant(said)


def number_meant(written: str) -> str:
    """The first whole number of a text, or an empty text."""
    said = without_accents(fold(written).lower())
    digits = re.search(r"\d{1,9}", said.replace("_", ""))
    if digits:
        return str(int(digits[0]))
    word = next((word for word in re.findall("[a-z]+", said) if word in _NUMBERS), "")
    return str(_NUMBERS[word]) if word else ""


def flag_meant(written: str) -> str:
    """true or false, or an empty text."""
    said = without_accents(fold(written).lower())
    if said in _YES or nearest(said, ["true", "oui"]):
        return "true"
    return "false" if said in _NO or nearest(said, ["false", "non"]) else ""


def delay_meant(written: str) -> str:
    """« 3 month » as « 3 mois », or an empty text."""
    match = _DELAY.search(without_accents(fold(written).lower()))
    if match is None:
        return ""
    count = int(match[1]) if match[1].isdecimal() else _NUMBERS.get(match[1], 0)
    unit = _UNITS[match[2][0]]
    if unit == "ans":
        count, unit = count * 12, "mois"
    return f"{count} {unit}" if 1 <= count <= 99 else ""


def host_meant(written: str) -> str:
    """The name of a site, of its whole address, or of one in capitals."""
    bare = re.sub(r"^\s*[a-z]*:?/{0,2}", "", written.strip().lower()) if "/" in written else written.strip()
    return bare.split("/")[0].split("?")[0].split(":")[0].lower().replace(" ", "").strip(".")


def address_meant(written: str) -> str:
    """A page of the web, from what somebody copied."""
    bare = re.sub(r"^(?:https?|ttps?)?\s*[:;]?\s*/*\s*", "", fold(written), flags=re.IGNORECASE)
    bare = bare.replace(" ", "%20")
    host, slash, rest = bare.partition("/")
    return f"https://{host.lower()}{slash or '/'}{rest}"


def procedure_meant(written: str, known: list[str]) -> str:
    """The file of these that was probably meant, or an empty text."""
    said = without_accents(fold(written).lower()).replace("\\", "/").replace(" ", "-").replace("_", "-")
    said = said.removeprefix("procedures/").removesuffix(".yaml").removesuffix(".yml").strip("/")
    if said in known:
        return said
    slug = said.rpartition("/")[2]
    alike = [id for id in known if id.partition("/")[2] == slug]
    if len(alike) == 1:
        return alike[0]
    slugs = {id.partition("/")[2]: id for id in known}
    meant = nearest(said, known) or slugs.get(nearest(slug, list(slugs)), "")
    return meant if is_procedure_id(meant) else ""


def _year_month_day(said: str) -> tuple[int, int, int]:
    if first := _YEAR_FIRST.search(said):
        return int(first[1]), int(first[2]), int(first[3])
    if last := _DAY_FIRST.search(said):
        return int(last[3]), int(last[2]), int(last[1])
    if words := _IN_WORDS.search(said):
        month = nearest(words[2], list(MONTHS))
        return int(words[3]), MONTHS.index(month) + 1 if month else 0, int(words[1])
    return 0, 0, 0
