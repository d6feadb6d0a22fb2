"""Without a mouse."""

from playwright.sync_api import expect


def opens_help(person):
    person.tabs_to("J’ai besoin d’aide")
    person.page.keyboard.press("Enter")


def test_amina_walks_five_cards_with_the_keyboard_alone(together, amina):
    together(at="ouvrir.1")

    for press in range(5):
        before = amina.version
        amina.tabs_to("C’est fait")
        amina.page.keyboard.press(("Enter", "Space")[press % 2])
        amina.shows_version(before + 1)
        expect(amina.page.locator("#titre")).to_be_focused()


def test_amina_opens_help_and_leaves_it_with_the_keyboard(together, amina):
    together(at="mois.1")

    opens_help(amina)
    amina.tabs_to("Appeler la médiatrice")
    amina.page.keyboard.press("Escape")

    expect(amina.page.get_by_role("button", name="Appeler la médiatrice")).to_be_hidden()
    expect(amina.page.locator(".help > summary")).to_be_focused()


def test_lost_amina_reads_where_she_is_and_comes_back_with_the_keyboard(together, amina):
    together(at="mois.1")

    opens_help(amina)
    amina.tabs_to("Je suis perdu")
    amina.page.keyboard.press("Enter")
    amina.sees("Rien n’est perdu.")
    amina.page.keyboard.press("Escape")

    expect(amina.page.locator(".here-now")).to_be_hidden()
    expect(amina.page.locator(".lost-way > summary")).to_be_focused()


def test_a_panel_that_the_keyboard_leaves_closes(together, amina):
    together(at="mois.1")
    opens_help(amina)

    amina.page.keyboard.press("Shift+Tab")

    expect(amina.page.locator(".help-panel")).to_be_hidden()


def test_the_answer_of_a_drawing_leaves_at_escape_and_tab_goes_on_from_there(together, amina):
    together(at="identite.3")
    drawing = amina.page.locator(".drawing-page").first
    drawing.focus()
    expect(drawing.locator(".drawing-answer")).to_be_visible()

    amina.page.keyboard.press("Escape")

    expect(drawing.locator(".drawing-answer")).to_be_hidden()
    amina.page.keyboard.press("Tab")
    assert amina.page.evaluate(
        "document.activeElement.compareDocumentPosition(document.querySelector('.drawing-page')) & 2"
    )


def test_amina_says_that_the_site_is_not_like_that_and_hears_what_to_do(together, amina):
    together(at="mois.1")
    opens_help(amina)

    amina.tabs_to("Ce n’est pas comme sur mon écran")
    amina.page.keyboard.press("Enter")

    expect(amina.page.locator("[data-says]")).to_be_focused()
    amina.sees("Merci. Ce n’est pas votre faute : les sites changent.")


def test_lost_amina_calls_and_hears_at_once_that_somebody_comes(together, amina):
    together(at="mois.1")
    amina.asks_for_help()
    amina.page.locator(".lost-way > summary").click()

    amina.page.locator(".lost-acts").get_by_role("button", name="Appeler la médiatrice").focus()
    amina.page.keyboard.press("Enter")

    expect(amina.page.locator("[data-says]")).to_be_focused()
    amina.sees("Quelqu’un vient. Rien n’est perdu.")
    expect(amina.page.locator(".lost-in")).to_be_hidden()


def test_the_first_press_of_tab_leads_to_the_content(amina):
    amina.open("/poste")

    amina.page.keyboard.press("Tab")
    amina.page.keyboard.press("Enter")

    assert amina.page.evaluate("location.hash") == "#contenu"


def test_the_keyboard_stays_where_it_is_when_the_card_is_the_same(together, amina, luc):
    together(at="mois.1")
    amina.tabs_to("J’ai besoin d’aide")

    luc.uses("Demander la souris pour la suite")
    amina.sees("Voulez-vous que je tienne la souris ?")

    expect(amina.page.locator(".help > summary")).to_be_focused()


def test_the_keyboard_is_at_the_title_when_what_it_was_on_is_gone(together, amina, luc):
    together(at="mois.1")
    amina.tabs_to("C’est fait")

    luc.uses("Demander la souris pour la suite")
    amina.sees("Voulez-vous que je tienne la souris ?")

    expect(amina.page.locator("#titre")).to_be_focused()


def test_luc_drives_from_his_own_keys(together, amina, luc):
    together(at="mois.1")
    title = luc.title

    for key in ("ArrowRight", "ArrowLeft", "3", "1", "2"):
        luc.moves(lambda key=key: luc.page.keyboard.press(key))
        amina.is_in_step_with(luc)
    assert luc.title == title
    luc.page.keyboard.press("h")

    amina.sees("Voulez-vous que je fasse ce geste ?")


def test_enter_on_a_procedure_chooses_no_level_for_luc(luc):
    luc.complaints_matter = False  # Chromium tells of any 422
    luc.open("/mediation/ouvrir")
    procedure = luc.page.get_by_role("radio").first
    procedure.check()

    procedure.press("Enter")

    luc.sees("puis qui tient la souris.")
    expect(procedure).to_be_checked()


def test_a_session_about_to_end_says_so_and_one_press_keeps_it(luc):
    luc.page.clock.install()
    luc.open("/compte")
    luc.page.route("**/compte/session", lambda asked: asked.fulfill(json={"seconds": 90}), times=1)
    staying = luc.page.get_by_role("button", name="Rester connecté")
    expect(staying).to_be_hidden()

    luc.page.clock.fast_forward("28:05")
    staying.press("Enter")

    expect(staying).to_be_hidden()
    assert luc.page.url.endswith("/compte")


def test_lucs_keys_do_nothing_while_he_types(together, luc):
    together(at="mois.1")
    before = luc.version
    luc.page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input id=note>')")

    luc.page.locator("#note").press_sequentially("123h")
    luc.page.locator("#note").press("ArrowRight")
    luc.page.wait_for_timeout(300)

    assert luc.version == before
    expect(luc.page.locator("#note")).to_have_value("123h")


def test_who_turns_the_letters_off_keeps_the_arrows(together, house, luc):
    walk = together(at="mois.1")
    luc.page.evaluate("document.documentElement.dataset.letterKeys = 'non'")
    before = luc.version

    luc.page.keyboard.press("1")
    luc.page.keyboard.press("p")
    luc.moves(lambda: luc.page.keyboard.press("ArrowRight"))

    assert (luc.version, house.program.walking.scene(walk).walk.level.key) == (before + 1, "avec")
    expect(luc.page.locator("#dire-phrase")).not_to_have_attribute("open", "")


def test_an_arrow_on_aminas_screen_moves_nothing(together, amina):
    together(at="mois.1")
    before = amina.version

    amina.page.keyboard.press("ArrowRight")
    amina.page.wait_for_timeout(200)

    assert amina.version == before
