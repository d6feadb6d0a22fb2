"""What accounts can count on, whatever keeps them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.account import Account, Role
from app.domain.errors import Refused, Unknown
from app.usecases.account_ports import Entry, Invitation, Session, Throttle

NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)
HOUR = timedelta(hours=1)
LUC = Account("a1", "luc", "Luc", frozenset({Role.MEDIATOR}))
INES = Account("a2", "ines", "Inès", frozenset({Role.TRAINER, Role.MANAGER}))
PAUL = Account("a3", "paul", "Paul", frozenset({Role.MANAGER}))


@pytest.fixture
def staffed(accounts):
    for account in (LUC, INES):
        accounts.change(lambda change, account=account: change.add_account(account, f"of {account.login}"))
    return accounts


def a_session(token_hash="hash-a", account=LUC, **facts):
    times = {"created_at": NOON, "seen_at": NOON, "ends_at": NOON + 10 * HOUR, "fresh_at": NOON}
    return Session(token_hash, account.id, **{**times, **facts})


def an_entry(at=NOON, action="sign-in", **facts):
    return Entry(
        at, **{"actor": "a1", "action": action, "kind": "account", "object": "a1", "result": "ok", **facts}
    )


def test_an_account_is_found_by_its_id_and_by_its_login(staffed):
    assert (staffed.account("a1"), staffed.account_of_login("ines")) == (LUC, INES)
    assert staffed.account_of_login("paul") is None
    with pytest.raises(Unknown):
        staffed.account("a3")


def test_accounts_are_listed_by_login(staffed):
    assert list(staffed.accounts()) == [INES, LUC]


def test_two_accounts_cannot_have_the_same_login(staffed):
    for act in (
        lambda change: change.add_account(replace(PAUL, login="luc"), "x"),
        lambda change: change.save_account(replace(INES, login="luc")),
    ):
        with pytest.raises(Refused, match="login-taken"):
            staffed.change(act)
    assert list(staffed.accounts()) == [INES, LUC]


def test_an_account_is_changed_whole(staffed):
    changed = replace(LUC, login="lucas", name="Lucas", roles=frozenset(Role), disabled=True)

    staffed.change(lambda change: change.save_account(changed))

    assert (staffed.account("a1"), staffed.password_hash("a1")) == (changed, "of luc")


def test_a_password_is_changed_without_the_rest(staffed):
    staffed.change(lambda change: change.set_password_hash("a1", "new"))

    assert (staffed.password_hash("a1"), staffed.password_hash("a2")) == ("new", "of ines")


def test_nothing_can_be_done_with_an_account_that_does_not_exist(accounts):
    for act in (
        lambda change: change.save_account(PAUL),
        lambda change: change.set_password_hash("a3", "x"),
        lambda change: change.password_hash("a3"),
        lambda change: change.add_session(a_session(account=PAUL)),
    ):
        with pytest.raises(Unknown):
            accounts.change(act)


@pytest.mark.parametrize(
    "act",
    [
        lambda change: change.save_account(replace(INES, roles=frozenset({Role.TRAINER}))),
        lambda change: change.save_account(replace(INES, disabled=True)),
    ],
    ids=["demoted", "disabled"],
)
def test_the_last_manager_stays_but_the_one_before_may_go(staffed, act):
    staffed.change(lambda change: change.add_account(replace(PAUL, disabled=True), "x"))
    with pytest.raises(Refused, match="last-manager"):
        staffed.change(act)
    assert staffed.account("a2") == INES

    staffed.change(lambda change: change.save_account(PAUL))
    staffed.change(act)

    assert [one for one in staffed.accounts() if one == INES] == []


def test_the_first_account_uses_the_setup_code_up(accounts):
    accounts.change(lambda change: change.set_setup_link("old", NOON + HOUR))
    accounts.change(lambda change: change.set_setup_link("code", NOON + HOUR))
    assert not accounts.setup_link_holds("old", NOON)
    assert accounts.setup_link_holds("code", NOON)

    accounts.change(lambda change: change.add_first_account(INES, "x", code_hash="code", now=NOON))

    assert (list(accounts.accounts()), accounts.setup_link_holds("code", NOON)) == ([INES], False)


@pytest.mark.parametrize(("code", "at"), [("other", NOON), ("code", NOON + HOUR)], ids=["wrong", "late"])
def test_a_wrong_or_late_setup_code_makes_no_account(accounts, code, at):
    accounts.change(lambda change: change.set_setup_link("code", NOON + HOUR))

    with pytest.raises(Refused, match="code-unknown"):
        accounts.change(lambda change: change.add_first_account(INES, "x", code_hash=code, now=at))

    assert (list(accounts.accounts()), accounts.setup_link_holds("code", NOON)) == ([], True)


def test_nobody_becomes_the_first_account_of_a_desk_that_has_one(staffed):
    staffed.change(lambda change: change.set_setup_link("code", NOON + HOUR))

    with pytest.raises(Refused, match="already-set-up"):
        staffed.change(lambda change: change.add_first_account(PAUL, "x", code_hash="code", now=NOON))


def test_a_session_is_kept_changed_and_ended(staffed):
    staffed.change(lambda change: change.add_session(a_session()))
    seen = a_session(seen_at=NOON + HOUR)

    staffed.change(lambda change: change.save_session(seen))
    assert staffed.session("hash-a") == seen
    staffed.change(lambda change: change.delete_session("hash-a"))
    staffed.change(lambda change: change.save_session(seen))

    assert staffed.session("hash-a") is None


def test_an_account_s_sessions_are_listed_and_ended_together(staffed):
    old, young = a_session("hash-b", created_at=NOON - HOUR), a_session("hash-a")
    others = a_session("hash-c", INES)
    for session in (young, old, others):
        staffed.change(lambda change, session=session: change.add_session(session))
    assert list(staffed.sessions_of("a1")) == [old, young]

    staffed.change(lambda change: change.delete_sessions_of("a1"))

    assert (list(staffed.sessions_of("a1")), staffed.session("hash-c")) == ([], others)


def test_sessions_that_are_over_or_idle_are_swept(staffed):
    living = a_session("hash-a")
    over = a_session("hash-b", ends_at=NOON)
    idle = a_session("hash-c", seen_at=NOON - HOUR)
    for session in (living, over, idle):
        staffed.change(lambda change, session=session: change.add_session(session))

    staffed.change(lambda change: change.sweep_sessions(NOON, NOON - HOUR / 2))

    assert list(staffed.sessions_of("a1")) == [living]


def test_failures_are_counted_by_key_until_they_are_cleared_or_old(accounts):
    for key, at in (("a", NOON), ("b", NOON), ("c", NOON - HOUR)):
        accounts.change(lambda change, key=key, at=at: change.set_throttle(key, Throttle(1, at)))
    accounts.change(lambda change: change.set_throttle("a", Throttle(2, NOON)))

    accounts.change(lambda change: change.clear_throttle("b"))
    accounts.change(lambda change: change.sweep_throttles(NOON))

    assert [accounts.throttle(key) for key in "abc"] == [Throttle(2, NOON), None, None]


def test_the_journal_is_read_latest_first(accounts):
    entries = [an_entry(action=action) for action in ("sign-in", "pair", "sign-out")]
    entries[0] = replace(entries[0], actor=None, object=None, reference="K7P2QX")
    for entry in entries:
        accounts.change(lambda change, entry=entry: change.note(entry))

    assert list(accounts.journal(2)) == [entries[2], entries[1]]
    assert list(accounts.journal(9)) == entries[::-1]


def test_the_journal_forgets_after_a_year_and_not_before(accounts):
    now = datetime.now(UTC)
    old, young = an_entry(now - timedelta(days=367)), an_entry(now - timedelta(days=360))
    for entry in (old, young):
        accounts.change(lambda change, entry=entry: change.note(entry))

    with pytest.raises(Refused, match="journal-kept"):
        accounts.change(lambda change: change.sweep_journal(now))
    assert list(accounts.journal(9)) == [young, old]
    accounts.change(lambda change: change.sweep_journal(now - timedelta(days=366)))

    assert list(accounts.journal(9)) == [young]


def an_invitation(code_hash="code-a", login="zoe", **facts):
    roles = {"roles": frozenset({Role.TRAINER, Role.MEDIATOR}), "name": "Zoé", "expires_at": NOON + HOUR}
    return Invitation(code_hash, login, **{**roles, **facts})


def test_an_invitation_is_kept_whole_until_it_is_used_or_withdrawn(staffed):
    second = an_invitation("code-b", "adele")
    staffed.change(lambda change: change.add_invitation(an_invitation()))
    staffed.change(lambda change: change.add_invitation(second))

    assert staffed.invitation("code-a") == an_invitation()
    assert list(staffed.invitations()) == [second, an_invitation()]

    staffed.change(lambda change: change.delete_invitation("code-a"))
    assert (staffed.invitation("code-a"), list(staffed.invitations())) == (None, [second])


def test_nobody_is_invited_under_the_login_of_somebody_else(staffed):
    staffed.change(lambda change: change.add_invitation(an_invitation()))

    with pytest.raises(Refused, match="login-taken"):
        staffed.change(lambda change: change.add_invitation(an_invitation("code-b", "luc")))
    with pytest.raises(Refused, match="login-invited"):
        staffed.change(lambda change: change.add_invitation(an_invitation("code-b")))
    with pytest.raises(Refused, match="login-invited"):
        staffed.change(lambda change: change.add_account(replace(PAUL, login="zoe"), "x"))


def test_invitations_are_forgotten_when_their_end_has_come(staffed):
    staffed.change(lambda change: change.add_invitation(an_invitation()))
    staffed.change(
        lambda change: change.add_invitation(an_invitation("code-b", "b", expires_at=NOON + 3 * HOUR))
    )

    staffed.change(lambda change: change.sweep_invitations(NOON + HOUR))

    assert [one.code_hash for one in staffed.invitations()] == ["code-b"]


def test_settings_are_replaced_as_a_whole(staffed):
    assert staffed.settings() == {}

    staffed.change(lambda change: change.replace_settings({"name": "PIMMS", "dpo": "dpo@exemple"}))
    staffed.change(lambda change: change.replace_settings({"name": "PIMMS de Blois"}))

    assert staffed.settings() == {"name": "PIMMS de Blois"}


def test_the_journal_is_read_by_time_and_by_account(staffed):
    entries = [
        an_entry(NOON - HOUR),
        an_entry(NOON),
        an_entry(NOON, actor="a2", action="account-roles"),
        an_entry(NOON, actor="a2", kind="post", object="a1"),
        an_entry(NOON + HOUR),
    ]
    for entry in entries:
        staffed.change(lambda change, entry=entry: change.note(entry))

    assert list(staffed.journal_between(NOON, NOON + HOUR, None)) == entries[3:0:-1]
    assert list(staffed.journal_between(NOON, NOON + HOUR, "a1")) == entries[2:0:-1]
