"""The words of the command line in French: argparse has its own, and knows no catalogue of ours."""

import argparse
from types import MappingProxyType

_SAID = MappingProxyType(
    {
        "usage: ": "usage : ",
        "positional arguments": "à donner",
        "options": "au choix",
        "show this help message and exit": "montrer cette aide",
        "%(prog)s: error: %(message)s\n": "%(prog)s : %(message)s\n",
        "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
        "ambiguous option: %(option)s could match %(matches)s": "« %(option)s » peut être %(matches)s",
        "expected one argument": "il manque une valeur",
        "expected at least one argument": "il manque au moins une valeur",
        "invalid %(type)s value: %(value)r": "« %(value)s » ne convient pas ici",
        "invalid choice: %(value)r (choose from %(choices)s)": "« %(value)s » n’existe pas (%(choices)s)",
        "not allowed with argument %s": "ne va pas avec %s",
        "the following arguments are required: %s": "il manque : %s",
        "unknown parser %(parser_name)r (choices: %(choices)s)": "« %(parser_name)s » : %(choices)s",
        "unrecognized arguments: %s": "rien ne s’appelle ainsi : %s",
    }
)


def speak_french() -> None:
    """Let argparse say its own sentences in French, from now on."""
    setattr(argparse, "_", _said)  # noqa: B010 - the name is argparse's own, and its stubs hide it


def _said(message: str) -> str:
    return _SAID.get(message, message)
