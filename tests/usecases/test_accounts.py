"""Accounts, sessions and throttling: Luc mediates, Inès manages, Paul is a stranger."""

import pytest

from app.domain.account import Role
from app.domain.errors import NotAllowed, Refused, TooManyTries, Unknown
from app.usecases.signing_in import digest
from tests.staffed import PASSPHRASE, QUICK, Staffed


@pytest.fixture
def desk():
    made = Staffed()
    made.employ("luc", Role.MEDIATOR)
    made.employ("ines", Role.MANAGER)
    return made


def code_of(act):
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def wait_of(act):
    with pytest.raises(TooManyTries) as caught:
        act()
    return caught.value.seconds


def ines(desk):
    return desk.store.account("id-ines")


def test_a_passphrase_opens_a_session_known_by_its_hash_alone(desk):
    token = desk.signing_in.sign_in(" LUC ", PASSPHRASE)

    assert desk.who(token) == "luc"
    assert [one.token_hash for one in desk.store.sessions_of("id-luc")] == [digest(token)]


def test_a_passphrase_typed_with_loose_accents_is_the_same(desk):
    account = desk.store.account("id-luc")
    desk.accounts.set_password(account, PASSPHRASE, "for\u00eat \u00e9l\u00e9phant pi\u00e9ton")

    token = desk.signing_in.sign_in("luc", "fore\u0302t e\u0301le\u0301phant pie\u0301ton")

    assert desk.who(token) == "luc"


@pytest.mark.parametrize(("login", "typed"), [("luc", "autre"), ("paul", PASSPHRASE), ("parti", PASSPHRASE)])
def test_a_wrong_one_an_unknown_login_and_a_closed_account_get_the_same_answer(desk, login, typed):
    desk.employ("parti", Role.MEDIATOR, disabled=True)

    assert code_of(lambda: desk.signing_in.sign_in(login, typed)) == "sign-in-failed"


def test_an_unknown_login_is_hashed_like_a_known_one(desk):
    checked = []

    class Counting:
        decoy = QUICK.decoy

        def matches(self, passphrase, kept):
            checked.append(kept)
            return QUICK.matches(passphrase, kept)

    watched = type(desk.signing_in)(desk.store, Counting(), desk.signing_in.throttling, desk.bus, desk.clock)
    for login in ("luc", "paul"):
        code_of(lambda login=login: watched.sign_in(login, "autre"))

    assert len(checked) == 2


@pytest.mark.parametrize("login", ["luc", "paul"])
def test_five_failures_then_ever_longer_waits_up_to_a_quarter_of_an_hour(desk, login):
    def fail():
        return code_of(lambda: desk.signing_in.sign_in(login, "autre"))

    waits = []
    for _ in range(5):
        fail()
    for _ in range(6):
        waits.append(wait_of(lambda: desk.signing_in.sign_in(login, PASSPHRASE)))
        desk.clock.pass_(seconds=waits[-1])
        fail()

    assert waits == [60, 120, 240, 480, 900, 900]


def test_tries_during_the_wait_do_not_lengthen_it(desk):
    for _ in range(5):
        code_of(lambda: desk.signing_in.sign_in("luc", "autre"))
    for _ in range(50):
        wait_of(lambda: desk.signing_in.sign_in("luc", "autre"))
    desk.clock.pass_(seconds=60)

    assert desk.who(desk.signing_in.sign_in("luc", PASSPHRASE)) == "luc"


def test_failures_far_apart_are_forgotten_and_one_account_does_not_throttle_another(desk):
    for _ in range(20):
        code_of(lambda: desk.signing_in.sign_in("luc", "autre"))
        desk.clock.pass_(seconds=61)
    for _ in range(5):
        code_of(lambda: desk.signing_in.sign_in("luc", "autre"))

    assert desk.who(desk.signing_in.sign_in("ines", PASSPHRASE)) == "ines"


def test_a_clock_set_back_does_not_close_the_door(desk):
    for _ in range(5):
        code_of(lambda: desk.signing_in.sign_in("luc", "autre"))
    desk.clock.pass_(days=-1)

    assert wait_of(lambda: desk.signing_in.sign_in("luc", PASSPHRASE)) == 60


def test_what_was_typed_as_a_login_is_kept_nowhere(desk):
    code_of(lambda: desk.signing_in.sign_in("ma phrase secrète", "x"))

    assert "secrète" not in repr(desk.store._kept)


