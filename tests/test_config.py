"""The settings of the idle time: sound figures, or a start that stops with a sentence."""

from datetime import timedelta

import pytest

from app.config import read_config
from app.usecases.idling import IdleLimits


@pytest.fixture
def here(monkeypatch, tmp_path):
    """An environment where nothing is set but the folder."""
    monkeypatch.setenv("PAS_A_PAS_DATA", str(tmp_path))
    for name in ("INACTIF_MINUTES", "INACTIF_FACTEUR", "ANNONCE_MINUTES", "REPONSE_MINUTES"):
        monkeypatch.delenv(f"PAS_A_PAS_{name}", raising=False)
    return lambda **values: [monkeypatch.setenv(f"PAS_A_PAS_{name}", said) for name, said in values.items()]


def test_nothing_set_gives_the_usual_patience(here):
    assert read_config().idle == IdleLimits()


def test_every_figure_can_be_set(here):
    here(INACTIF_MINUTES="30", INACTIF_FACTEUR="4", ANNONCE_MINUTES=" 5 ", REPONSE_MINUTES="6")

    wanted = IdleLimits(timedelta(minutes=30), 4, timedelta(minutes=5), timedelta(minutes=6))
    assert read_config().idle == wanted


@pytest.mark.parametrize(
    ("name", "said", "sentence"),
    [
        ("INACTIF_MINUTES", "vingt", "PAS_A_PAS_INACTIF_MINUTES doit être un nombre entier de 5 à 240"),
        ("INACTIF_MINUTES", "4", "et non « 4 »"),
        ("INACTIF_FACTEUR", "0", "de 1 à 20"),
        ("REPONSE_MINUTES", "-1", "de 1 à 60"),
        ("REPONSE_MINUTES", "", "et non «  »"),
        ("ANNONCE_MINUTES", "20", "plus petit que PAS_A_PAS_INACTIF_MINUTES"),
    ],
)
def test_a_figure_that_makes_no_sense_stops_the_start_with_a_sentence(here, name, said, sentence):
    here(**{name: said})

    with pytest.raises(SystemExit, match=sentence):
        read_config()
