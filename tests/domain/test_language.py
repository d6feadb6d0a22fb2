"""What a phrase says aloud, and where sentences are found."""

from app.domain.folding import fold
from app.domain.gesture import Gesture, Rescue, Sentence, Texts
from app.domain.language import Language, Languages, Phrase, breakable, sentences_of
from app.domain.procedure import Group


def test_a_voice_reads_names_and_no_mark():
    phrase = Phrase("Ouvrez **le site** {organisme}.").naming({"organisme": "CAF"})

    assert phrase.plain == "Ouvrez le site CAF."


def test_the_french_of_a_fallback_is_itself():
    phrase = Phrase("Ouvrez.", source="Ouvrez.")

    assert phrase.french is phrase


def test_a_language_offered_no_more_reads_as_french():
    french = Language("fr", "Français")

    assert Languages({"fr": french})["tr"] is french


def test_folding_keeps_the_no_break_spaces_that_no_rule_puts_back_and_comparing_forgets_them_all():
    text = " Lisez\u00a0: «\u202fVos  651\u00a0€\u00a0».\n"

    assert fold(text) == "Lisez : « Vos 651\u00a0€ »."
    assert breakable(text) == "Lisez : « Vos 651 € »."


def test_the_sentences_of_a_tree_come_in_reading_order():
    title, do, when = (Sentence(text, "caf") for text in ("Envoyer", "Cliquez.", "Rien ne vient."))
    group = Group("envoi", title, (Gesture("envoi.1", Texts(do=do), rescues=(Rescue(when),)),))

    assert list(sentences_of(group)) == [title, do, when]
