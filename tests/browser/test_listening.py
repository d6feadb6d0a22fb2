"""Listening at a post: with the server's voice, with the computer's own, and with none."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from app.adapters.speech.espeak import Espeak
from tests.served import eventually

# A computer with voices: what it is asked to say is written down, and is said until told to end.
VOICES = """
  const voice = (lang, localService) => ({ lang, localService, name: lang, voiceURI: lang, default: false });
  window.asked = [];
  const known = [voice("fr-FR", false), voice("ar-SA", true), voice("fr-FR", true)];
  window.speechSynthesis.getVoices = () => known;
  window.speechSynthesis.cancel = () => {};
  window.speechSynthesis.speak = (said) => {
    asked.push([said.voice.lang, said.voice.localService, said.text, said.rate]);
    setTimeout(() => said.onend({}), 30);
  };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
ONLY_FAR_AWAY = VOICES.replace("true)", "false)")


@pytest.fixture
def silent(house, monkeypatch):
    """A desk whose machine says nothing."""
    desk = house.program.app.extensions["desk"]
    listening = replace(desk.listening, speech=Espeak(""))
    monkeypatch.setitem(house.program.app.extensions, "desk", replace(desk, listening=listening))
    return house


def test_the_server_speaks_when_the_computer_has_no_voice(house, reception):
    amina = reception.amina()
    sounds = []
    amina.page.on("request", lambda one: sounds.append(one.url) if one.resource_type == "media" else None)
    house.open(amina.at, at="identite.3", language="ar")
    amina.open("/poste")
    first = amina.card.locator("[data-said]").first

    listen = amina.card.locator("[data-listen-press]")
    listen.click()
    expect(amina.page.locator("#casque")).to_be_focused()
    assert sounds == []
    amina.page.locator("[data-headset]").last.click()

    expect(first).to_have_attribute("data-speaking", "")
    expect(listen).to_be_focused()
    listen.click()
    expect(amina.page.locator("[data-speaking]")).to_have_count(0)
    amina.card.locator("h1 .speaker").click()
    expect(amina.card.locator("h1 [data-speaking]")).to_be_visible()
    amina.goes_on()
    expect(amina.page.locator("[data-speaking]")).to_have_count(0)
    assert amina.visited == {house.base}
    assert all(one.startswith(f"{house.base}/poste/voix/") for one in sounds)


def test_the_question_of_the_headset_leaves_with_the_card_it_was_asked_on(house, reception):
    amina = reception.amina()
    walk = house.open(amina.at, at="identite.3")
    amina.open("/poste")
    amina.card.locator("[data-listen-press]").click()
    expect(amina.page.locator("#casque")).to_be_focused()

    house.put(walk.id, "question")

    expect(amina.page.locator("#casque")).to_be_hidden()
    expect(amina.page.locator("#titre")).to_be_focused()


def test_the_computers_own_voice_is_used_and_one_that_sends_words_away_never(house, reception):
    amina = reception.amina()
    amina.page.add_init_script(VOICES)
    sounds = []
    amina.page.on("request", lambda one: sounds.append(one.url) if one.resource_type == "media" else None)
    house.open(amina.at, at="identite.3", language="ar")
    amina.open("/poste")

    amina.card.locator("h1 .speaker").click()
    amina.page.locator("[data-headset]").first.click()
    assert eventually(lambda: amina.page.evaluate("asked.length === 3"))
    in_arabic = amina.page.evaluate("asked.map(([lang, , text]) => [lang, /connecter/.test(text)])")
    amina.chooses("langue", "Français")
    expect(amina.page.locator("html")).to_have_attribute("lang", "fr")
    amina.card.locator("h1 .speaker").click()
    assert eventually(lambda: amina.page.evaluate("asked.length === 1"))

    assert in_arabic == [["ar-SA", False], ["fr-FR", True], ["ar-SA", False]]
    assert amina.page.evaluate("asked") == [["fr-FR", True, "Cliquez sur Se connecter.", 1]]
    expect(amina.page.locator("#casque")).to_be_hidden()
    assert sounds == []


def test_where_nothing_can_speak_no_button_says_that_it_does(silent, amina):
    amina.page.add_init_script(ONLY_FAR_AWAY)

    for walk in (None, "question"):
        if walk is not None:
            silent.open(amina.at, at=walk)
        amina.open("/poste")
        expect(amina.page.locator("h1")).to_be_visible()
        expect(amina.page.locator(".speaker")).to_have_count(0)
        expect(amina.page.locator("[data-listen-press]").locator("visible=true")).to_have_count(0)
        amina.open("about:blank")  # a page that is open would follow what comes to its post


def test_where_no_button_reads_the_whole_page_the_keyboard_comes_to_each_sentence(amina):
    amina.open("/poste/demarches")
    expect(amina.page.locator(".speaker").first).to_be_visible()

    expect(amina.page.locator(".speaker[tabindex='-1'], .speaker[aria-hidden]")).to_have_count(0)
