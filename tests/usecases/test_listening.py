"""Whose voice a sentence has."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from app.domain.errors import Unknown
from app.domain.voice import Segment
from app.usecases.listening import Line, Listening, Source, Unspeakable

CLICK = Line("انقر على « Mon Compte ».", "ar", "ar", "caf/declarer", "connexion.1")
IN_DARIJA = replace(CLICK, wanted="ary")


@dataclass
class OwnRecordings:
    """Sentences that somebody recorded, by words and language."""

    said: set[tuple[str, str]] = field(default_factory=set)

    def find(self, procedure, node, text, language):
        return Path(f"{procedure}/{node}.{language}") if (text, language) in self.said else None


@dataclass
class OwnSpeech:
    """A machine that speaks these languages, until it is broken."""

    languages: set[str]
    broken: bool = False
    times: int = 0

    def speaks(self, language):
        return language in self.languages

    def say(self, said):
        if self.broken:
            raise Unspeakable
        self.times += 1
        return repr(said).encode()


@dataclass
class OwnMemory:
    """Keeps what was said, under its words."""

    kept: dict[tuple[Segment, ...], Path] = field(default_factory=dict)

    def find(self, said):
        return self.kept.get(said)

    def keep(self, said, sound):
        return self.kept.setdefault(said, Path(sound.decode()))


def listening(*recorded, speaks=("fr", "ar"), **facts):
    return Listening(OwnRecordings(set(recorded)), OwnSpeech(set(speaks), **facts), OwnMemory())


def test_a_persons_voice_comes_first():
    desk = listening((CLICK.text, "ar"))

    assert (desk.source(CLICK), desk.sound(CLICK)) == (Source.RECORDED, Path("caf/declarer/connexion.1.ar"))


def test_a_machine_says_what_nobody_recorded_with_its_labels_in_french():
    desk = listening()

    said = (Segment("انقر على", "ar"), Segment("Mon Compte", "fr"))
    assert (desk.source(CLICK), desk.sound(CLICK)) == (Source.MADE, Path(repr(said)))


def test_the_same_words_are_made_once():
    desk = listening()

    desk.sound(CLICK)
    desk.sound(CLICK)

    assert desk.speech.times == 1


@pytest.mark.parametrize("speaks", [(), ("fr",), ("ar",)])
def test_a_voice_that_lacks_for_a_part_lacks_for_the_sentence(speaks):
    desk = listening(speaks=speaks)

    assert desk.source(CLICK) is Source.NONE
    with pytest.raises(Unknown):
        desk.sound(CLICK)


def test_a_machine_that_breaks_leaves_the_sentence_without_voice():
    with pytest.raises(Unknown):
        listening(broken=True).sound(CLICK)


def test_darija_is_heard_before_the_arabic_it_is_written_in():
    both = listening((CLICK.text, "ary"), (CLICK.text, "ar"))

    assert both.sound(IN_DARIJA).suffix == ".ary"
    assert both.sound(CLICK).suffix == ".ar"


def test_darija_that_nobody_recorded_is_the_arabic_that_is_written():
    assert listening((CLICK.text, "ar")).sound(IN_DARIJA).suffix == ".ar"
    assert listening().sound(IN_DARIJA) == listening().sound(CLICK)


def test_a_word_of_the_guide_itself_has_no_recording():
    word = Line("Vous verrez :", "fr", "fr")

    assert listening((word.text, "fr")).source(word) is Source.MADE
