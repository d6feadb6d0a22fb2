"""Authoring: nobody's text is lost, nobody publishes alone, and every former text can come back."""

from dataclasses import replace

import pytest

from app.domain.draft import How, digest
from app.domain.errors import (
    DraftMovedOn,
    FileMovedOn,
    InvalidProcedure,
    KeptAsDraft,
    Refused,
    Unknown,
)
from app.domain.structure import Rereading, Structure
from tests.workshop import BROKEN, FILE, INES, TEXT, ZOE, Workshop, changed


@pytest.fixture
def shop(tmp_path):
    return Workshop(tmp_path)


def test_a_draft_begins_from_the_file_and_is_found_again(shop):
    draft = shop.authoring.begin(FILE, ZOE)

    assert (draft.text, draft.base, draft.version) == (TEXT, digest(TEXT), 1)
    assert shop.authoring.begin(FILE, ZOE) == draft
    assert shop.authoring.begin(FILE, INES).id != draft.id
    with pytest.raises(Unknown):
        shop.authoring.begin("caf/ailleurs", ZOE)


def test_what_is_typed_is_kept_and_the_file_left_alone(shop):
    draft = shop.authoring.begin(FILE, ZOE)

    saved = shop.authoring.save(draft.id, 1, changed("la page"), ZOE)

    assert (saved.version, shop.authoring.draft(draft.id)) == (2, saved)
    assert shop.on_disk() == TEXT


def test_a_save_from_a_screen_that_is_behind_is_kept_apart(shop):
    draft = shop.authoring.begin(FILE, ZOE)
    shop.authoring.save(draft.id, 1, changed("ici"), ZOE)

    with pytest.raises(DraftMovedOn) as moved:
        shop.authoring.save(draft.id, 1, changed("là"), ZOE)

    assert moved.value.present.text == changed("ici")
    assert moved.value.kept == shop.authoring.draft(moved.value.kept.id)
    assert (moved.value.kept.text, moved.value.kept.account) == (changed("là"), ZOE.id)


def test_a_save_that_came_twice_is_one(shop):
    draft = shop.authoring.begin(FILE, ZOE)
    once = shop.authoring.save(draft.id, 1, changed("ici"), ZOE)

    assert shop.authoring.save(draft.id, 1, changed("ici"), ZOE) == once
    assert len(shop.authoring.drafts()) == 1


def test_what_is_typed_in_a_draft_that_is_over_is_kept_apart(shop):
    draft = shop.authoring.begin(FILE, ZOE)
    shop.authoring.drop(draft.id, ZOE)

    with pytest.raises(DraftMovedOn) as moved:
        shop.authoring.save(draft.id, 1, changed("ici"), ZOE)

    assert [one.text for one in shop.authoring.drafts()] == [moved.value.kept.text] == [changed("ici")]


def test_a_dropped_draft_can_be_had_back(shop):
    draft = shop.authoring.begin(FILE, ZOE)
    draft = shop.authoring.save(draft.id, 1, changed("ici"), ZOE)
    shop.authoring.drop(draft.id, ZOE)

    assert shop.authoring.drafts() == ()
    assert [one.id for one in shop.authoring.put_aside(FILE, ZOE)] == [draft.id]
    assert shop.authoring.put_aside(FILE, INES) == ()
    assert shop.authoring.pick_up(draft.id, ZOE) == draft


def test_nobody_publishes_their_own_draft_where_second_eyes_are_wanted(shop):
    draft = shop.written(changed("ici"))

    with pytest.raises(Refused) as refused:
        shop.authoring.publish(draft.id, ZOE)

    assert (refused.value.code, shop.on_disk()) == ("draft-own", TEXT)


def test_somebody_else_publishes_and_the_posts_read_it_at_once(shop):
    draft = shop.written(changed("ici"))

    done = shop.authoring.publish(draft.id, INES)

    assert shop.on_disk() == changed("ici") == done.text
    assert "Ouvrez ici." in str(shop.library.editions()[FILE])
    assert shop.told() == [("atelier", "id-zoe", "id-ines"), ("premiere", None, None)]
    assert (shop.authoring.drafts(), shop.authoring.draft(draft.id).done_at) == ((), shop.clock.now())


def test_a_draft_that_nobody_asked_to_read_is_not_published(shop):
    draft = shop.authoring.begin(FILE, ZOE)

    with pytest.raises(Refused) as refused:
        shop.authoring.publish(draft.id, INES)

    assert refused.value.code == "draft-not-asked"


def test_where_the_structure_says_so_one_publishes_alone(shop):
    shop.settings.change(INES, Structure(rereading=Rereading.OWN))
    draft = shop.authoring.begin(FILE, ZOE)
    shop.authoring.save(draft.id, 1, changed("ici"), ZOE)

    shop.authoring.publish(draft.id, ZOE)

    assert shop.told() == [("atelier", "id-zoe", None), ("premiere", None, None)]


