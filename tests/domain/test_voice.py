"""A sentence is cut where the voice must change."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.voice import Segment, segments

FR, EN, AR = (lambda text, code=code: Segment(text, code) for code in ("fr", "en", "ar"))


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("fr", "Cliquez sur « Mon Compte ».", [FR("Cliquez sur Mon Compte")]),
        ("en", "Click « Mon Compte », then wait.", [EN("Click"), FR("Mon Compte"), EN(", then wait.")]),
        ("ar", "انقر على «\u00a0Mon Compte\u00a0».", [AR("انقر على"), FR("Mon Compte")]),
        ("ar", "افتح موقع France Travail الآن", [AR("افتح موقع"), FR("France Travail"), AR("الآن")]),
        ("ar", "اكتب 12 رقما", [AR("اكتب 12 رقما")]),
        ("en", "Open the CAF site.", [EN("Open the CAF site.")]),
        ("ar", "« Mon Compte »", [FR("Mon Compte")]),
        ("en", "« Oui » « Non »", [FR("Oui Non")]),
        ("en", " … ", []),
    ],
)
def test_labels_and_names_are_said_in_french_inside_another_language(language, text, said):
    assert list(segments(text, language)) == said


@given(st.text(), st.sampled_from(["fr", "en", "ar"]))
def test_no_word_is_lost_and_no_voice_follows_itself(text, language):
    found = segments(text, language)

    spoken = "".join(part.text for part in found)
    assert [sign for sign in text if sign.isalpha()] == [sign for sign in spoken if sign.isalpha()]
    assert all(one.language != other.language for one, other in pairwise(found))
    assert all(part.language in (language, "fr") and "[[" not in part.text for part in found)
