"""The commands of « python -m app »: one module per family, each adding its own."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

from app.cli import catalogues, checking, links, new, po, running, schema, seeing, stats
from app.cli.command import WRONG
from app.cli.french import speak_french

_FAMILIES = (running, checking, schema, catalogues, links, po, new, stats, seeing)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    speak_french()
    parser = argparse.ArgumentParser(prog="python -m app", description="Pas à pas")
    commands = parser.add_subparsers(required=True, metavar="commande")
    for family in _FAMILIES:
        family.add(commands)
    asked = parser.parse_args(arguments)
    act: Callable[[argparse.Namespace], int] = asked.act
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console may lack a letter of a language's name
    try:
        return act(asked)
    except BrokenPipeError:  # « check | head »: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG
