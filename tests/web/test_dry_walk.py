"""Walking through a text on one's own screen: nothing kept, nothing counted."""

import pytest

from app.domain.autonomy import Autonomy
from app.domain.ways import usual
from tests.pages import words
from tests.web.house import ALL, CAF, rows

WALK = f"/atelier/fichier/{ALL}/parcourir"


@pytest.fixture
def zoe(house):
    return house.staff("zoe")


def card(person):
    """Where the shown card stands."""
    return next(one.get("data-place") for one in person.page.iter("article"))


def press_on(person, answers):
    """The main thing to press on this card; False at the end."""
    form = next(
        (
            one
            for one in person.page.iter("form")
            if "/parcourir/" in one.get("action", "")
            and one.get("action").rpartition("/parcourir/")[2].split("?")[0] in GO_ON
        ),
        None,
    )
    if form is None:
        return False
    fields = {one.get("name"): one.get("value", "") for one in form.iter("input")}
    if "question" in fields:
        fields["choix"] = answers[fields["question"]]
    person.send(form.get("action"), **fields)
    return True


GO_ON = ("avancer", "repondre", "accepter")


@pytest.mark.parametrize(
    "level",
    [
        Autonomy.DONE_BY,
        pytest.param(Autonomy.DONE_WITH, marks=pytest.mark.night),
        pytest.param(Autonomy.DONE_FOR, marks=pytest.mark.night),
    ],
)
def test_a_text_is_walked_to_its_end_at_each_level_and_nothing_is_kept(house, zoe, level):
    answers = usual(house.walking.library.editions()[ALL].procedure.nodes)
    zoe.get(f"{WALK}?niveau={level.key}")
    before, seen = rows(house), [card(zoe)]

    while press_on(zoe, answers):
        seen.append(card(zoe))

    assert seen[-1].endswith(":fin")
    assert [house.store.open_walks(), rows(house)["activities"]] == [[], before["activities"]]


def test_one_comes_back_and_finds_the_card_of_before(zoe):
    zoe.get(WALK)
    first = card(zoe)
    zoe.press("Commencer")
    second = card(zoe)

    zoe.press("Revenir")

    assert [card(zoe), second != first] == [first, True]


def test_the_place_stays_when_one_looks_at_another_level_or_language(house, zoe):
    zoe.get(f"{WALK}?ligne=200")
    place = card(zoe)

    zoe.get(next(link.get("href") for link in zoe.page.iter("a") if link.get("lang") == "ar"))

    assert card(zoe) == place
    assert [one.get("dir") for one in zoe.page.iter() if "visitor-card" in one.get("class", "")] == ["rtl"]


def test_an_address_that_no_longer_leads_anywhere_begins_again_and_says_so(zoe):
    zoe.get(f"{WALK}?ici={ALL}~une-etape-partie~~")

    assert "Le texte a changé" in zoe.text
    assert card(zoe).endswith(":debut")


def test_a_press_that_comes_twice_changes_nothing(zoe):
    zoe.get(WALK)

    zoe.send(f"{WALK}/revenir")

    assert card(zoe).endswith(":debut")


def test_what_an_address_invents_is_refused_quietly(zoe):
    for invented in ("~~~", "caf/x~:debut~~", "a" * 5000, f"{ALL}~:debut~x=y~z"):
        assert zoe.get(f"{WALK}?ici={invented}").status_code == 200
    assert words(next(zoe.page.iter("h1")))


def test_practising_is_walked_through_too(zoe):
    zoe.get(WALK)

    zoe.press("S’entraîner d’abord, sans risque")

    assert "essai=oui" in zoe.at
    assert card(zoe).endswith(":debut")


def test_a_detour_comes_back_to_where_it_left(house, zoe):
    line = next(
        rank
        for rank, said in enumerate(house.walking.library.text(ALL).splitlines(), 1)
        if "secours:" in said
    )
    zoe.get(f"{WALK}?ligne={line}")
    left = card(zoe)
    form = next(one for one in zoe.page.iter("form") if "/parcourir/secours" in one.get("action", ""))

    zoe.send(form.get("action"), **{one.get("name"): one.get("value", "") for one in form.iter("input")})
    away = card(zoe)
    zoe.press("Revenir")

    assert away != left
    assert card(zoe) == left


def test_a_draft_is_walked_as_it_is_written(house, zoe):
    authoring, by = (
        house.program.authoring,
        next(one for one in house.program.accounts.all() if one.login == "zoe"),
    )
    draft = authoring.begin(CAF, by)
    authoring.save(draft.id, draft.version, draft.text.replace("titre: ", "titre: Bonjour, ", 1), by)

    zoe.get(f"/atelier/brouillon/{draft.id}/parcourir")

    assert "Bonjour," in zoe.text
