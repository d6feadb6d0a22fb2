"""What the checker says of the catalogues: each fault at the line of its entry."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import denormalize

from app.adapters.catalogue_files import UnreadableCatalogue, po_path, read_catalogue
from app.adapters.languages import read_languages
from app.adapters.spreading import spread
from app.domain.gesture import Sentence
from app.domain.language import MESSAGES, Language, sentences_of
from app.domain.problems import Place, Problem, Severity
from app.domain.procedure import Edition
from app.domain.registries import DOMAIN as REGISTRIES
from app.domain.registries import Registries
from app.domain.shown import sentences_shown
from app.domain.translations import Fault, message_faults, sentence_faults

_MSGID = re.compile(r'^msgid[ \t]+((?:"[^\n]*"[ \t]*(?:\n|$))+)', re.MULTILINE)
_NAME = ".nom"


@dataclass(frozen=True, slots=True)
class _File:
    """One catalogue to look at, and the sentences it should hold."""

    path: Path
    domain: str
    language: Language
    wanted: frozenset[str]
    promised: frozenset[str]

    @property
    def whole(self) -> bool:
        """True when its language says that nothing at all is missing here."""
        return self.domain in self.language.complete

    def owes(self, sentence: str) -> bool:
        """True when its language says that this sentence is not missing."""
        return self.whole or sentence in self.promised


def catalogue_problems(root: Path, editions: Iterable[Edition], registries: Registries) -> Iterator[Problem]:
    """What is wrong in every catalogue; a missing sentence is a note until it is promised."""
    languages = read_languages(root)
    by_id = {edition.procedure.id: edition.procedure for edition in editions}
    said = _by_domain(sentences_of((tuple(by_id.values()), registries)))
    wanted = {domain: frozenset(of) for domain, of in said.items() if domain not in languages.unshipped}
    known = said.keys() | by_id.keys()

    def judged(language: Language) -> list[Problem]:
        kept = (one for id, one in by_id.items() if id in language.complete)
        promised = _by_domain(sentence for one in kept for sentence in sentences_shown(one, registries))
        return [*_unknown(language, known), *_of_language(root, language, wanted, promised)]

    yield from (problem for found in spread(judged, languages.translated) for problem in found)


def _of_language(
    root: Path, language: Language, wanted: Mapping[str, frozenset[str]], promised: Mapping[str, set[str]]
) -> Iterator[Problem]:
    for domain in sorted(wanted):
        path = po_path(root, language, domain)
        file = _File(path, domain, language, wanted[domain], frozenset(promised.get(domain, ())))
        name = path.relative_to(root).as_posix()
        yield from (replace(problem, file=name) for problem in _file_problems(file, root))


def _unknown(language: Language, known: Set[str]) -> Iterator[Problem]:
    for promise in sorted(language.complete - known):
        facts = {"language": language.code, "promise": promise}
        yield Problem(
            "language.unknown-promise", Severity.WARNING, Place(), facts, "translations/langues.yaml"
        )


def _by_domain(sentences: Iterable[Sentence]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {MESSAGES: set(), REGISTRIES: set()}
    for sentence in sentences:
        found.setdefault(sentence.domain, set()).add(sentence.text)
    return found


def _file_problems(file: _File, root: Path) -> Iterator[Problem]:
    if not file.path.exists():
        severity = Severity.WARNING if file.whole or file.promised else Severity.NOTE
        yield Problem("language.no-catalogue", severity, Place(), {"language": file.language.own_name})
        return
    try:
        catalog = read_catalogue(file.path, file.language, root)
    except UnreadableCatalogue as unreadable:
        yield unreadable.problem
        return
    if catalog.num_plurals != file.language.plural_count:
        facts = {"expected": file.language.plural_forms}
        yield Problem("language.plural-forms", Severity.ERROR, Place(), facts)
    yield from _repeated(file.path.read_text(encoding="utf-8-sig"))
    yield from _entries(file, catalog)


def _repeated(text: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in _MSGID.finditer(text):
        msgid = denormalize(entry.group(1))
        if msgid in seen:
            line = text.count("\n", 0, entry.start()) + 1
            yield Problem("language.repeated", Severity.ERROR, Place(line), {"sentence": msgid})
        seen.add(msgid)


def _entries(file: _File, catalog: Catalog) -> Iterator[Problem]:
    missing = dict.fromkeys(file.wanted, 1)
    for message in catalog:
        source = message.id if isinstance(message.id, str) else message.id[0]
        if not source:
            continue
        missing.pop(source, None)
        line = message.lineno or 1
        said = _forms(message)
        if message.fuzzy or not any(said):
            missing[source] = line
        elif not all(said):
            yield Problem("language.plural-missing", Severity.ERROR, Place(line), {"sentence": source})
        else:
            yield from (_problem(fault, source, line) for fault in _faults(file, message))
    yield from _missing(file, missing, len(catalog))


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _faults(file: _File, message: Message) -> Iterator[Fault]:
    check: Callable[[str], Iterator[Fault]]
    if file.domain == MESSAGES:
        check = partial(message_faults, (message.id,) if isinstance(message.id, str) else message.id)
    else:
        proper_noun = any(place.endswith(_NAME) for place in message.auto_comments)
        check = partial(sentence_faults, str(message.id), may_stay=proper_noun)
    yield from dict.fromkeys(fault for form in _forms(message) for fault in check(form))


def _problem(fault: Fault, source: str, line: int) -> Problem:
    severity = Severity.ERROR if fault.stops else Severity.WARNING
    return Problem(fault.code, severity, Place(line), {"sentence": source, "fact": fault.fact})


def _missing(file: _File, missing: dict[str, int], total: int) -> Iterator[Problem]:
    """One warning a sentence that the language promised, and one note for all the others."""
    owed = {source: line for source, line in missing.items() if file.owes(source)}
    for source, line in sorted(owed.items(), key=lambda one: (one[1], one[0])):
        yield Problem("language.missing", Severity.WARNING, Place(line), {"sentence": source})
    others = missing.keys() - owed.keys()
    if others:
        facts = {"count": str(len(others)), "total": str(total), "language": file.language.own_name}
        line = min(missing[source] for source in others)
        yield Problem("language.incomplete", Severity.NOTE, Place(line), facts)
