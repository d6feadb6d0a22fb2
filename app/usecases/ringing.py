"""Ringing: who wants a soft sound when somebody calls; known while the program runs, like a volume."""


class Ringing:
    """The accounts that asked for the sound; nobody at the start, and nothing of it is kept."""

    def __init__(self) -> None:
        self._wanted: set[str] = set()

    def wanted(self, account: str) -> bool:
        """True once this account asked for it."""
        return account in self._wanted

    def want(self, account: str, *, sound: bool) -> None:
        """Ring for this account from now on, or be silent."""
        if sound:
            self._wanted.add(account)
        else:
            self._wanted.discard(account)
