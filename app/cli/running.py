"""run, setup-link, reset-password: the program and its accounts."""

from argparse import ArgumentParser

from app import starting
from app.cli.command import Commands


def add(commands: "Commands[ArgumentParser]") -> None:
    """Add the commands that start the program or open its door."""
    _add_run(commands.add_parser("run", help="servir le guide"))
    link = commands.add_parser("setup-link", help="donner un lien qui crée le premier compte")
    link.set_defaults(act=lambda _asked: starting.print_setup_link())
    reset = commands.add_parser("reset-password", help="donner une nouvelle phrase de passe à un compte")
    reset.add_argument("login", metavar="IDENTIFIANT")
    reset.set_defaults(act=lambda asked: starting.reset_password(asked.login))


def _add_run(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="adresse d'écoute ; 0.0.0.0 pour le réseau local")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--demo", action="store_true", help="trois postes et deux comptes, rien n'est gardé")
    parser.set_defaults(act=lambda asked: starting.run(asked.host, asked.port, demo=asked.demo))
