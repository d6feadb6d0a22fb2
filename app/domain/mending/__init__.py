"""How each problem of a file may be mended: small edits of its text, each a button."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from app.domain.checks import Surroundings
from app.domain.mending import groups, keys, parts, reading, truth, values, words
from app.domain.mending.manuscript import Manuscript
from app.domain.mending.mend import Edit, Mend, applied
from app.domain.problems import Problem

__all__ = ["Edit", "Mend", "applied", "mends"]

_Mending = Callable[[Problem, Manuscript, Surroundings], Iterator[Mend]]

# Absent on purpose: what only a person can settle (an unknown site, a wrong fact, a loop, a file too big).
_WAYS: Mapping[str, _Mending] = {
    "source.unseen-character": reading.unseen,
    "source.tab": reading.tab,
    "source.colon-in-text": reading.colon,
    "source.syntax": reading.syntax,
    "source.second-document": reading.second_document,
    "source.directive": reading.directive,
    "source.anchor": reading.mark,
    "source.tag": reading.mark,
    "source.alias": reading.alias,
    "source.key-not-text": reading.colon,
    "source.merge-key": reading.merge,
    "source.duplicate-key": reading.twice,
    "shape.unknown-key": keys.unknown,
    "shape.missing-key": keys.missing,
    "shape.empty": keys.empty,
    "shape.not-text": keys.not_text,
    "shape.not-a-list": keys.not_a_list,
    "shape.not-keys": keys.not_keys,
    "shape.node-without-kind": keys.kindless,
    "shape.node-of-two-kinds": parts.two_kinds,
    "shape.element-kind": parts.element_kind,
    "shape.example-without-entry": parts.example,
    "shape.reminder-when": parts.reminder,
    "shape.rescue-without-help": parts.rescue,
    "shape.not-a-number": values.number,
    "shape.out-of-range": values.out_of_range,
    "shape.not-a-date": values.day,
    "shape.not-yes-or-no": values.flag,
    "shape.unknown-value": values.one_of,
    "shape.bad-id": values.id_form,
    "shape.bad-procedure-id": values.procedure,
    "shape.bad-host": values.host,
    "shape.bad-address": values.address,
    "shape.bad-delay": values.delay,
    "shape.bad-month-day": values.month_day,
    "shape.html": values.markup,
    "shape.bold-open": values.bold,
    "shape.guillemets-open": values.guillemets,
    "shape.unknown-placeholder": values.braces,
    "shape.link-in-text": values.link,
    "registry.phrase-repeated": keys.another_key,
    "registry.phrase-without-yes-or-no": keys.answer,
    "tree.duplicate-id": parts.same_name,
    "tree.id-of-the-file": parts.same_name,
    "tree.duplicate-choice": parts.same_name,
    "tree.one-choice": parts.one_choice,
    "tree.many-gestures": groups.in_two,
    "tree.two-targets": parts.targets,
    "tree.commitment-incomplete": parts.commitment,
    "tree.commitment-without-amend": parts.amend,
    "tree.not-committing": parts.not_committing,
    "tree.masked-commitment": parts.masked,
    "tree.masked-everywhere": parts.masked_everywhere,
    "tree.unknown-procedure": values.procedure,
    "tree.not-a-skill": values.procedure,
    "tree.towards-itself": parts.without_it,
    "tree.included-twice": parts.without_it,
    "truth.unknown-organisation": truth.organisation,
    "truth.address-not-official": truth.site,
    "truth.unknown-image": truth.pictogram,
    "truth.former-name": truth.former_name,
    "truth.dates-crossed": truth.dates_crossed,
    "truth.verified-later": truth.verified_later,
    "truth.unlikely-length": truth.length,
    "words.sentence-too-long": words.cut,
    "words.long-sentence": words.cut,
    "words.two-gestures": words.two_gestures,
    "words.hard-word": words.plainer,
    "words.nature-missing": words.nature,
}


def mends(problem: Problem, text: str, around: Surroundings) -> tuple[Mend, ...]:
    """The ways of mending a problem of this text, the best first; none where only a person can tell."""
    way = _WAYS.get(problem.code)
    return tuple(way(problem, _manuscript(text), around)) if way else ()


@lru_cache(maxsize=8)
def _manuscript(text: str) -> Manuscript:
    """One reading for all the problems of a text."""
    return Manuscript(text)
