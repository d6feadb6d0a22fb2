"""Accepted corrections in the files: one sentence moves, and a refusal moves nothing."""

import errno
import os
import shutil
from dataclasses import replace
from datetime import date

import pytest

from app.adapters.catalogues import Catalogues
from app.adapters.library import FolderLibrary
from app.adapters.rewriting import FolderRewriting
from app.config import ROOT
from app.domain.correction import Correction
from app.domain.errors import Refused
from app.domain.gesture import Sentence

FILE = """# Inès a relu.
titre: Une démarche
but: Voir
duree: 5
verifie_le: 2026-11-01
organisme: caf
famille: famille
sources: [{titre: Le site, adresse: 'https://www.caf.fr', consulte_le: 2026-11-01, nature: officielle}]
etapes:
  - id: un
    titre: Commencer
    etapes:
      - faire: Cliquez  # en bleu
"""
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
FRENCH = Correction(
    "c1", "caf/essai", "e1", "un.1", "faire", "fr", "Cliquez", "Cliquez", "Appuyez : ici", "id-luc", DAY
)
ARABIC = Correction("c2", "caf/essai", "e1", "un.1", "faire", "ar", "Cliquez", "انقر", "اضغط", "id-luc", DAY)


class Folder:
    """A project of one procedure, and who writes in it."""

    def __init__(self, root):
        self.root = root
        (root / "procedures" / "caf").mkdir(parents=True)
        (root / "translations" / "ar" / "LC_MESSAGES").mkdir(parents=True)
        shutil.copy(ROOT / "procedures" / "organismes.yaml", root / "procedures")
        shutil.copy(ROOT / "translations" / "langues.yaml", root / "translations")
        self.file = root / "procedures" / "caf" / "essai.yaml"
        self.po = root / "translations" / "ar" / "LC_MESSAGES" / "caf.po"
        self.file.write_text(FILE, "utf-8")
        self.po.write_text(PO, "utf-8")
        self.library = FolderLibrary(root / "procedures", today=lambda: DAY)
        self.catalogues = Catalogues(root)
        self.writing = FolderRewriting(root, self.library, self.catalogues, closed=False)

    def write(self, correction):
        if correction.language == "fr":
            self.writing.french(correction)
        else:
            self.writing.translation(correction, "caf", "Zoé", DAY)

    def refusal(self, correction):
        with pytest.raises(Refused) as refused:
            self.write(correction)
        assert (self.file.read_text("utf-8"), self.po.read_text("utf-8")) == (FILE, PO)
        assert not [one for one in self.file.parent.iterdir() if one.name.startswith(".")]
        return refused.value.code


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def test_a_french_sentence_is_written_in_its_place_and_served_at_once(folder):
    folder.file.chmod(0o640)

    folder.write(FRENCH)

    assert folder.file.read_text("utf-8") == FILE.replace("Cliquez  #", '"Appuyez : ici"  #')
    assert folder.file.stat().st_mode & 0o777 == 0o640
    assert folder.library.editions()["caf/essai"].procedure.nodes[0].nodes[0].texts.do.text == "Appuyez : ici"


def test_a_translation_is_written_signed_by_who_read_it_and_served_at_once(folder):
    folder.write(ARABIC)

    signed = PO.replace("relu par Paul le 2025-01-01", "relu par Zoé le 2026-11-23")
    assert folder.po.read_text("utf-8") == signed.replace("انقر", "اضغط")
    phrase = folder.catalogues.phrase(Sentence("Cliquez", "caf"), "ar")
    assert (phrase.text, phrase.reviewed) == ("اضغط", True)


def test_a_sentence_that_changed_since_is_left_alone(folder):
    assert folder.refusal(replace(FRENCH, was="Tapez")) == "correction-gone"
    assert folder.refusal(replace(FRENCH, node="ailleurs")) == "correction-gone"
    assert folder.refusal(replace(FRENCH, procedure="../essai")) == "correction-gone"
    assert folder.refusal(replace(ARABIC, was="autre")) == "correction-gone"
    assert folder.refusal(replace(ARABIC, source="Tapez")) == "correction-gone"


def test_a_sentence_that_the_checker_refuses_is_not_written(folder):
    assert folder.refusal(replace(FRENCH, proposed="mot " * 30)) == "correction-breaks"


def test_a_full_disk_and_a_closed_folder_are_told_apart_and_lose_nothing(folder, monkeypatch):
    for number, code in ((errno.ENOSPC, "correction-full"), (errno.EACCES, "correction-closed")):

        def fails(_, number=number):
            raise OSError(number, "no")

        monkeypatch.setattr(os, "fsync", fails)
        assert [folder.refusal(one) for one in (FRENCH, ARABIC)] == [code, code]


def test_the_demo_writes_nothing(folder):
    folder.writing = FolderRewriting(folder.root, folder.library, folder.catalogues, closed=True)

    assert folder.refusal(FRENCH) == "correction-demo"