def test_a_draft_that_moved_since_it_was_read_is_not_published(shop):
    draft = shop.written(changed("ici"))
    shop.authoring.save(draft.id, draft.version, changed("là"), ZOE)

    with pytest.raises(DraftMovedOn):
        shop.authoring.publish(draft.id, INES, seen=draft.version)

    assert shop.on_disk() == TEXT


def test_a_broken_draft_is_not_published(shop):
    draft = shop.written(changed("ici"))
    draft = shop.authoring.save(draft.id, draft.version, BROKEN, ZOE)

    with pytest.raises(InvalidProcedure) as refused:
        shop.authoring.publish(draft.id, INES)

    with pytest.raises(InvalidProcedure):
        shop.authoring.ask(draft.id, ZOE)
    assert refused.value.problems == shop.authoring.problems(draft)
    assert shop.on_disk() == TEXT


def test_a_list_that_would_take_a_procedure_off_the_screens_is_not_published(shop):
    other = "mdph: {nom: MDPH, domaines: [cnsa.fr], adresse: 'https://www.cnsa.fr/'}\n"
    draft = shop.written(other, file="organismes.yaml")

    with pytest.raises(InvalidProcedure) as refused:
        shop.authoring.publish(draft.id, INES)

    assert {problem.file for problem in refused.value.problems} == {"procedures/caf/aide.yaml"}
    assert shop.authoring.problems(draft) == ()


def test_a_file_that_changed_meanwhile_is_not_written_over(shop):
    draft = shop.written(changed("ici"))
    shop.put(FILE, changed("dehors"))

    with pytest.raises(FileMovedOn) as moved:
        shop.authoring.publish(draft.id, INES)

    assert (moved.value.present, moved.value.proposed) == (changed("dehors"), changed("ici"))
    assert shop.on_disk() == changed("dehors")


def test_a_draft_that_reached_the_disk_and_was_cut_short_is_simply_done(shop):
    draft = shop.written(changed("ici"))
    shop.publishing.write(FILE, draft.text, TEXT)  # the power went here

    shop.authoring.publish(draft.id, INES)

    assert (shop.on_disk(), shop.authoring.drafts()) == (changed("ici"), ())


def test_having_seen_both_one_goes_on_from_the_new_one(shop):
    draft = shop.written(changed("ici"))
    shop.put(FILE, changed("dehors"))

    shop.authoring.rebase(draft.id, draft.version, digest(changed("dehors")), changed("ici"), ZOE)
    shop.authoring.publish(draft.id, INES)

    assert shop.on_disk() == changed("ici")
    assert [one.text for one in shop.authoring.history(FILE)] == [changed("ici"), changed("dehors"), TEXT]


def test_a_new_file_is_published_under_its_name(shop):
    draft = shop.authoring.begin_with("mdph/aah", TEXT, ZOE)
    shop.authoring.ask(draft.id, ZOE)

    shop.authoring.publish(draft.id, INES)

    assert shop.on_disk("mdph/aah") == TEXT
    assert shop.told("mdph/aah") == [("atelier", "id-zoe", "id-ines")]


@pytest.mark.parametrize(
    "file", ["../aah", "caf/AAH", "caf", "registres/mots", "messages/a", "con/a", "caf/nul"]
)
def test_a_new_file_has_a_name_that_a_file_may_have(shop, file):
    with pytest.raises(Refused) as refused:
        shop.authoring.begin_with(file, TEXT, ZOE)

    assert refused.value.code == "draft-name"


def test_a_new_file_takes_nobodys_name(shop):
    shop.authoring.begin_with("caf/neuf", TEXT, INES)

    for file in (FILE, "caf/neuf"):
        with pytest.raises(Refused) as refused:
            shop.authoring.begin_with(file, TEXT, ZOE)
        assert refused.value.code == "draft-taken"


def test_who_reads_gives_back_with_a_reason_and_no_personal_word(shop):
    draft = shop.written(changed("ici"))

    given = shop.authoring.give_back(draft.id, INES, "Le bouton a changé de nom.")

    assert (given.asked_at, given.reason) == (None, "Le bouton a changé de nom.")
    assert shop.authoring.ask(draft.id, ZOE).reason == ""
    for reason, code in (("", "draft-reason"), ("Voir le 06 12 34 56 78", "correction-phone")):
        with pytest.raises(Refused) as refused:
            shop.authoring.give_back(draft.id, INES, reason)
        assert refused.value.code == code
    with pytest.raises(Refused):
        shop.authoring.give_back(draft.id, ZOE, "Moi-même.")


