"""Staff accounts: the only people this program knows."""

from dataclasses import dataclass
from enum import StrEnum

MIN_PASSPHRASE = 12  # characters; CNIL délib. 2022-100, 50 bits with throttling: four words


class Role(StrEnum):
    """What an account may do; an account has one or several."""

    MEDIATOR = "mediateur"
    TRAINER = "formateur"
    MANAGER = "responsable"


@dataclass(frozen=True, slots=True)
class Account:
    """A member of staff, under a short login and the name they chose; no e-mail.

    `letter_keys`: a letter pressed alone does what a button does (WCAG 2.1.4 lets it be turned off).
    """

    id: str
    login: str
    name: str
    roles: frozenset[Role]
    disabled: bool = False
    letter_keys: bool = True
