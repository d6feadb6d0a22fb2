"""Rules about the world: official addresses, present names, dates, pictograms, what is not verified."""

from collections.abc import Iterator, Set
from datetime import date

from app.domain.building import MONTHS_OF_TRUST, months_later
from app.domain.checks.outline import Item, organisation_at, outline, sentences, top
from app.domain.document import Document
from app.domain.folding import fold
from app.domain.labels import split_sentences, without_labels
from app.domain.problems import Problem
from app.domain.procedure import Credence
from app.domain.registries import Organisation, Registries, says
from app.domain.remarks import error, note, warning
from app.domain.shape import Kind
from app.domain.shape_values import nearest


def check_truth(
    document: Document, registries: Registries, pictograms: Set[str] | None, today: date
) -> Iterator[Problem]:
    """Every statement of a file that the registries, the calendar or the pictograms belie."""
    head, items = top(document.source), outline(document.source)
    for item in (head, *(one for one in items if one.kind is Kind.GROUP)):
        yield from _organisation(item, registries)
    yield from _dates(document, today)
    yield from _unverified(head, items)
    yield from _former_names(document, registries)
    for item in items:
        if item.kind is Kind.GESTURE:
            yield from _screen(item, organisation_at(document.source, item.route), registries)
    for item in [head, *_things(head), *items] if pictograms is not None else []:
        yield from _image(item, sorted(pictograms or ()))


def _things(head: Item) -> Iterator[Item]:
    """What is to be prepared, where it has a picture of its own."""
    for rank, thing in enumerate(head.list("a_preparer")):
        if isinstance(thing, dict):
            yield Item(None, ("a_preparer", rank), 0, thing, head.source)


def _organisation(item: Item, registries: Registries) -> Iterator[Problem]:
    key = item.text("organisme")
    if key and key not in registries.organisations:
        meant = nearest(key, sorted(registries.organisations))
        yield error("truth.unknown-organisation", item.place("organisme"), key=key, nearest=meant)


def _screen(item: Item, key: str, registries: Registries) -> Iterator[Problem]:
    """A file about no organisation may draw the site of any of them."""
    host = item.part("ecran").get("adresse")
    known = registries.organisations
    if not isinstance(host, str) or (key and key not in known):
        return
    allowed: list[Organisation] = [known[key]] if key else list(known.values())
    if not any(organisation.owns(host) for organisation in allowed):
        domains = ", ".join(known[key].domains) if key else "organismes.yaml"
        yield error("truth.address-not-official", item.place("ecran", "adresse"), host=host, domains=domains)


def _image(item: Item, known: list[str]) -> Iterator[Problem]:
    image = item.text("image")
    if image and image not in known:
        yield error("truth.unknown-image", item.place("image"), image=image, nearest=nearest(image, known))


def _dates(document: Document, today: date) -> Iterator[Problem]:
    head = top(document.source)
    verified, before = _day(head, "verifie_le"), _day(head, "verifier_avant")
    if verified and verified > today:
        yield warning("truth.verified-later", head.place("verifie_le"), day=verified)
    if verified and before and before <= verified:
        yield error("truth.dates-crossed", head.place("verifier_avant"), day=verified)
    due = before or (months_later(verified, MONTHS_OF_TRUST) if verified else None)
    if due and due < today:
        yield warning(
            "truth.to-verify-again", head.place("verifier_avant" if before else "verifie_le"), day=due
        )


def _day(head: Item, key: str) -> date | None:
    try:
        return date.fromisoformat(head.text(key))
    except ValueError:
        return None


def _unverified(head: Item, items: list[Item]) -> Iterator[Problem]:
    for rank, one in enumerate(head.list("sources")):
        if isinstance(one, dict) and one.get("nature") == Credence.UNVERIFIED:
            yield note("truth.source-unverified", head.place("sources", rank), title=one.get("titre", ""))
    for item in [head, *items]:
        if item.text("a_verifier"):
            yield note("truth.unverified", item.place("a_verifier"), what=item.text("a_verifier"))
        told = item.part("sortie").get("a_verifier")
        if isinstance(told, str) and told:
            yield note("truth.unverified", item.place("sortie", "a_verifier"), what=fold(told))


def _former_names(document: Document, registries: Registries) -> Iterator[Problem]:
    names = {
        former: one.name.text for one in registries.organisations.values() for former in one.former_names
    }
    for said in sentences(document.source):
        if said.drawn or not says(said.text, *names):
            continue
        for sentence in split_sentences(without_labels(said.text)):
            for former, present in names.items():
                if says(sentence, former) and not says(sentence, present):
                    yield error("truth.former-name", said.place, former=former, present=present)
