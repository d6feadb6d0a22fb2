"""Bring every `.pot` and `.po` up to date with the French sentences, keeping what translators wrote."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from io import StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import PoFileError, denormalize, generate_po, normalize, read_po

from app.adapters.languages import read_languages
from app.domain.language import FRENCH, MESSAGES, Language
from app.domain.problems import Place, Problem, Severity
from app.domain.registries import DOMAIN as REGISTRIES

# Words for the authors of procedures, which no visitor reads.
NOT_SPOKEN = frozenset({"mots.yaml"})
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None}
COMMENT_TAGS = ("Translators:",)
REVIEWED = re.compile(r"^relu par .+ le \d{4}-\d{2}-\d{2}$")
# Below this likeness a changed sentence says something else: its translation would mislead.
LIKENESS = 0.75
UNREADABLE = (PoFileError, ValueError, LookupError)


def po_path(root: Path, language: Language, domain: str) -> Path:
    """Where a catalogue lies."""
    return root / "translations" / language.folder / "LC_MESSAGES" / f"{domain}.po"


def update_catalogues(root: Path) -> tuple[Path, ...]:
    """Write every catalogue that is not fresh, the new ones included, and say which."""
    written = []
    for path, text in _fresh_files(root):
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return tuple(written)


def catalogue_text(catalog: Catalog, domain: str, language: Language) -> str:
    """A catalogue as `update_catalogues` writes it: its order, its comments and its old entries stay."""
    return _written(in_step(catalog, catalog, language), domain, language)


def check_catalogues(root: Path) -> tuple[Problem, ...]:
    """The catalogues that `update_catalogues` would change, or could not read."""
    try:
        fresh = tuple(_fresh_files(root))
    except UnreadableCatalogue as unreadable:
        return (unreadable.problem,)
    return tuple(
        Problem("language.stale", Severity.ERROR, Place(), {}, path.relative_to(root).as_posix())
        for path, text in fresh
        if not path.exists() or path.read_text(encoding="utf-8") != text
    )


class UnreadableCatalogue(ValueError):
    """A `.po` that gettext would refuse; nothing is written over it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.file}:{problem.place.line}: {problem.facts['reason']}")
        self.problem = problem


def read_catalogue(path: Path, language: Language | None, root: Path) -> Catalog:
    """A catalogue as it is on disk; raise UnreadableCatalogue on a broken one."""
    locale = language.folder if language else None
    try:
        text = path.read_text(encoding="utf-8-sig")
        return read_po(StringIO(text), locale=locale, abort_invalid=True)
    except UNREADABLE as error:
        line = error.lineno + 1 if isinstance(error, PoFileError) else 1
        file = path.relative_to(root).as_posix()
        facts = {"reason": str(error)}
        raise UnreadableCatalogue(
            Problem("language.unreadable", Severity.ERROR, Place(line), facts, file)
        ) from error


def former_of(message: Message) -> str:
    """The French that a translation « to look at again » was made from; empty where it is not known."""
    if message.previous_id or not message.fuzzy:
        return message.previous_id[0] if message.previous_id else ""
    # « #| msgid "…" », on as many lines as it takes: Babel writes it, and reads it back as comments.
    noted = [one[1:].strip() for one in message.user_comments if one.startswith("|")]
    text = "\n".join(noted).partition("msgid_plural")[0]
    return denormalize(text.removeprefix("msgid ").strip()) if text.startswith("msgid ") else ""


def is_reviewed(message: Message) -> bool:
    """True when a second reader signed the translation."""
    return any(REVIEWED.match(comment) for comment in message.user_comments)


def domains(root: Path) -> tuple[str, ...]:
    """What is translated apart from the interface: the registries, and each folder of procedures."""
    folders = sorted(path for path in (root / "procedures").iterdir() if path.is_dir())
    return (REGISTRIES, *(path.name for path in folders if any(path.glob("*.yaml"))))


def files_of(root: Path, domain: str) -> tuple[Path, ...]:
    """The files that a domain is written in."""
    procedures = root / "procedures"
    folder = procedures if domain == REGISTRIES else procedures / domain
    return tuple(path for path in sorted(folder.glob("*.yaml")) if path.name not in NOT_SPOKEN)


def template_of(root: Path, domain: str) -> Catalog:
    """What there is to translate in a domain, in the order it is read; YAML’s own error on a broken file."""
    return _extracted(root, ((path, _YAML) for path in files_of(root, domain)))


def templates(root: Path) -> Mapping[str, Catalog]:
    """What there is to translate, by domain, in the order it is read."""
    found = {MESSAGES: _extracted(root, _program_files(root))}
    return {**found, **{domain: template_of(root, domain) for domain in domains(root)}}


_YAML = "app.adapters.extraction:extract_sentences"


