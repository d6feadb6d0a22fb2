"""A language more: its lines in `langues.yaml`, every comment in its place, and its first catalogues."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers
from babel.messages.catalog import Catalog

from app.adapters.catalogue_files import catalogue_text, in_step, po_path
from app.adapters.durable import replace_file
from app.adapters.languages import FILE, WRONG_LIST, read_languages
from app.domain.errors import Refused
from app.domain.folding import without_accents
from app.domain.language import Direction, Language

_CODE = re.compile(r"[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?")
_LONGEST = 40


def write_language(root: Path, code: str, own_name: str, direction: Direction | None) -> Language:
    """Write a language at the end of the list; what is not said of it is what Babel knows."""
    path = root / FILE
    text = path.read_text(encoding="utf-8-sig")
    known = read_languages(root)
    if code in known:
        raise Refused("language-there", name=known[code].own_name)
    locale = _locale(code)
    name = " ".join(own_name.split()) or _own_name(locale)
    if not 0 < len(name) <= _LONGEST or not name.isprintable():
        raise Refused("language-name", maximum=_LONGEST)
    sense = direction or Direction("rtl" if locale.text_direction == "rtl" else "ltr")
    entry = yaml.safe_dump({"nom": name, "sens": str(sense)}, allow_unicode=True, sort_keys=False)
    lines = "".join(f"    {line}\n" for line in entry.splitlines())
    end = _end_of_list(text)
    # « no » is a language, and YAML 1.1 would read it as a refusal.
    written = f"{text[:end]}  {_quoted(code)}:\n{lines}{text[end:]}"
    replace_file(path, written.encode())
    try:
        return read_languages(root)[code]
    except WRONG_LIST as wrong:
        replace_file(path, text.encode())
        raise Refused("language-unknown") from wrong


def begin_language(root: Path, language: Language, templates: Mapping[str, Catalog | None]) -> None:
    """Write the empty catalogues that a language has not."""
    for domain, template in templates.items():
        path = po_path(root, language, domain)
        if template is not None and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = in_step(template, Catalog(header_comment=""), language)
            replace_file(path, catalogue_text(fresh, domain, language).encode())


@cache
def known_languages() -> Mapping[str, tuple[str, str]]:
    """Every language that Babel knows by a code of ours: its French name, then its own, by that name."""
    french = Locale("fr").languages
    codes = {one for one in locale_identifiers() if one.isalpha() and one in french} | {"fa_AF"}
    found = {code.replace("_", "-"): (french[code], _own_name(Locale.parse(code))) for code in codes}
    return dict(sorted(found.items(), key=lambda one: without_accents(one[1][0]).casefold()))


def _own_name(locale: Locale) -> str:
    name = locale.languages.get(str(locale)) or locale.get_language_name() or str(locale)
    return name[:1].upper() + name[1:]


def _locale(code: str) -> Locale:
    if not _CODE.fullmatch(code):
        raise Refused("language-code")
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError) as unknown:
        raise Refused("language-unknown") from unknown


def _quoted(code: str) -> str:
    return f'"{code}"' if isinstance(yaml.safe_load(code), bool) else code


def _end_of_list(text: str) -> int:
    """Just after the last line of the list, whatever comment follows."""
    tree = yaml.compose(text, Loader=yaml.CSafeLoader)
    pairs = tree.value if isinstance(tree, yaml.MappingNode) else []
    line = _last_line(next(value for key, value in pairs if key.value == "langues"))
    return sum(len(one) for one in text.splitlines(keepends=True)[: line + 1])


def _last_line(node: yaml.Node) -> int:
    """The line of its last word: the mark of a block stands beyond the comments that follow it."""
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1])
    return node.end_mark.line
