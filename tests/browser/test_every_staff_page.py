"""Every page of the staff: nothing for axe to say, none wider than the screen; the busiest with Tab alone.

By day the busiest and the newest; by night every page, in French and in Arabic.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from app.domain.autonomy import Autonomy
from app.domain.correction import Correction
from app.domain.draft import Draft, digest
from app.domain.walk import Outcome, Presence
from app.usecases.idling import ON_DESK
from app.usecases.pausing import keep_slip
from app.web.access import POST, PUBLIC, access_to
from tests.browser.engines import staff_faults
from tests.browser.house import DECLARATION
from tests.browser.tabbing import tabbing_faults
from tests.web.access_table import PARTS

# What answers a GET with something else than a page: parts of one, sounds, files.
NO_PAGE = {
    "room.board",
    "mediator.view",
    "mediator.shared_view",
    "recording.listen",
    "phrasebook.said",
    "phrasebook.turned",
    "links.progress",
    "staying.show",
    "helping.completions",
    "translation_returns.everything",
    "translation_returns.one_file",
}
TABBED = {"mediator.choose", "mediator.copilot", "staff.own_account", "phrasebook.show"}
READERS = ["fr", pytest.param("ar", marks=pytest.mark.night)]
OF_THE_DAY = {
    *("room.show", "mediator.choose", "mediator.copilot", "mediator.shared", "papers.mandate"),
    *("trainer.show", "trainer.file", "drafting.show", "translating.show", "figures.show", "team.everybody"),
}


def pages(app, **parts: str) -> Iterator[tuple[str, str]]:
    """Every page that somebody of the staff may open: its name and its address."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            may = access_to(app, rule.endpoint)
            ours = may and not may.allowed & {POST, PUBLIC}
            if ours and "GET" in rule.methods and rule.endpoint not in NO_PAGE:
                values = {**PARTS, **parts}
                yield rule.endpoint, rule.build({name: values[name] for name in rule.arguments})[1]


def a_draft_of(house) -> str:
    """Luc's draft, under the id of his account: one stands for the other in an address."""
    text = house.program.walking.library.text(DECLARATION)
    draft = Draft(house.luc_id, DECLARATION, text, digest(text), house.luc_id, 1, datetime.now(UTC))
    house.program.walking.store.change(lambda change: change.keep_draft(draft))
    return draft.id


@pytest.mark.parametrize(
    ("language", "whole"),
    [("fr", False), *(pytest.param(one, True, marks=pytest.mark.night) for one in ("fr", "ar"))],
)
def test_the_pages_of_the_staff(language, whole, house, reception):
    luc = reception.luc(locale=language)
    place = reception.a_place()
    walk = house.open(place, at="gestes", language="ar", level=Autonomy.DONE_FOR)
    where = (walk.procedure, walk.edition, walk.frame.place, "faire", "ar", "Cliquez", "انقر", "اضغط")
    draft = Correction(f"c-{language}", *where, "id-zoe", house.program.walking.clock.now().date())
    house.program.walking.store.change(lambda change: change.keep_correction(draft))
    writing = a_draft_of(house)
    found = {}

    parts = {"walk": walk.id, "post": place.post.id, "id": writing, "draft": writing, "node": "ouvrir.2"}
    for name, path in pages(house.program.app, **parts):
        if not whole and name not in OF_THE_DAY:
            continue
        luc.open(path)
        found[name] = [*(tabbing_faults(luc.page) if name in TABBED else ()), *staff_faults(luc)]

    assert set(found) >= OF_THE_DAY
    assert [one for said in found.values() for one in said] == []


@pytest.mark.parametrize("language", READERS)
def test_the_room_on_a_full_day(language, house, reception):
    """A call, a silent post, one to check, a slip kept, and the line of a walk to complete."""
    luc = reception.luc(locale=language)
    calling, silent, ended = (reception.a_place() for _ in range(3))
    walking = house.program.walking
    kept = house.open(calling, at="gestes", presence=Presence.SHARED)
    house.open(silent, presence=Presence.ALONE)
    walking.end(house.open(ended).id, Outcome.DONE)
    house.program.room.call(calling.post.id)
    house.ask_whether_somebody_is_there(silent)
    until = walking.clock.now() + ON_DESK
    walking.store.change(lambda change: keep_slip(change, kept, expires_at=until, on_desk=True))
    found = {}

    luc.open("/mediation")
    found["room"] = list(tabbing_faults(luc.page))
    luc.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found["room, all open"] = staff_faults(luc)
    luc.open("/mediation")
    luc.page.locator("form[action='/mediation/reprendre/feuille'] button").first.click()
    luc.page.wait_for_url("**/feuille")
    found["slip"] = staff_faults(luc)
    luc.complaints_matter = False
    luc.open("/mediation/parcours/rien")
    found["nowhere"] = staff_faults(luc)

    assert [one for said in found.values() for one in said] == []


@pytest.mark.parametrize("language", READERS)
def test_the_pages_that_make_an_account(language, house, reception):
    """A passphrase given once, an invitation, and what the invited person fills in."""
    # Accounts are touched a while after a passphrase was typed, and no later.
    house.session = house.program.accounts.signing_in.sign_in("luc", house.passphrase)
    luc = reception.luc(locale=language)
    found = {}

    luc.open("/comptes")
    luc.page.locator("input[name=identifiant][type=text]").wait_for()
    found["accounts"] = [*tabbing_faults(luc.page), *staff_faults(luc)]
    for button, name in (("[formaction='/comptes']", "lea"), ("[data-kind=primary]", "zoe")):
        luc.open("/comptes")
        luc.page.locator("input[name=identifiant][type=text]").fill(f"{name}-{language}")
        luc.page.locator("input[name=nom]").fill(name.capitalize())
        luc.page.locator("#roles-mediateur").check()
        luc.page.locator(f"form[action='/comptes/invitations'] button{button}").click()
        luc.page.wait_for_url("**/comptes" if name == "lea" else "**/invitations")
        found[button] = staff_faults(luc)
    code = luc.page.locator("#code-legende").inner_text().split("code=")[1].strip()
    luc.open(f"/invitation?code={code}")
    found["welcome"] = staff_faults(luc)
    luc.complaints_matter = False
    luc.open("/premier-compte?code=rien")
    found["first account"] = staff_faults(luc)

    assert [one for said in found.values() for one in said] == []
