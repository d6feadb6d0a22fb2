"""Inviting: a link that serves once, behind which somebody chooses the passphrase of their account."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from app.domain.account import Account, Role
from app.domain.errors import Refused
from app.usecases.account_ports import AccountTransaction, Entry, Invitation
from app.usecases.accounts import Accounts, must_manage
from app.usecases.signing_in import digest

INVITATION_LIFE = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation and the code of its link, to be handed over and then forgotten."""

    invitation: Invitation
    code: str


@dataclass(frozen=True, slots=True)
class Inviting:
    """How the staff grows without a passphrase going from hand to hand."""

    accounts: Accounts

    def invite(self, by: Account, login: str, name: str, roles: Iterable[Role]) -> Invited:
        """Let somebody make this account for two days; raise what `Accounts.create` raises."""
        must_manage(by)
        future, now = self.accounts.drawn_up(login, name, roles), self.accounts.clock.now()
        code = secrets.token_urlsafe(16)
        invitation = Invitation(digest(code), future.login, future.name, future.roles, now + INVITATION_LIFE)

        def act(change: AccountTransaction) -> None:
            change.sweep_invitations(now)
            change.add_invitation(invitation)
            change.note(Entry(now, by.id, "invitation", "login", future.login, "done"))

        self.accounts.store.change(act)
        return Invited(invitation, code)

    def pending(self) -> tuple[Invitation, ...]:
        """Those that may still be used, by login."""
        now = self.accounts.clock.now()
        return tuple(one for one in self.accounts.store.invitations() if one.expires_at > now)

    def withdraw(self, by: Account, code_hash: str) -> None:
        """Make the link of an invitation useless; does nothing when it was used meanwhile."""
        must_manage(by)
        now = self.accounts.clock.now()

        def act(change: AccountTransaction) -> None:
            found = change.invitation(code_hash)
            if found is not None:
                change.delete_invitation(code_hash)
                change.note(Entry(now, by.id, "invitation-withdraw", "login", found.login, "done"))

        self.accounts.store.change(act)

    def invitation(self, code: str) -> Invitation:
        """The invitation behind a link; raise Refused("invitation-over")."""
        return self._standing(self.accounts.store.invitation(digest(code)))

    def accept(self, code: str, passphrase: str) -> str:
        """Make the account with the passphrase that its owner chose, and return the token of a session."""
        invitation = self.invitation(code)
        account = self.accounts.drawn_up(invitation.login, invitation.name, invitation.roles)
        made = self.accounts.hashed(passphrase, account)
        now = self.accounts.clock.now()

        def act(change: AccountTransaction) -> None:
            self._standing(change.invitation(invitation.code_hash))
            change.delete_invitation(invitation.code_hash)
            change.add_account(account, made)
            change.note(Entry(now, account.id, "invitation-accept", "account", account.id, "done"))

        self.accounts.store.change(act)
        return self.accounts.signing_in.open_session(account)

    def _standing(self, found: Invitation | None) -> Invitation:
        if found is None or found.expires_at <= self.accounts.clock.now():
            raise Refused("invitation-over")
        return found
