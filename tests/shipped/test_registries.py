"""The registries that we ship are rich enough for the catalogue, and agree with one another."""

from collections import Counter
from functools import cache

from app.domain.labels import count_words, split_sentences
from app.domain.registries import Registries, says
from app.domain.registry_files import REGISTRY_FILES, read_registries
from tests.documents import ROOT


@cache
def shipped() -> Registries:
    """The project's own registries."""
    files = {name: (ROOT / "procedures" / name).read_bytes() for name in REGISTRY_FILES}
    return read_registries(files)[0]


def test_there_are_words_enough_for_the_catalogue():
    assert len(shipped().hard_words) >= 120
    assert len(shipped().wordings) >= 80


def test_a_form_explains_one_word_only():
    forms = Counter(
        form.casefold() for word in shipped().hard_words for form in {word.word.text, *word.variants}
    )

    assert [form for form, times in forms.items() if times > 1] == []


def test_a_word_to_avoid_is_named_once_and_is_no_word_to_explain():
    avoided = Counter(form.casefold() for wording in shipped().wordings for form in wording.forms)
    explained = {
        form.casefold() for word in shipped().hard_words for form in (word.word.text, *word.variants)
    }

    assert [form for form, times in avoided.items() if times > 1] == []
    assert avoided.keys() & explained == set()


def test_a_definition_is_short_and_says_no_word_to_avoid():
    forms = [form for wording in shipped().wordings for form in wording.forms]
    definitions = [word.definition.text for word in shipped().hard_words]

    long = [text for text in definitions if len(split_sentences(text)) > 2]
    long += [text for text in definitions if any(count_words(one) > 15 for one in split_sentences(text))]
    assert long == []
    assert [text for text in definitions if says(text, *forms)] == []


def test_a_price_of_a_call_is_said_in_words():
    phones = [one for one in shipped().organisations.values() if one.phone]

    assert all(one.price or one.unverified for one in phones)
    assert [one.key for one in phones if one.price and "€" in one.price.text] == []


def test_an_organisation_never_takes_the_address_of_another():
    by_url = Counter(one.url for one in shipped().organisations.values())

    assert {url for url, times in by_url.items() if times > 1} <= {"https://www.blois.fr/"}
