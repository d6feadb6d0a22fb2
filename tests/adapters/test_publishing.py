"""Texts reaching the disk: whole or not at all, as the file was, and never over what nobody saw."""

import errno
import multiprocessing
import os
import random
import sys
import time

import pytest

from app.adapters.durable import drop_leftovers
from app.adapters.procedure_files import find_files, read_bytes, text_of
from app.adapters.publishing import FolderPublishing
from app.config import ROOT
from app.domain.errors import FileMovedOn, Refused, Unknown
from tests.adapters.written_until_killed import TEXTS, publish_until_killed
from tests.workshop import FILE, INES, TEXT, ZOE, Workshop, changed

NIMBLE = "spawn" if sys.platform == "win32" else "forkserver"
SHIPPED = {found.id: found.path for found in find_files(ROOT / "procedures")}


def names(folder):
    return sorted(one.name for one in folder.rglob("*") if one.is_file())


@pytest.fixture
def shop(tmp_path):
    return Workshop(tmp_path)


def test_every_shipped_file_changed_then_put_back_is_the_same_byte_for_byte(tmp_path):
    publishing = FolderPublishing(tmp_path, closed=False)
    for id, path in SHIPPED.items():
        raw, text = path.read_bytes(), text_of(read_bytes(path))
        publishing.write(id, text + "# une ligne\n", None)
        publishing.write(id, text, text + "# une ligne\n")

        assert text_of(read_bytes(path)) == text
        assert (tmp_path / path.relative_to(ROOT / "procedures")).read_bytes() == raw


@pytest.mark.parametrize(
    "raw", [TEXT, "\ufeff" + TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "\r\n", 3)]
)
def test_a_draft_that_nobody_touched_leaves_every_byte(shop, raw):
    file = shop.put(FILE, raw)
    draft = shop.authoring.begin(FILE, ZOE)
    draft = shop.authoring.save(draft.id, draft.version, draft.text, ZOE)
    shop.authoring.ask(draft.id, ZOE)

    shop.authoring.publish(draft.id, INES)

    assert file.read_bytes() == raw.encode()
    assert shop.told() == [("premiere", None, None)]


def test_the_rights_of_a_file_stay(shop):
    shop.path().chmod(0o640)

    shop.publishing.write(FILE, changed("ici"), TEXT)

    assert shop.path().stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("was", [None, changed("avant"), ""])
def test_a_text_made_from_another_is_not_written(shop, was):
    with pytest.raises(FileMovedOn) as moved:
        shop.publishing.write(FILE, changed("ici"), was)

    assert (moved.value.present, shop.on_disk()) == (TEXT, TEXT)


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "publish-full"), (errno.EROFS, "publish-closed"), (errno.EACCES, "publish-closed")],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_and_a_closed_folder_are_told_apart_and_lose_nothing(
    shop, monkeypatch, number, code, call
):
    draft = shop.written(changed("ici"))

    def fails(*_):
        raise OSError(number, "no")

    monkeypatch.setattr(os, call, fails)
    with pytest.raises(Refused) as refused:
        shop.authoring.publish(draft.id, INES)
    monkeypatch.undo()

    assert (refused.value.code, shop.on_disk()) == (code, TEXT)
    assert names(shop.root) == ["aide.yaml", "organismes.yaml"]
    assert shop.authoring.drafts() == (draft,)
    shop.authoring.publish(draft.id, INES)
    assert shop.on_disk() == changed("ici")


def test_no_link_is_written_through_and_no_name_leads_out(shop, tmp_path):
    elsewhere = tmp_path / "ailleurs.txt"
    elsewhere.write_text("secret", "utf-8")
    shop.path().unlink()
    shop.path().symlink_to(elsewhere)

    with pytest.raises(Refused):
        shop.publishing.write(FILE, TEXT, None)
    for name in ("../ailleurs", "caf/../../ailleurs", "autre.yaml", ""):
        with pytest.raises(Unknown):
            shop.publishing.write(name, TEXT, None)

    assert elsewhere.read_text("utf-8") == "secret"


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.night)])
def test_a_file_whose_writing_is_killed_is_the_old_one_or_the_new_one(tmp_path, kills):
    (tmp_path / "caf").mkdir()
    file = tmp_path / f"{FILE}.yaml"
    file.write_text(TEXTS[0], "utf-8")
    chance = random.Random(7)
    acknowledged = []

    for _ in range(kills):
        acknowledged += killed_while_publishing(tmp_path, chance.uniform(0, 0.03))

        assert file.read_text("utf-8") in TEXTS

    assert len(acknowledged) > kills


def killed_while_publishing(root, alive):
    """What was acknowledged, in its order."""
    processes = multiprocessing.get_context(NIMBLE)
    if NIMBLE == "forkserver":
        processes.set_forkserver_preload(["tests.adapters.written_until_killed"])
    heard, said = processes.Pipe(duplex=False)
    writing = processes.Process(target=publish_until_killed, args=(root, said))
    writing.start()
    said.close()
    told = [heard.recv()]
    time.sleep(alive)
    writing.kill()
    try:
        while True:
            told.append(heard.recv())
    except EOFError:
        writing.join()
        return told


def test_what_a_cut_of_power_left_beside_a_file_is_removed_an_hour_later(tmp_path):
    kept = [tmp_path / "caf.yaml", tmp_path / ".gitignore", tmp_path / ".caf.yaml.0123abcd"]
    left = tmp_path / "caf" / ".droits.yaml.89abcdef"
    left.parent.mkdir()
    for path in (*kept, left):
        path.write_text(TEXT)
    os.utime(left, (0, 0))
    os.utime(kept[1], (0, 0))

    drop_leftovers(tmp_path)

    assert names(tmp_path) == sorted(path.name for path in kept)
