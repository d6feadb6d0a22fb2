"""A page becomes a file with our own static files and nothing else of the machine or of the network."""

import pytest

from app.adapters.pdf import PagePrinting
from app.config import ROOT

STATIC = ROOT / "static"

pytestmark = pytest.mark.skipif(not PagePrinting(STATIC).ready(), reason="no Pango on this machine")


@pytest.fixture
def fetch():
    from app.adapters.weasy import OurFiles

    return OurFiles(STATIC).fetch


def test_our_own_files_are_read_by_the_address_our_pages_give_them(fetch):
    answer = fetch("https://guide.invalid/static/0123456789ab/css/memo.css")

    assert answer.read() == (STATIC / "css" / "memo.css").read_bytes()


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://guide.invalid/static/0/css/memo.css",
        "https://ailleurs.test/static/0/css/memo.css",
        "https://guide.invalid/autre/0/css/memo.css",
        "https://guide.invalid/static/0/../../pyproject.toml",
        "https://guide.invalid/static/0/%2e%2e/%2e%2e/pyproject.toml",
        "https://guide.invalid/static/0//etc/passwd",
        "https://guide.invalid/static/0/css",
        "data:text/css,body{}",
    ],
)
def test_anything_else_is_refused(fetch, url):
    with pytest.raises(ValueError, match=r"."):
        fetch(url)


def test_a_page_that_asks_for_what_is_not_ours_is_drawn_without_it():
    printing = PagePrinting(STATIC)
    page = '<!doctype html><html lang="fr"><title>A</title><h1>A</h1><img alt="" src="file:///etc/passwd">'

    assert printing.ready()
    assert printing.pdf(page).startswith(b"%PDF-")


def test_nothing_is_drawn_before_one_asked_whether_it_can_be():
    with pytest.raises(RuntimeError):
        PagePrinting(STATIC).pdf("<p>A</p>")
