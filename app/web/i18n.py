"""The language of a request (`g.language`), and how pages speak it: messages, phrases, directions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import flask_babel
from flask import Flask, current_app, g, has_app_context, request
from markupsafe import Markup

from app.domain.comfort import Comfort
from app.domain.gesture import Sentence
from app.domain.language import FRENCH, MESSAGES, Direction, Language, Phrase
from app.domain.registries import Organisation
from app.usecases.ports import Catalogues
from app.web.marks import marked, tightened

_EXTENSION = "catalogues"
_ALONG = Markup(" data-along")


def install(app: Flask, catalogues: Catalogues) -> None:
    """Give an application its languages: `_` and filters in templates, flask_babel's functions in code."""
    app.extensions[_EXTENSION] = catalogues
    babel = flask_babel.Babel(
        app,
        default_locale=FRENCH,
        default_timezone="Europe/Paris",
        locale_selector=lambda: language().folder,
    )
    babel.domain_instance = _Messages()
    environment = app.jinja_env
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # added by jinja2.ext.i18n
        _gettext, _ngettext, newstyle=True
    )
    environment.filters.update(spoken=spoken, marked=_marked, direction=direction)
    environment.globals.update(
        language=language,
        languages=_Spoken(catalogues),
        spoken_in=spoken_in,
        heard=heard,
        in_each_language=in_each_language,
    )


def greet() -> None:
    """Before a page knows who is there: the browser's language where we speak it, the usual size."""
    codes = _catalogues().codes
    asked = request.args.get("langue", "")
    g.language = asked if asked in codes else request.accept_languages.best_match(sorted(codes)) or FRENCH
    g.comfort = Comfort()


def language() -> Language:
    """The language spoken at this point of the page, French outside of a request."""
    code = g.get("language", FRENCH) if has_app_context() else FRENCH
    return _catalogues().languages[code]


def spoken(said: Sentence | Phrase) -> Phrase:
    """A sentence in the language of the page, with the names (`g.names`) that its placeholders ask for."""
    phrase = said if isinstance(said, Phrase) else _catalogues().phrase(said, language().code)
    names = g.get("names")
    if names is None or "{" not in phrase.source:
        return phrase
    return phrase.naming(names) if names else _unnamed(phrase)


def name_organisation(organisation: Organisation | None) -> None:
    """Settle who `{organisme}` is on this page, where the catalogue has no procedure of its own."""
    g.names = {"organisme": organisation.name.text} if organisation else {}


def _unnamed(phrase: Phrase) -> Phrase:
    """The phrase with « celui de votre organisme » for a name, in its language and in its French."""

    def worded(text: str, code: str) -> str:
        with speaking(code):
            return text.replace("{organisme}", flask_babel.gettext("celui de votre organisme"))

    text = worded(phrase.text, phrase.language)
    return replace(phrase, text=text, source=worded(phrase.source, FRENCH))


def in_each_language(text: str) -> tuple[Phrase, ...]:
    """A sentence of the interface in every language that has it, for somebody who reads an unknown one."""
    known, said = _catalogues(), Sentence(text, MESSAGES)
    phrases = (known.phrase(said, one.code) for one in known.languages)
    return tuple({phrase.language: phrase for phrase in phrases}.values())


def heard(said: Phrase | str, along: bool = False) -> Markup:
    """What a sentence carries so that it can be heard, on the pages that lend an ear (`g.listener`)."""
    listener: Callable[[Phrase], Markup] | None = g.get("listener")
    if listener is None:
        return Markup("")
    if not isinstance(said, Phrase):
        text = said.striptags() if isinstance(said, Markup) else said
        said = Phrase(text, language().text, language().direction)
    return listener(said) + (_ALONG if along else "")


def direction(code: str) -> Direction:
    """The way a language is written."""
    return _catalogues().languages[code].direction


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a while: the visitor's card inside the mediator's page."""
    before = g.get("language", FRENCH)
    g.language = code
    flask_babel.refresh()
    try:
        yield
    finally:
        g.language = before
        flask_babel.refresh()


def spoken_in(code: str, caller: Callable[[], Markup]) -> Markup:
    """The same for templates: `{% call spoken_in("ar") %}…{% endcall %}`, inside its own `lang` and `dir`.

    It is read by somebody else than the page: no sentence of it is heard.
    """
    listener, g.listener = g.get("listener"), None
    try:
        with speaking(code):
            return caller()
    finally:
        g.listener = listener


class _Spoken:
    """The languages for templates, which keep it for good: a language that is added is there at once."""

    def __init__(self, catalogues: Catalogues) -> None:
        self._catalogues = catalogues

    def __getitem__(self, code: str) -> Language:
        return self._catalogues.languages[code]

    def __contains__(self, code: object) -> bool:
        return code in self._catalogues.languages

    def __iter__(self) -> Iterator[Language]:
        return iter(self._catalogues.languages)


class _Messages(flask_babel.Domain):  # type: ignore[misc]  # it ships no types
    """What flask_babel asks of gettext, answered by our catalogues."""

    def get_translations(self) -> "_Messages":
        return self

    def ugettext(self, msgid: str) -> str:
        return _gettext(msgid)

    def ungettext(self, singular: str, plural: str, count: int) -> str:
        return _ngettext(singular, plural, count)


def _catalogues() -> Catalogues:
    catalogues: Catalogues = current_app.extensions[_EXTENSION]
    return catalogues


def _gettext(msgid: str) -> str:
    return tightened(_catalogues().gettext(language().code, msgid))


def _ngettext(singular: str, plural: str, count: int) -> str:
    return tightened(_catalogues().ngettext(language().code, singular, plural, count))


def _marked(said: Phrase | str) -> Markup:
    return marked(said, {}) if isinstance(said, str) else marked(said.text, said.names)
