"""Accepted corrections of translations: one sentence moves, and a refusal moves nothing."""

import errno
import os
import shutil
from dataclasses import replace
from datetime import date

import pytest

from app.adapters.catalogues import Catalogues
from app.adapters.rewriting import FolderRewriting
from app.config import ROOT
from app.domain.correction import Correction
from app.domain.errors import Refused
from app.domain.gesture import Sentence

PLURALS = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)
PO = """# Pas à pas : caf, العربية.
msgid ""
msgstr ""
"Project-Id-Version: pas-a-pas\\n"
"Language: ar\\n"
"Plural-Forms: {PLURALS}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

# Un mot du site.
# relu par Paul le 2025-01-01
#. un.1.faire
#: procedures/caf/essai.yaml
msgid "Cliquez"
msgstr "انقر"

#. un.titre
#: procedures/caf/essai.yaml
msgid "Commencer"
msgstr "ابدأ"

#~ msgid "Ancienne"
#~ msgstr "قديم"
""".replace("{PLURALS}", PLURALS)
DAY = date(2026, 11, 23)
ARABIC = Correction("c2", "caf/essai", "e1", "un.1", "faire", "ar", "Cliquez", "انقر", "اضغط", "id-luc", DAY)


class Folder:
    """A project of one catalogue, and who writes in it."""

    def __init__(self, root):
        self.root = root
        (root / "translations" / "ar" / "LC_MESSAGES").mkdir(parents=True)
        shutil.copy(ROOT / "translations" / "langues.yaml", root / "translations")
        self.po = root / "translations" / "ar" / "LC_MESSAGES" / "caf.po"
        self.po.write_text(PO, "utf-8")
        self.catalogues = Catalogues(root)
        self.writing = FolderRewriting(root, self.catalogues, closed=False)

    def write(self, correction):
        self.writing.translation(correction, "caf", "Zoé", DAY)

    def refusal(self, correction):
        with pytest.raises(Refused) as refused:
            self.write(correction)
        assert self.po.read_text("utf-8") == PO
        assert not [one for one in self.po.parent.iterdir() if one.name.startswith(".")]
        return refused.value.code


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def test_a_translation_is_written_signed_by_who_read_it_and_served_at_once(folder):
    folder.write(ARABIC)

    signed = PO.replace("relu par Paul le 2025-01-01", "relu par Zoé le 2026-11-23")
    assert folder.po.read_text("utf-8") == signed.replace("انقر", "اضغط")
    phrase = folder.catalogues.phrase(Sentence("Cliquez", "caf"), "ar")
    assert (phrase.text, phrase.reviewed) == ("اضغط", True)


def test_a_sentence_that_changed_since_is_left_alone(folder):
    assert folder.refusal(replace(ARABIC, was="autre")) == "correction-gone"
    assert folder.refusal(replace(ARABIC, source="Tapez")) == "correction-gone"


def test_a_full_disk_and_a_closed_folder_are_told_apart_and_lose_nothing(folder, monkeypatch):
    for number, code in ((errno.ENOSPC, "correction-full"), (errno.EACCES, "correction-closed")):

        def fails(_, number=number):
            raise OSError(number, "no")

        monkeypatch.setattr(os, "fsync", fails)
        assert folder.refusal(ARABIC) == code


def test_the_demo_writes_nothing(folder):
    folder.writing = FolderRewriting(folder.root, folder.catalogues, closed=True)

    assert folder.refusal(ARABIC) == "correction-demo"
