"""The proof-reader sees what it is there to see."""

import pytest
from werkzeug.routing import Map, Rule

from tests.pages import Page

ROUTES = Map([Rule("/poste", methods=["GET"]), Rule("/poste/fin", methods=["POST"])]).bind("localhost")
SOUND = """<!doctype html><html lang="fr" dir="ltr"><head><title>Poste</title></head><body>
<main id="contenu"><h1>Bonjour</h1>{}</main></body></html>"""


def faults(inside: str, page: str = SOUND) -> list[str]:
    return list(Page(page.replace("{}", inside), ROUTES).faults())


def test_a_sound_page_and_a_sound_fragment_pass():
    form = '<form method="post" action="/poste/fin"><input type="hidden" name="csrf_token" value="1">'
    inside = f'<a href="/poste#a">Ici</a><p lang="ar" dir="rtl">تم</p>{form}<button>Fin</button></form>'

    assert faults(inside) == []
    assert list(Page(f"<section>{inside}</section>", ROUTES).faults()) == []


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ("<p><form></form></p>", "unexpected-end-tag"),
        ("<div>", "end-tag-too-early"),
        ("<h1>Encore</h1>", "2 <h1>"),
        ('<p id="contenu">Ici</p>', "id twice"),
        ("<input name='nom'>", "has no label"),
        ('<label for="a">A</label>', "for=a leads to nothing"),
        ('<p aria-labelledby="b">A</p>', "aria-labelledby=b leads to nothing"),
        ('<a href="#c">A</a>', "#c leads to nothing"),
        ('<p hx-target="#d">A</p>', "#d leads to nothing"),
        ('<form method="post" action="/poste/fin"><button>A</button></form>', "carries no token"),
        ('<a href="/ailleurs">A</a>', "leads nowhere"),
        ('<a href="/poste/fin">A</a>', "leads nowhere"),
        ('<form action="/poste/fin"></form>', "leads nowhere"),
        ('<img src="/static/x/pictogrammes/rien.svg" alt="">', "leads nowhere"),
        ('<a href="javascript:alert(1)">A</a>', "javascript:"),
        ('<p style="color:red">A</p>', "style="),
        ('<p onclick="a()">A</p>', "onclick="),
        ("<script>a()</script>", "is written in the page"),
        ('<svg width="1"></svg>', "neither hidden nor named"),
        ('<img src="/poste">', "no alternative"),
        ("<figure><figcaption>A</figcaption></figure>", "not named by its caption"),
        ("<button></button>", "says nothing"),
        ('<p lang="ar">تم</p>', "lang=ar dir=None"),
        ('<p lang="ar" dir="ltr">تم</p>', "lang=ar dir=ltr"),
        ('<p lang="xx" dir="ltr">?</p>', "lang=xx"),
        ('<button><a href="/poste">A</a></button>', "stands inside"),
        ('<a href="https://a.test" target="_blank">A</a>', "could command ours"),
    ],
)
def test_each_fault_is_seen(inside, fault):
    assert fault in " ".join(faults(inside))


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (SOUND.replace('lang="fr" dir="ltr"', 'lang="ar" dir="ltr"'), "lang=ar dir=ltr"),
        (SOUND.replace(' lang="fr" dir="ltr"', ""), "no language of ours"),
        (SOUND.replace("<title>Poste</title>", "<title></title>"), "0 <title>"),
        (SOUND.replace("<title>Poste</title>", "<title></title>"), "<title>"),
        (SOUND.replace("<h1>Bonjour</h1>", ""), "0 <h1>"),
    ],
)
def test_each_fault_of_a_frame_is_seen(page, fault):
    assert fault.lstrip("0 ") in " ".join(faults("", page))