def test_a_session_ends_after_half_an_hour_without_anybody(desk):
    token = desk.signing_in.sign_in("luc", PASSPHRASE)
    desk.clock.pass_(minutes=29)
    assert desk.who(token) == "luc"
    desk.clock.pass_(minutes=29)
    assert desk.who(token) == "luc"
    desk.clock.pass_(minutes=30)

    assert desk.who(token) is None


def test_a_screen_that_asks_by_itself_keeps_nobody_signed_in(desk):
    token = desk.signing_in.sign_in("luc", PASSPHRASE)
    for _ in range(30):
        desk.clock.pass_(minutes=1)
        desk.who(token, renews=False)

    assert desk.who(token) is None


def test_no_activity_takes_a_session_past_ten_hours(desk):
    token = desk.signing_in.sign_in("luc", PASSPHRASE)
    for _ in range(59):
        desk.clock.pass_(minutes=10)
        assert desk.who(token) == "luc"
    desk.clock.pass_(minutes=10)

    assert desk.who(token) is None


def test_a_sixth_session_ends_the_oldest_and_its_streams(desk):
    tokens = []
    for _ in range(6):
        tokens.append(desk.signing_in.sign_in("luc", PASSPHRASE))
        desk.clock.pass_(minutes=1)

    assert [desk.who(token) for token in tokens] == [None, *["luc"] * 5]
    assert desk.bus.closed == [f"staff:{digest(tokens[0])}"]


def test_signing_in_again_gives_a_new_token_and_ends_the_one_before(desk):
    before = desk.signing_in.sign_in("luc", PASSPHRASE)

    after = desk.signing_in.sign_in("luc", PASSPHRASE, previous=before)

    assert (desk.who(before), desk.who(after)) == (None, "luc")


def test_signing_out_ends_the_session_and_its_streams(desk):
    token = desk.signing_in.sign_in("luc", PASSPHRASE)

    desk.signing_in.sign_out(token)

    assert desk.who(token) is None
    assert desk.bus.closed == [f"staff:{digest(token)}"]


@pytest.mark.parametrize("act", ["disable", "reset", "change_roles"])
def test_the_sessions_of_an_account_end_with_its_rights(desk, act):
    token = desk.signing_in.sign_in("luc", PASSPHRASE)
    more = ([Role.TRAINER],) if act == "change_roles" else ()

    getattr(desk.accounts, act)(ines(desk), "id-luc", *more)

    assert desk.who(token) is None
    assert desk.bus.closed == [f"staff:{digest(token)}"]


def test_a_new_passphrase_of_ones_own_keeps_only_the_new_session(desk):
    old = desk.signing_in.sign_in("luc", PASSPHRASE)

    new = desk.accounts.set_password(desk.store.account("id-luc"), PASSPHRASE, "balcon tortue violon sable")

    assert (desk.who(old), desk.who(new)) == (None, "luc")
    assert code_of(lambda: desk.signing_in.sign_in("luc", PASSPHRASE)) == "sign-in-failed"


def test_a_passphrase_is_changed_by_who_knows_it(desk):
    luc = desk.store.account("id-luc")

    assert (
        code_of(lambda: desk.accounts.set_password(luc, "autre", "balcon tortue violon"))
        == "passphrase-wrong"
    )


def test_the_passphrase_is_asked_again_after_a_quarter_of_an_hour(desk):
    token = desk.signing_in.sign_in("ines", PASSPHRASE)
    desk.clock.pass_(minutes=15)
    stale = desk.signing_in.current(token, renews=True)

    assert code_of(lambda: desk.signing_in.confirm(stale, "")) == "passphrase-needed"
    assert code_of(lambda: desk.signing_in.confirm(stale, "autre")) == "passphrase-wrong"
    desk.signing_in.confirm(stale, PASSPHRASE)
    assert desk.signing_in.fresh(desk.signing_in.current(token, renews=True).session)


def test_one_closes_ones_own_sessions_and_nobody_elses(desk):
    token = desk.signing_in.sign_in("luc", PASSPHRASE)

    with pytest.raises(Unknown):
        desk.signing_in.close_session("id-ines", digest(token))
    desk.signing_in.close_session("id-luc", digest(token))

    assert desk.who(token) is None


