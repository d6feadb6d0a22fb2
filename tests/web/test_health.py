"""What a machine asks: is it there, which version, how many procedures, which languages."""

from app.config import VERSION


def test_the_program_says_that_it_is_well(house):
    answer = house.paul().client.get("/sante")

    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.json == {
        "version": VERSION,
        "demarches": len(house.walking.library.editions()),
        "langues": ["fr", "en", "ar"],
    }


def test_health_says_nothing_of_who_is_there(house):
    before = house.paul().client.get("/sante").data
    house.put_post(1)
    house.open()

    assert house.paul().client.get("/sante").data == before


def test_health_keeps_nothing_in_the_browser(house):
    assert house.paul().client.get("/sante").headers.getlist("Set-Cookie") == []
