"""What is told of a text by counting it."""

import pytest

from app.domain.document import read_document
from app.domain.language import Phrase
from app.domain.measuring import measure
from app.domain.progress import Progress, progress_of
from app.domain.readability import Readability, readability
from tests.documents import a_procedure


def test_sentences_words_and_long_ones_are_counted():
    found = readability(["Ouvrez la page. Cliquez ici.", "Votre attestation est là."])

    assert found == Readability(sentences=3, words=9, long_words=2, long_sentences=0, longest=4)
    assert (found.words_a_sentence, found.lix) == (3.0, 25)


def test_a_sentence_that_the_checker_would_find_long_is_counted_apart():
    assert readability(["Un mot " * 8]).long_sentences == 1


def test_nothing_has_no_length():
    assert (Readability().lix, Readability().words_a_sentence) == (0, 0.0)


def test_a_file_is_measured_by_what_is_written_in_it():
    text = a_procedure()

    found = measure(read_document("caf/aide", text))

    assert (found.size, found.minutes, found.groups, found.gestures, found.questions) == (
        len(text.encode()),
        3,
        1,
        2,
        0,
    )
    assert found.reading.sentences == 6


@pytest.mark.parametrize(
    ("translated", "reviewed", "percents"),
    [(0, 0, (0, 0)), (199, 1, (99, 0)), (200, 200, (100, 100))],
)
def test_a_translation_is_whole_when_nothing_is_missing(translated, reviewed, percents):
    said = [Phrase("Open", "en", reviewed=rank < reviewed) for rank in range(translated)]
    found = progress_of([*said, *[Phrase("Ouvrez")] * (200 - translated)])

    assert found == Progress(200, translated, reviewed)
    assert (found.percent, found.percent_reviewed) == percents


def test_what_has_nothing_to_say_is_whole():
    assert Progress().percent == 100
