"""links: whether the sites of the catalogue still answer."""

import json
import sys
from argparse import ArgumentParser, Namespace

from app.cli.command import FINE, NOTHING, WRONG, Commands, printable
from app.config import read_config
from app.domain.linking import LinkOutcome
from app.starting import opened
from app.usecases.links import Link, Links, Round, Stage
from app.web.link_words import outcome_words

_WIDTH = 30  # signs of the bar of progress


def add(commands: "Commands[ArgumentParser]") -> None:
    """Add the command that looks at the addresses."""
    parser = commands.add_parser("links", help="vérifier que les adresses des sites répondent encore")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="forme du rapport")
    parser.set_defaults(act=_links)


def _links(asked: Namespace) -> int:
    with opened(read_config()) as program:
        return report(program.links, asked.format)


def report(links: Links, form: str) -> int:
    """Look at every address, tell what was found, and return the exit code."""
    found = links.run(_tell)
    print(file=sys.stderr)
    if found.stage is Stage.OFFLINE:
        print("Pas d'accès à Internet : aucune adresse n'a été vérifiée, rien n'a changé.", file=sys.stderr)
        return NOTHING
    seen = [link for link in links.all() if link.check is not None]
    if form == "json":
        print(json.dumps([_as_json(link) for link in seen], ensure_ascii=False))
    else:
        _write(seen)
    print(f"{found.done} adresse(s) : {found.broken} ne répond(ent) plus.", file=sys.stderr)
    return FINE if found.stage is Stage.FINISHED and not found.broken else WRONG


def _tell(present: Round) -> None:
    full = _WIDTH * present.done // (present.total or 1)
    bar = "#" * full + "." * (_WIDTH - full)
    print(f"\r[{bar}] {present.done}/{present.total}", end="", file=sys.stderr, flush=True)


def _write(seen: list[Link]) -> None:
    """What asks for somebody's eyes; a site that answers is only counted."""
    for link in seen:
        if link.check is not None and link.check.outcome != LinkOutcome.FINE:
            said = printable(outcome_words(link.check, str))
            print(f"{printable(link.address)} : {said} ({', '.join(link.files)})")


def _as_json(link: Link) -> dict[str, object]:
    check = link.check
    return {
        "address": link.address,
        "files": link.files,
        "outcome": check.outcome if check else None,
        "detail": check.detail if check else "",
        "broken": link.broken,
        "checked_at": check.checked_at.isoformat() if check else None,
    }
