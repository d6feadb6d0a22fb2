"""How a sentence of the code is marked for the catalogues, where it is written and not yet shown."""


def N_(msgid: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a sentence for the catalogues; it is translated where it is shown."""
    return msgid
