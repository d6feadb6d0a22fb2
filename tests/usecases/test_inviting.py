"""Inviting: a link that serves once, for two days, and nothing of it kept but a hash."""

import pytest

from app.domain.account import Role
from app.domain.errors import NotAllowed, Refused
from app.domain.structure import Structure
from app.usecases.inviting import INVITATION_LIFE
from app.usecases.journal import Journal
from app.usecases.settings import Settings
from tests.staffed import PASSPHRASE, Staffed


@pytest.fixture
def desk():
    return Staffed()


@pytest.fixture
def marie(desk):
    return desk.employ("marie", Role.MANAGER)


def test_who_is_invited_chooses_the_passphrase_and_is_signed_in(desk, marie):
    invited = desk.inviting.invite(marie, "Adele", "Adèle", {Role.MEDIATOR})

    token = desk.inviting.accept(invited.code, "velours grenier cactus dimanche")

    assert desk.who(token) == "adele"
    assert desk.who(desk.signing_in.sign_in("adele", "velours grenier cactus dimanche")) == "adele"
    made = desk.store.account_of_login("adele")
    assert (made.name, made.roles) == ("Adèle", frozenset({Role.MEDIATOR}))
    assert desk.inviting.pending() == ()


def test_an_invited_person_is_no_account_yet(desk, marie):
    desk.inviting.invite(marie, "adele", "Adèle", {Role.MANAGER})

    assert desk.store.account_of_login("adele") is None
    with pytest.raises(Refused, match="last-manager"):
        desk.accounts.change_roles(marie, marie.id, {Role.MEDIATOR})


def test_only_the_hash_of_the_link_is_kept(desk, marie):
    invited = desk.inviting.invite(marie, "adele", "Adèle", {Role.MEDIATOR})

    assert invited.code not in repr(desk.store.invitations()) + repr(desk.store.journal(9))
    assert len(invited.code) >= 22  # 128 bits


def test_a_link_serves_once(desk, marie):
    invited = desk.inviting.invite(marie, "adele", "Adèle", {Role.MEDIATOR})
    desk.inviting.accept(invited.code, PASSPHRASE)

    with pytest.raises(Refused, match="invitation-over"):
        desk.inviting.accept(invited.code, PASSPHRASE)


def test_a_link_is_over_after_two_days_and_then_forgotten(desk, marie):
    invited = desk.inviting.invite(marie, "adele", "Adèle", {Role.MEDIATOR})
    desk.clock.moment += INVITATION_LIFE

    with pytest.raises(Refused, match="invitation-over"):
        desk.inviting.invitation(invited.code)
    assert desk.inviting.pending() == ()
    desk.inviting.invite(marie, "adele", "Adèle", {Role.MEDIATOR})
    assert len(desk.store.invitations()) == 1


def test_a_withdrawn_link_is_over(desk, marie):
    invited = desk.inviting.invite(marie, "adele", "Adèle", {Role.MEDIATOR})

    desk.inviting.withdraw(marie, invited.invitation.code_hash)

    with pytest.raises(Refused, match="invitation-over"):
        desk.inviting.accept(invited.code, PASSPHRASE)


def test_a_weak_passphrase_leaves_the_link_good(desk, marie):
    invited = desk.inviting.invite(marie, "adele", "Adèle", {Role.MEDIATOR})

    with pytest.raises(Refused, match="passphrase-short"):
        desk.inviting.accept(invited.code, "court")

    assert desk.inviting.invitation(invited.code) == invited.invitation


def test_a_login_is_invited_once_and_is_not_somebody_elses(desk, marie):
    desk.inviting.invite(marie, "adele", "Adèle", {Role.MEDIATOR})

    for login, code in (("adele", "login-invited"), ("marie", "login-taken"), ("é", "login-form")):
        with pytest.raises(Refused, match=code):
            desk.inviting.invite(marie, login, "Adèle", {Role.MEDIATOR})


def test_only_a_responsable_invites_withdraws_and_settles(desk):
    luc = desk.employ("luc", Role.MEDIATOR)
    settings = Settings(desk.store, desk.clock, Structure())

    for act in (
        lambda: desk.inviting.invite(luc, "adele", "Adèle", {Role.MANAGER}),
        lambda: desk.inviting.withdraw(luc, "x"),
        lambda: settings.change(luc, Structure(name="Chez Luc")),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_settings_are_asked_once_and_again_after_a_change(desk, marie):
    settings = Settings(desk.store, desk.clock, Structure(name="PIMMS"))
    assert settings.structure().name == "PIMMS"
    desk.store.change(lambda change: change.replace_settings({"name": "Écrit ailleurs"}))
    assert settings.structure().name == "PIMMS"

    settings.change(marie, Structure(name="PIMMS de Blois"))

    assert settings.structure().name == "PIMMS de Blois"
    desk.store.change(lambda change: change.replace_settings({"name": "Écrit ailleurs"}))
    settings.refresh()
    assert settings.structure().name == "Écrit ailleurs"


def test_each_act_is_journalled_and_read_back(desk, marie):
    begin = desk.clock.now()
    first = desk.inviting.invite(marie, "adele", "Adèle", {Role.MEDIATOR})
    desk.inviting.withdraw(marie, first.invitation.code_hash)
    Settings(desk.store, desk.clock, Structure()).change(marie, Structure(name="Ici"))
    journal = Journal(desk.store, desk.clock)
    journal.note(marie.id, "post-pair", "post", "Poste 3")
    desk.clock.pass_(seconds=1)

    read = journal.between(begin, desk.clock.now(), marie.id)

    assert [(one.action, one.object) for one in read] == [
        ("post-pair", "Poste 3"),
        ("settings-change", None),
        ("invitation-withdraw", "adele"),
        ("invitation", "adele"),
    ]
