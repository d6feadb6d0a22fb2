"""The library: what is on disk now, and the last good edition of what broke."""

import os
import threading
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.library import FolderLibrary
from app.domain.errors import Unknown
from app.domain.gesture import Sentence
from tests.documents import HEAD, TODAY, a_procedure

SHARED = HEAD.replace("organisme: caf\n", "").replace("famille: social\n", "")
ORGANISATIONS = "caf: {nom: CAF, domaines: [caf.fr], adresse: 'https://www.caf.fr/'}\n"


class Desk:
    """A folder of procedures, and the library that reads it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.today = TODAY
        self.ticks = 0
        self.write("organismes.yaml", ORGANISATIONS)
        self.library = FolderLibrary(root, today=lambda: self.today)

    def write(self, name: str, text: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.ticks += 1  # two writings in one tick of the clock of the disk
        os.utime(path, ns=(self.ticks, self.ticks))

    def titles(self) -> dict[str, str]:
        return {id: edition.procedure.title.text for id, edition in self.library.editions().items()}

    def codes(self, id: str) -> list[str]:
        return [problem.code for problem in self.library.problems()[id]]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "procedures")


def titled(title: str, text: str | None = None) -> str:
    return (text or a_procedure()).replace("Demander une aide", title)


def test_a_file_that_changes_is_read_again(desk):
    desk.write("caf/aide.yaml", titled("Un"))
    assert desk.titles() == {"caf/aide": "Un"}

    desk.write("caf/aide.yaml", titled("Deux"))

    assert desk.titles() == {"caf/aide": "Deux"}


def test_nothing_is_read_again_while_nothing_changes(desk):
    desk.write("caf/aide.yaml", titled("Un"))

    assert desk.library.editions() is desk.library.editions()


@pytest.mark.parametrize(
    "broken",
    [
        "titre: [",
        "titre: Deux\n",
        b"\xff\xfe",
        b"",
        "x" * 300_000,
        titled("Deux", a_procedure("- inclure: a/b")),
    ],
)
def test_a_file_that_breaks_keeps_its_last_good_edition_and_is_told(desk, broken):
    desk.write("caf/aide.yaml", titled("Un"))
    before = desk.library.editions()["caf/aide"]

    desk.write("caf/aide.yaml", broken)

    assert desk.library.editions()["caf/aide"] == before
    assert desk.library.sources(before.id) == {"caf/aide": titled("Un")}
    assert desk.codes("caf/aide") != []


def test_a_mended_file_is_shown(desk):
    desk.write("caf/aide.yaml", titled("Un"))
    desk.titles()
    desk.write("caf/aide.yaml", "titre: [")
    desk.titles()

    desk.write("caf/aide.yaml", titled("Trois"))

    assert (desk.titles(), desk.codes("caf/aide")) == ({"caf/aide": "Trois"}, [])


def test_a_file_broken_from_the_start_takes_no_other_away(desk):
    desk.write("caf/aide.yaml", titled("Un"))
    desk.write("caf/casse.yaml", "titre: [")

    assert desk.titles() == {"caf/aide": "Un"}


def test_a_host_follows_the_file_it_includes_and_survives_its_breaking(desk):
    desk.write("caf/aide.yaml", titled("Un", a_procedure("- inclure: commun/fin")))
    desk.write("commun/fin.yaml", a_procedure("- faire: A.", SHARED))
    first = desk.library.editions()["caf/aide"]
    desk.write("commun/fin.yaml", a_procedure("- faire: B.", SHARED))
    second = desk.library.editions()["caf/aide"]
    desk.write("commun/fin.yaml", "titre: [")
    third = desk.library.editions()["caf/aide"]
    (desk.root / "commun/fin.yaml").unlink()
    fourth = desk.library.editions()["caf/aide"]

    said = [edition.procedure.nodes[0].texts.do for edition in (first, second, third, fourth)]
    assert said == [Sentence(text, "commun") for text in ("A.", "B.", "B.", "B.")]
    assert desk.library.sources(fourth.id).keys() == {"caf/aide", "commun/fin"}


def test_a_file_taken_away_is_not_offered_any_more(desk):
    desk.write("caf/aide.yaml", titled("Un"))
    edition = desk.library.editions()["caf/aide"]

    (desk.root / "caf/aide.yaml").unlink()

    assert desk.titles() == {}
    with pytest.raises(Unknown):
        desk.library.sources(edition.id)


def test_an_edition_is_made_again_of_its_texts(desk):
    desk.write("caf/aide.yaml", titled("Un", a_procedure("- inclure: commun/fin")))
    desk.write("commun/fin.yaml", a_procedure("- faire: A.", SHARED))
    edition = desk.library.editions()["caf/aide"]

    assert desk.library.rebuild("caf/aide", edition.id, desk.library.sources(edition.id)) == edition


def test_a_registry_that_breaks_stays_as_it_was(desk):
    desk.write("caf/aide.yaml", titled("Un"))
    before = desk.library.registries

    desk.write("organismes.yaml", "caf: {nom: ")

    assert desk.library.registries == before
    assert desk.codes("organismes.yaml") == ["source.syntax"]
    assert desk.codes("caf/aide") == []


def test_what_is_wrong_in_a_registry_is_told_with_its_file(desk):
    desk.write("organismes.yaml", "caf: [")

    places = {problem.file for problem in desk.library.problems()["organismes.yaml"]}

    assert places == {"procedures/organismes.yaml"}


def test_a_badly_worded_procedure_stays_on_the_screens(desk):
    desk.write("caf/aide.yaml", titled("Un", a_procedure(f"- faire: {'mot ' * 30}")))

    assert desk.titles() == {"caf/aide": "Un"}
    assert desk.codes("caf/aide") == ["words.sentence-too-long"]


def test_a_day_that_comes_changes_what_is_told_and_not_what_is_shown(desk):
    desk.write("caf/aide.yaml", titled("Un"))
    assert desk.codes("caf/aide") == []

    desk.today = date(2028, 1, 1)

    assert desk.codes("caf/aide") == ["truth.to-verify-again"]
    assert desk.titles() == {"caf/aide": "Un"}


def test_examples_are_shown_only_when_asked_for(desk):
    desk.write("exemples/tout.yaml", titled("Tout"))
    with_examples = FolderLibrary(desk.root, today=lambda: TODAY, include_examples=True)

    assert desk.titles() == {}
    assert list(with_examples.editions()) == ["exemples/tout"]


def test_what_nobody_would_find_is_told(desk):
    desk.write("caf/aide.yml", titled("Un"))
    (desk.root / "caf/lien.yaml").symlink_to(desk.root / "caf/aide.yml")
    desk.titles()

    assert desk.codes("caf/aide") == ["file.misplaced"]
    assert desk.codes("caf/lien") == ["file.link"]


def test_a_folder_that_is_not_there_is_an_empty_library(tmp_path):
    assert FolderLibrary(tmp_path / "rien", today=lambda: TODAY).editions() == {}


def test_readers_and_a_writer_at_once_see_whole_editions(desk):
    desk.write("caf/aide.yaml", titled("Un"))
    seen: set[str] = set()

    def read() -> None:
        for _ in range(50):
            seen.update(desk.titles().values())

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for n in range(20):
        desk.write("caf/aide.yaml", titled("Un" if n % 2 else "Deux"))
    for reader in readers:
        reader.join()

    assert seen <= {"Un", "Deux"}


STEP = "- id: un\n  titre: Un\n  etapes:\n    - faire: Ouvrez le site.\n"
TURNS = (
    a_procedure(STEP),
    a_procedure(STEP + "- inclure: caf/b\n"),
    a_procedure(STEP + "- inclure: caf/c\n"),
    a_procedure(STEP + "    - faire: Allez.\n      bloque:\n        - {si: Perdu, secours: caf/a}\n"),
    a_procedure(STEP, HEAD + "prerequis: [caf/b]\n"),
    "titre: rien\n",
    "- [\n",
    None,
)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(TURNS)), min_size=1, max_size=5))
def test_whatever_changes_the_library_says_what_a_fresh_one_would(turns):
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for name in "abc":
            desk.write(f"caf/{name}.yaml", TURNS[0])
        desk.library.problems()

        for name, text in turns:
            if text is None:
                Path(folder, f"caf/{name}.yaml").unlink(missing_ok=True)
            else:
                desk.write(f"caf/{name}.yaml", text)
            fresh = FolderLibrary(Path(folder), today=lambda: TODAY)
            assert desk.library.problems() == fresh.problems()


@pytest.mark.parametrize(
    "text",
    [
        ORGANISATIONS.replace("nom: CAF", "nom: La CAF"),
        "edf: {nom: EDF, domaines: [edf.fr], adresse: 'https://edf.fr/'}\n",
    ],
)
def test_a_registry_that_changes_has_every_procedure_looked_at_again(desk, text):
    desk.write("caf/aide.yaml", a_procedure())
    desk.library.problems()

    desk.write("organismes.yaml", text)

    assert desk.library.problems() == FolderLibrary(desk.root, today=lambda: TODAY).problems()
