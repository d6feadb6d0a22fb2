"""A post of the room, from one person to the next."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.comfort import Comfort, Size, Tongue
from app.domain.post import Disposition, Idle, Post

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LARGE = Comfort(Size.LARGE, contrast=True)

changes = st.sampled_from(
    [
        lambda post: post.call(NOON),
        Post.answered,
        lambda post: post.receive("w1"),
        Post.wiped,
        lambda post: post.faded(NOON),
        Post.released,
        Post.checked,
        lambda post: post.speaking("ar"),
        lambda post: post.in_comfort(LARGE),
        lambda post: post.arranged(Disposition.PAPER),
        lambda post: post.renamed("Le poste du fond"),
        Post.moved,
        lambda post: post.pointed_at("cible"),
        lambda post: post.said_to("asseyez-vous"),
        lambda post: post.replied("oui"),
        Post.hushed,
    ]
)


def a_post(**facts) -> Post:
    return Post(**{"id": "p1", "name": "Poste 1", **facts})


def test_a_post_is_free_until_it_holds_a_walk():
    assert (a_post().free, a_post().receive("w1").free) == (True, False)


def test_asking_for_help_twice_keeps_the_time_of_the_first_call():
    called = a_post().call(NOON).call(NOON + timedelta(minutes=5))

    assert called.called_at == NOON


def test_a_call_is_over_once_answered_and_the_next_one_has_its_own_time():
    later = NOON + timedelta(minutes=5)

    assert a_post().call(NOON).answered().call(later).called_at == later


def test_a_wiped_post_still_reads_as_the_person_does_who_leaves_it_and_waits_to_be_checked():
    used = a_post().receive("w1").speaking("ar").in_comfort(LARGE)

    wiped = used.call(NOON).wiped()

    assert wiped == a_post(version=6, language="ar", comfort=LARGE, to_check=True, tongue=Tongue.NAMED)


def test_a_wiped_post_is_nobody_s_again_once_somebody_looked():
    wiped = a_post(disposition=Disposition.TWO_SCREENS).receive("w1").speaking("ar").wiped()

    assert (wiped.free, wiped.checked().free) == (False, True)
    assert wiped.checked() == a_post(version=5, disposition=Disposition.TWO_SCREENS)


def test_checking_a_post_where_somebody_is_changes_nothing_of_theirs():
    used = a_post().receive("w1").speaking("ar").call(NOON)

    assert used.checked() == replace(used, version=used.version + 1)


def test_a_post_whose_person_did_not_answer_is_wiped_and_says_that_it_asked():
    asked = a_post().receive("w1").quieted(NOON).asked(NOON)

    faded = asked.faded(NOON)

    assert (faded.walk, faded.to_check, faded.idle) == (None, True, Idle.ASKED)
    assert faded.checked().idle is Idle.PRESENT


def test_another_procedure_for_the_same_person_keeps_language_and_size():
    used = a_post().receive("w1").speaking("ar").in_comfort(LARGE).call(NOON)

    assert used.released() == a_post(version=6, language="ar", comfort=LARGE, again=True, tongue=Tongue.NAMED)


def test_a_post_can_be_renamed_and_arranged():
    arranged = a_post().renamed("Le poste du fond").arranged(Disposition.HANDHELD)

    assert (arranged.name, arranged.disposition) == ("Le poste du fond", Disposition.HANDHELD)


def test_the_walk_that_moves_on_leaves_nothing_pointed_at_and_keeps_what_was_said():
    pointed = a_post().receive("w1").said_to("asseyez-vous").pointed_at("cible")

    moved = pointed.moved()

    assert (moved.pointed, moved.said) == ("", "asseyez-vous")


def test_another_phrase_waits_for_its_own_answer_and_both_leave_together():
    answered = a_post().said_to("code-recu").replied("oui")

    said = answered.said_to("asseyez-vous")

    assert (answered.reply, said.reply) == ("oui", "")
    assert (answered.hushed().said, answered.hushed().reply) == ("", "")


def test_a_post_that_nobody_reads_any_more_stops_reading_aloud_and_one_kept_goes_on():
    aloud = a_post().receive("w1").in_comfort(Comfort(aloud=True))

    assert (aloud.wiped().comfort, aloud.released().comfort) == (Comfort(), Comfort(aloud=True))


@given(st.lists(changes, max_size=8))
def test_every_change_numbers_the_post_by_exactly_one_and_never_changes_which_it_is(made):
    post = a_post()

    for change in made:
        post = change(post)

    assert (post.version, post.id) == (1 + len(made), "p1")


@given(st.lists(changes, max_size=8))
def test_nothing_of_the_person_before_outlives_the_check_that_follows_a_wipe(made):
    post = a_post()
    for change in made:
        post = change(post)

    wiped = post.wiped()

    assert (wiped.walk, wiped.called_at, wiped.to_check) == (None, None, True)
    assert (wiped.pointed, wiped.said, wiped.reply) == ("", "", "")
    assert (post.released().pointed, post.released().said, post.released().reply) == ("", "", "")
    assert wiped.checked() == a_post(version=wiped.version + 1, name=post.name, disposition=post.disposition)