def _program_files(root: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted((root / "app").rglob("*.py")):
        yield path, "python"
    for path in sorted((root / "app" / "templates").rglob("*.html")):
        yield path, "jinja2"


def _extracted(root: Path, files: Iterator[tuple[Path, str]]) -> Catalog:
    catalog = Catalog(fuzzy=False, header_comment="")
    for path, method in files:
        options = {"silent": "false"} if method == "jinja2" else {}
        place = path.relative_to(root).as_posix()
        for line, message, comments, _ in extract_from_file(method, path, KEYWORDS, COMMENT_TAGS, options):
            catalog.add(message, locations=[(place, line)], auto_comments=comments)
    return catalog


def _fresh_files(root: Path) -> Iterator[tuple[Path, str]]:
    languages = read_languages(root)
    for domain, template in templates(root).items():
        yield root / "translations" / f"{domain}.pot", _written(template, domain, None)
        for language in languages.translated:
            path = po_path(root, language, domain)
            if path.exists() or domain not in languages.unshipped:
                old = read_catalogue(path, language, root) if path.exists() else Catalog(header_comment="")
                yield path, _written(in_step(template, old, language), domain, language)


def in_step(template: Catalog, old: Catalog, language: Language) -> Catalog:
    """What a template asks for, with what a catalogue says of it; what it asks no more is kept aside."""
    fresh = Catalog(locale=language.folder, fuzzy=False, header_comment=old.header_comment)
    known = {message.id: message for message in (*old.obsolete.values(), *old) if message.id}
    replaced = {id: one for id, one in known.items() if id not in template and _has_text(one)}
    # An obsolete entry loses its flags: a fuzzy one would come back as sure.
    gone = {id: one for id, one in replaced.items() if not one.fuzzy}
    changed = {id: one for id, one in replaced.items() if isinstance(id, str)}
    for wanted in template:
        if wanted.id:
            kept = known.get(wanted.id) or _reworded(wanted, changed)
            _add(fresh, wanted, kept)
            if kept is not None:
                gone.pop(kept.id, None)
    fresh.obsolete.update(gone)
    return fresh


def _reworded(wanted: Message, changed: dict[str, Message]) -> Message | None:
    """The translation of a sentence that this one seems to replace, marked for another look."""
    if not changed or not isinstance(wanted.id, str):
        return None
    alike = [id for id in changed if _shares_words(wanted.id, id)]
    near = get_close_matches(wanted.id, alike, 1, LIKENESS)
    if not near:
        return None
    before = changed.pop(near[0])
    comments = [comment for comment in before.user_comments if not REVIEWED.match(comment)]
    former = former_of(before) or near[0]
    return Message(before.id, before.string, flags=["fuzzy"], user_comments=comments, previous_id=[former])


def _shares_words(sentence: str, other: str) -> bool:
    """Whether half the words are the same: to weigh every letter of every pair would take minutes."""
    own, others = _words(sentence), _words(other)
    return 2 * len(own & others) >= min(len(own), len(others))


@lru_cache(maxsize=16_384)
def _words(sentence: str) -> frozenset[str]:
    return frozenset(sentence.split())


def _add(fresh: Catalog, wanted: Message, kept: Message | None) -> None:
    comments = [one for one in kept.user_comments if not one.startswith("|")] if kept else []
    flags = {"fuzzy"} if kept and kept.fuzzy else set()
    string = kept.string if kept and kept.pluralizable == wanted.pluralizable else ""
    former = former_of(kept) if kept else ""
    before = [former] if former else []
    fresh.add(wanted.id, string, wanted.locations, flags, wanted.auto_comments, comments, before)


def _has_text(message: Message) -> bool:
    return any(message.string) if isinstance(message.string, list | tuple) else bool(message.string)


def _written(catalog: Catalog, domain: str, language: Language | None) -> str:
    for message in catalog:
        message.flags -= {"python-format", "python-brace-format"}
    # Line numbers would rewrite every catalogue at every edit: the file and the path in the tree are enough.
    body = "".join(_entries(catalog))
    return f"{_header(catalog, domain, language)}\n{body}".rstrip("\n") + "\n"


def _entries(catalog: Catalog) -> Iterator[str]:
    messages = iter([message for message in catalog if message.id])
    for part in generate_po(catalog, omit_header=True, include_lineno=False, width=0):
        # Babel would cut a long former sentence in two at any space, which no other tool reads.
        if part.startswith("msgid ") and (former := former_of(next(messages))):
            yield f"#| msgid {normalize(former, width=0)}\n"
        yield part


def _header(catalog: Catalog, domain: str, language: Language | None) -> str:
    named = f", {language.own_name}" if language else ""
    comment = catalog.header_comment.strip() or f"# Pas à pas : {domain}{named}."
    fields = {"Project-Id-Version": "pas-a-pas", "Language": language.folder if language else FRENCH}
    if language:
        fields["Plural-Forms"] = language.plural_forms
    fields |= {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'{comment}\nmsgid ""\nmsgstr ""\n{lines}'