def test_a_draft_that_is_taken_back_is_not_published(shop):
    draft = shop.written(changed("ici"))
    shop.authoring.take_back(draft.id, ZOE)

    with pytest.raises(Refused):
        shop.authoring.publish(draft.id, INES)


def test_another_persons_draft_is_neither_dropped_nor_asked_for(shop):
    draft = shop.authoring.begin(FILE, ZOE)

    for act in (shop.authoring.drop, shop.authoring.ask, shop.authoring.take_back, shop.authoring.pick_up):
        with pytest.raises(Unknown):
            act(draft.id, INES)


def test_what_another_person_types_in_a_draft_becomes_their_own(shop):
    draft = shop.authoring.begin(FILE, ZOE)

    with pytest.raises(DraftMovedOn) as moved:
        shop.authoring.save(draft.id, 1, changed("ici"), INES)

    assert (moved.value.kept.account, shop.authoring.draft(draft.id)) == (INES.id, draft)


def test_a_change_made_outside_is_recorded_once(shop):
    shop.authoring.notice()
    shop.put(FILE, changed("dehors"))

    for _ in range(2):
        shop.authoring.notice()

    assert shop.told() == [("dehors", None, None), ("premiere", None, None)]
    assert shop.told("organismes.yaml") == [("premiere", None, None)]


def test_a_mechanical_change_is_published_by_a_press(shop):
    shop.authoring.publish_text(FILE, changed("ici"), TEXT, ZOE, How.REDONE)
    shop.authoring.publish_text(FILE, changed("là"), changed("ici"), INES, How.CORRECTION, author=ZOE.id)

    assert shop.on_disk() == changed("là")
    assert shop.told() == [
        ("correction", "id-zoe", "id-ines"),
        ("refaite", "id-zoe", None),
        ("premiere", None, None),
    ]
    with pytest.raises(FileMovedOn):
        shop.authoring.publish_text(FILE, TEXT, changed("ici"), ZOE, How.REDONE)


def test_a_former_text_comes_back_by_a_press(shop):
    draft = shop.written(changed("ici"))
    shop.authoring.publish(draft.id, INES)

    shop.authoring.restore(shop.authoring.history(FILE)[-1].id, ZOE)

    assert (shop.on_disk(), shop.told()[0]) == (TEXT, ("retour", "id-zoe", None))


def test_a_former_text_that_the_checks_refuse_now_becomes_a_draft(shop):
    shop.put(FILE, BROKEN)
    shop.authoring.notice()
    shop.put(FILE, TEXT)
    shop.authoring.notice()

    with pytest.raises(KeptAsDraft) as kept:
        shop.authoring.restore(shop.authoring.history(FILE)[-1].id, ZOE)

    assert (kept.value.draft.text, shop.on_disk()) == (BROKEN, TEXT)


def test_a_text_of_a_file_that_is_gone_becomes_a_draft(shop):
    shop.authoring.notice()
    shop.path().unlink()

    with pytest.raises(KeptAsDraft) as kept:
        shop.authoring.restore(shop.authoring.history(FILE)[0].id, ZOE)

    assert (kept.value.draft.base, kept.value.draft.text) == ("", TEXT)


def test_the_demo_keeps_drafts_and_writes_nothing(tmp_path):
    shop = Workshop(tmp_path, demo=True)
    draft = shop.written(changed("ici"))

    with pytest.raises(Refused) as refused:
        shop.authoring.publish(draft.id, INES)

    assert (refused.value.code, shop.on_disk()) == ("publish-demo", TEXT)
    assert shop.authoring.drafts() == (draft,)


def test_a_text_that_no_file_could_hold_is_refused(shop):
    draft = shop.authoring.begin(FILE, ZOE)

    with pytest.raises(Refused) as refused:
        shop.authoring.save(draft.id, 1, "é" * 200_000, ZOE)

    assert (refused.value.code, refused.value.facts) == ("draft-long", {"most": 256})


def test_drafts_that_are_over_are_forgotten_after_a_month(shop):
    draft = shop.authoring.begin(FILE, ZOE)
    shop.authoring.drop(draft.id, ZOE)
    shop.clock.moment = shop.clock.moment.replace(year=shop.clock.moment.year + 1)

    shop.authoring.sweep()

    with pytest.raises(Unknown):
        shop.authoring.draft(draft.id)


def test_a_draft_of_a_file_of_windows_is_written_as_the_file_was(shop):
    shop.put(FILE, "\ufeff" + TEXT.replace("\n", "\r\n"))
    draft = shop.written(changed("ici").replace("\n", "\r\n"))

    shop.authoring.publish(draft.id, INES)

    assert shop.path().read_bytes() == ("\ufeff" + changed("ici").replace("\n", "\r\n")).encode()
    assert replace(draft, asked_at=None).text == changed("ici")
