"""Rules of plain words: short sentences, one gesture at a time, no jargon, no unmarked commitment."""

import re
from collections.abc import Iterator, Set

from app.domain.checks.outline import LEVEL_KEYS, Item, Said, outline, sentences
from app.domain.document import Document
from app.domain.labels import count_words, split_sentences, without_labels
from app.domain.problems import Place, Problem
from app.domain.registries import Registries, says
from app.domain.remarks import error, warning
from app.domain.shape import Kind
from app.domain.source import Source
from app.domain.unwritten import unwritten

LONG, TOO_LONG = 15, 25

# Verbs of what one does at a desk: -ez alone would take « avez » or « chez » for an order.
IMPERATIVES = frozenset(  # a hundred and fifty quoted words would be unreadable
    """
    acceptez accédez achetez actualisez affichez agrandissez ajoutez allez allumez annulez appelez
    appliquez apportez appuyez arrêtez attendez autorisez baissez branchez changez cherchez choisissez
    classez cliquez cochez collez commencez comparez complétez composez comptez confirmez connectez
    consultez continuez contrôlez copiez corrigez créez coupez datez décochez déconnectez déplacez
    déposez descendez désactivez dites décrivez déroulez donnez écoutez écrivez effacez entrez
    enregistrez envoyez essayez éteignez expliquez faites fermez filtrez finissez gardez glissez
    imprimez indiquez inscrivez installez insérez joignez lancez laissez levez lisez maintenez mettez
    modifiez montez montrez notez ouvrez parcourez partagez passez payez photographiez placez posez
    prenez préparez quittez racontez rangez rappelez recevez recommencez recopiez refusez regardez
    relevez relisez remettez remplissez remplacez renvoyez répétez répondez reposez reprenez restez
    retapez retirez retournez retrouvez revenez saisissez scannez sélectionnez séparez signez sortez
    suivez supprimez tapez téléchargez téléphonez terminez tirez tournez touchez transmettez triez
    trouvez utilisez validez vérifiez videz visez
    """.split()  # noqa: SIM905
)
# What may bind a person, in the forms that a gesture takes.
BINDING = (
    *("envoyez", "envoyer", "payez", "payer", "supprimez", "supprimer", "signez", "signer"),
    *("validez", "valider", "confirmez", "confirmer", "transmettez", "transmettre", "résiliez", "résilier"),
    *("effacez", "commandez", "commander", "souscrivez", "souscrire", "acceptez", "accepter"),
)

_WORD = re.compile(r"[\w-]+")
_NEGATED = frozenset({"ne", "n"})


def check_words(document: Document, registries: Registries) -> Iterator[Problem]:
    """Every sentence that would be hard to read; what is printed on the real site is left alone."""
    avoided = _avoided(registries)
    for said in sentences(document.source):
        yield from _to_write(said)
        if not said.drawn:
            yield from _lengths(said)
            yield from _wordings(said, registries, avoided)
    for item in outline(document.source):
        if item.kind is Kind.GESTURE:
            yield from _gesture(item)


def hard_sentences(source: Source, keys: Set[str], registries: Registries) -> Iterator[Problem]:
    """Every sentence that would be hard to read, under these keys of a registry."""
    avoided = _avoided(registries)
    for said in sentences(source, keys):
        yield from _lengths(said)
        yield from _wordings(said, registries, avoided)


def left_unwritten(source: Source, keys: Set[str]) -> Iterator[Problem]:
    """What nobody wrote over yet, under these keys of a registry."""
    for said in sentences(source, keys):
        yield from _to_write(said)


def remarks_on(text: str, registries: Registries, *, asks: bool) -> Iterator[Problem]:
    """What makes one sentence hard to read; `asks` for what a person is told to do."""
    said = Said("", text, Place(), drawn=False)
    yield from _lengths(said)
    yield from _wordings(said, registries, _avoided(registries))
    if asks:
        yield from _one_gesture(text, said.place)


def _to_write(said: Said) -> Iterator[Problem]:
    if unwritten(said.text):
        yield warning("words.to-write", said.place, said=said.text)


def _lengths(said: Said) -> Iterator[Problem]:
    for sentence in split_sentences(said.text):
        count = count_words(sentence)
        if count > TOO_LONG:
            yield error(
                "words.sentence-too-long", said.place, count=count, most=TOO_LONG, start=_start(sentence)
            )
        elif count > LONG:
            yield warning("words.long-sentence", said.place, count=count, most=LONG, start=_start(sentence))


def _avoided(registries: Registries) -> tuple[str, ...]:
    """Every form of every word to avoid: gathered once a file, as most sentences hold none."""
    return tuple(form for wording in registries.wordings for form in wording.forms)


def _wordings(said: Said, registries: Registries, avoided: tuple[str, ...]) -> Iterator[Problem]:
    text = without_labels(said.text)
    if not says(text, *avoided):
        return
    for wording in registries.wordings:
        form = next((form for form in wording.forms if says(text, form)), None)
        if form is not None:
            yield warning("words.hard-word", said.place, word=form, say=wording.say)


def _gesture(item: Item) -> Iterator[Problem]:
    asked = [(item.text("faire"), item.place("faire"))]
    for level in LEVEL_KEYS:
        do = item.part(level).get("faire")
        if isinstance(do, str):
            asked.append((do, item.place(level, "faire")))
    for text, place in asked:
        yield from _one_gesture(text, place)
    if not item.text("nature"):
        binding = next((verb for verb in BINDING if says(item.text("faire"), verb)), None)
        if binding:
            yield warning("words.nature-missing", item.place("faire"), verb=binding)


def _one_gesture(text: str, place: Place) -> Iterator[Problem]:
    verbs = imperatives(text)
    if len(verbs) > 1:
        yield warning("words.two-gestures", place, first=verbs[0], second=verbs[1])


def imperatives(text: str) -> list[str]:
    """The orders that a text gives, in their order; « ne fermez pas » gives none."""
    words = [word.lower() for word in _WORD.findall(without_labels(text))]
    found = []
    for before, word in zip(["", *words], words, strict=False):
        verb = re.sub(r"-(vous|le|la|les|y|en|moi|lui|leur)(-.*)?$", "", word)
        if verb in IMPERATIVES and before not in _NEGATED:
            found.append(verb)
    return found


def _start(sentence: str) -> str:
    return " ".join(sentence.split()[:5])
