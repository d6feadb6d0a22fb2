"""Mends of one value: its form, its spelling, its kind."""

import html
import re
from collections.abc import Iterator

from app.domain.checks import Surroundings
from app.domain.checks.texts import PLACEHOLDER, faults_of
from app.domain.folding import fold
from app.domain.mending.amends import (
    address_meant,
    day_meant,
    delay_meant,
    flag_meant,
    host_meant,
    minutes_meant,
    number_meant,
    procedure_meant,
)
from app.domain.mending.entries import Entry
from app.domain.mending.manuscript import Manuscript, fresh
from app.domain.mending.mend import Mend, mend
from app.domain.mending.writing import set_key, set_text
from app.domain.problems import Problem
from app.domain.shape_values import as_id, is_id, nearest

_BRACES = re.compile(r"\{([^{}]*)\}")
_TAG = re.compile(r"</?(?:b|strong|em|i)>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z!][^>]{0,200}>?")
_LINK = re.compile(r"\]?\(?\b(?:(?:https?|ftp|mailto|tel|javascript|data|file):|www\.)\S+", re.IGNORECASE)
_SITE = "le site officiel"
_MOST_TO_CHOOSE = 4


def instead(page: Manuscript, entry: Entry | None, said: str) -> Iterator[Mend]:
    """This value for that one, when it says something."""
    if entry is not None and said and said != entry.text and entry.is_text:
        yield mend("mend.write", set_text(page, entry, said), said=said)


def number(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """« 20 minutes » is 20."""
    entry = page.text_at(problem.place)
    meant = minutes_meant if problem.facts["key"] == "duree" else number_meant
    yield from instead(page, entry, _bounded(problem.facts["key"], meant(entry.text if entry else "")))


def out_of_range(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The nearest bound."""
    bound = problem.facts.get("ge") or problem.facts.get("le") or ""
    yield from instead(page, page.text_at(problem.place), bound)


def day(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """A date written as people write it."""
    yield from instead(page, page.text_at(problem.place), day_meant(problem.facts["value"]))


def flag(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """What was probably meant, else both."""
    meant = flag_meant(problem.facts["value"])
    for said in [meant] if meant else ["true", "false"]:
        yield from instead(page, page.text_at(problem.place), said)


def one_of(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The nearest of the known words, else each of them when they are few."""
    known = problem.facts["known"].split(", ")
    near = problem.facts.get("nearest") or nearest(fold(problem.facts["value"]).lower(), known)
    few = known if len(known) <= _MOST_TO_CHOOSE else []
    for said in [near] if near else few:
        yield from instead(page, page.text_at(problem.place), said)


def id_form(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The same name as files write it; also for the keys of a registry."""
    proposed = problem.facts.get("proposed") or as_id(problem.facts["value"])
    entry = page.under_key_at(problem.place)
    if entry is not None and entry.holder is not None and entry.text != problem.facts["value"]:
        taken = {str(one.route[-1]) for one in page.within(entry.holder)}
        name = fresh(proposed or "nom", taken)
        yield mend("mend.write", set_key(entry, name), said=name)
        return
    value = page.text_at(problem.place)
    own = value is not None and value.name == "id"
    name = page.fresh(proposed or "etape") if own else proposed
    if is_id(name):
        yield from instead(page, value, name)


def procedure(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """The file that was probably meant."""
    written = problem.facts.get("value") or problem.facts.get("id") or ""
    entry = page.text_at(problem.place)
    known = sorted(around.documents)
    if entry is not None and entry.name == "savoir_faire":
        known = [id for id in known if id.startswith("savoir-faire/")]
    yield from instead(page, entry, problem.facts.get("nearest") or procedure_meant(written, known))


def host(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The name of the site alone."""
    meant = host_meant(problem.facts["value"])
    if re.fullmatch(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", meant):
        yield from instead(page, page.text_at(problem.place), meant)


def address(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The whole address of the page."""
    meant = address_meant(problem.facts["value"])
    if re.fullmatch(
        r"https://([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(/[^\s<>\"{}|\\^`]*)?", meant
    ):
        yield from instead(page, page.text_at(problem.place), meant)


def delay(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """A number and its unit."""
    yield from instead(page, page.text_at(problem.place), delay_meant(problem.facts["value"]))


def month_day(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The nearest day that a month has."""
    yield from instead(page, page.text_at(problem.place), _bounded("chaque_mois", problem.facts["value"]))


def markup(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The text without its tags; bold stays bold."""
    entry = page.text_at(problem.place)
    if entry is not None:
        bold = _TAG.sub("**", entry.text)
        bare = _ANY_TAG.sub("", html.unescape(bold if bold.count("**") % 2 == 0 else entry.text))
        yield from _cured(problem, page, entry, bare)


def bold(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The lone stars taken away."""
    entry = page.text_at(problem.place)
    if entry is not None:
        before, _, after = entry.text.rpartition("**")
        yield from _cured(problem, page, entry, before + after)


def guillemets(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The missing half before the last full stop, or every guillemet away."""
    entry = page.text_at(problem.place)
    if entry is None:
        return
    text = entry.text
    if text.count("«") == text.count("»") + 1:
        body = text.rstrip(" .!?…")
        yield from _cured(problem, page, entry, f"{body}\u00a0»{text[len(body) :].replace(' .', '.')}")
    if text.count("»") == text.count("«") + 1:
        first = text.rfind(" ", 0, text.find("»") - 1) + 1
        yield from _cured(problem, page, entry, f"{text[:first]}«\u00a0{text[first:]}")
    yield from _cured(problem, page, entry, " ".join(re.sub("[«»]", " ", text).split()))


def braces(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """{organisation} is {organisme}; other braces go."""
    entry = page.text_at(problem.place)
    if entry is None:
        return
    named = _BRACES.sub(
        lambda found: PLACEHOLDER if nearest(found[1].strip(), ["organisme"]) else found[1], entry.text
    )
    kept = named.split(PLACEHOLDER)
    yield from _cured(problem, page, entry, PLACEHOLDER.join(re.sub("[{}]", "", part) for part in kept))


def link(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """« le site officiel » for an address; the true one belongs to the sources."""
    entry = page.text_at(problem.place)
    if entry is None:
        return
    bare = _LINK.sub(_named, entry.text)
    found = problem.facts["found"]
    if bare == entry.text and found in bare:
        bare = bare.replace(found, _SITE)
    yield from _cured(problem, page, entry, bare.replace("le site le site", "le site"))


def _named(found: re.Match[str]) -> str:
    """A full stop or a comma after an address is not of it."""
    address = found[0].rstrip(".,;!?»)")
    return _SITE + found[0][len(address) :].replace(")", "")


def _cured(problem: Problem, page: Manuscript, entry: Entry, said: str) -> Iterator[Mend]:
    """The text rewritten so, if that fault really leaves it."""
    if said and problem.code not in {one.code for one in faults_of(said)}:
        yield from instead(page, entry, said)


def _bounded(key: str, said: str) -> str:
    """A whole number within what its key allows."""
    if not said.isdecimal():
        return ""
    most = {"duree": 240, "chaque_mois": 31}.get(key, 10**9)
    return str(min(max(int(said), 1), most))
