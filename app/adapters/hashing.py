"""Argon2id for passphrases, with the low-memory profile of RFC 9106: 64 MiB, three passes, four lanes."""

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

# 64 MiB each: a crowd at the door must not take the memory of the old PC.
AT_ONCE = 2


class Argon2Hashing:
    """Makes and checks hashes, two at once."""

    def __init__(self, profile: PasswordHasher | None = None) -> None:
        self._hasher = profile or PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
        self._room = BoundedSemaphore(AT_ONCE)
        self.decoy = self._hasher.hash("personne ne connaît cette phrase")

    def hash(self, passphrase: str) -> str:
        """The text to keep in place of the passphrase."""
        with self._room:
            return self._hasher.hash(passphrase)

    def matches(self, passphrase: str, kept: str) -> bool:
        """Whether the passphrase is the one that was hashed."""
        with self._room:
            try:
                return self._hasher.verify(kept, passphrase)
            except (VerificationError, InvalidHashError):
                return False

    def outdated(self, kept: str) -> bool:
        """Whether the hash was made with another profile."""
        return self._hasher.check_needs_rehash(kept)