def test_the_first_account_is_made_once_with_every_role():
    desk = Staffed()
    code = desk.accounts.setup_link()

    token = desk.accounts.first_account(code, "Ines", "Inès", PASSPHRASE)

    assert desk.signing_in.current(token, renews=True).account.roles == frozenset(Role)
    assert code_of(lambda: desk.accounts.first_account(code, "paul", "Paul", PASSPHRASE)) == "code-unknown"
    assert code_of(desk.accounts.setup_link) == "already-set-up"


def test_the_first_link_is_good_for_half_an_hour():
    desk = Staffed()
    code = desk.accounts.setup_link()
    desk.clock.pass_(minutes=30)

    assert code_of(lambda: desk.accounts.first_account(code, "ines", "Inès", PASSPHRASE)) == "code-unknown"


def test_an_account_begins_with_a_passphrase_drawn_for_it(desk):
    granted = desk.accounts.create(ines(desk), "Zoe", " Zoé ", [Role.TRAINER])

    assert len(granted.passphrase.split()) == 4
    assert desk.who(desk.signing_in.sign_in("zoe", granted.passphrase)) == "zoe"
    assert granted.account.name == "Zoé"


@pytest.mark.parametrize(
    ("login", "name", "roles", "code"),
    [
        ("z", "Zoé", [Role.TRAINER], "login-form"),
        ("zoé", "Zoé", [Role.TRAINER], "login-form"),
        ("zoe", " ", [Role.TRAINER], "name-form"),
        ("zoe", "Z\x00", [Role.TRAINER], "name-form"),
        ("zoe", "Z" * 61, [Role.TRAINER], "name-form"),
        ("zoe", "Zoé", [], "roles-none"),
        ("luc", "Luc", [Role.TRAINER], "login-taken"),
    ],
)
def test_an_account_that_cannot_be_says_why(desk, login, name, roles, code):
    assert code_of(lambda: desk.accounts.create(ines(desk), login, name, roles)) == code


def test_only_a_manager_touches_accounts(desk):
    luc = desk.store.account("id-luc")

    for act in (
        lambda: desk.accounts.create(luc, "zoe", "Zoé", [Role.MANAGER]),
        lambda: desk.accounts.change_roles(luc, "id-luc", [Role.MANAGER]),
        lambda: desk.accounts.disable(luc, "id-ines"),
        lambda: desk.accounts.enable(luc, "id-ines"),
        lambda: desk.accounts.reset(luc, "id-ines"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_last_manager_stays_one(desk):
    assert (
        code_of(lambda: desk.accounts.change_roles(ines(desk), "id-ines", [Role.TRAINER])) == "last-manager"
    )
    assert code_of(lambda: desk.accounts.disable(ines(desk), "id-ines")) == "not-yourself"


def test_a_closed_account_opens_again_as_it_was(desk):
    desk.accounts.disable(ines(desk), "id-luc")
    desk.accounts.enable(ines(desk), "id-luc")

    assert desk.who(desk.signing_in.sign_in("luc", PASSPHRASE)) == "luc"


def test_the_machine_itself_gives_a_new_passphrase_and_lifts_the_wait(desk):
    for _ in range(5):
        code_of(lambda: desk.signing_in.sign_in("luc", "autre"))

    granted = desk.accounts.reset_password("LUC")

    assert desk.who(desk.signing_in.sign_in("luc", granted.passphrase)) == "luc"
    with pytest.raises(Unknown):
        desk.accounts.reset_password("paul")


def test_the_journal_says_who_did_what_and_never_what_was_typed(desk):
    code_of(lambda: desk.signing_in.sign_in("luc", "autre"))
    desk.accounts.disable(ines(desk), "id-luc")

    told = [(entry.actor, entry.action, entry.object, entry.result) for entry in desk.store.journal(9)]

    assert set(told) == {
        (None, "sign-in", "id-luc", "refused"),
        ("id-ines", "account-disable", "id-luc", "done"),
    }


def test_what_is_over_is_swept(desk):
    desk.signing_in.sign_in("luc", PASSPHRASE)
    code_of(lambda: desk.signing_in.sign_in("paul", "x"))
    desk.clock.pass_(hours=1)

    desk.accounts.sweep()

    assert desk.store.sessions_of("id-luc") == []
    assert desk.store._kept.throttles == {}
