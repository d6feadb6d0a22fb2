"""What every family of commands shares: where it adds itself, its exit codes, safe words for a terminal."""

import argparse

FINE, WRONG, NOTHING = 0, 1, 2

Commands = argparse._SubParsersAction  # what add_subparsers returns has no public name


def printable(text: str) -> str:
    """A file's name that cannot command a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
