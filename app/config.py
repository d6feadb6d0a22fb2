"""What the place decides: read once from the environment, an incomplete one stops the start."""

import os
import secrets
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from app.usecases.idling import IdleLimits

ROOT = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one server.

    `secret` keys the form tokens; `interpreter` is the number of a phone interpreter, if the desk has one.
    `hosts` are the names it answers to, empty for any: a desk is often reached by its bare address.
    `espeak` is the program that speaks, empty for none.
    """

    data: Path
    secret: bytes
    root: Path = ROOT
    demo: bool = False
    desk: str = "PIMMS"
    interpreter: str = ""
    hosts: tuple[str, ...] = ()
    examples: bool = False
    voices: Path | None = None
    espeak: str = "espeak-ng"
    idle: IdleLimits = IdleLimits()  # noqa: RUF009 - a frozen value

    @property
    def database(self) -> Path:
        """The one file that holds what must survive."""
        return self.data / ("demo.sqlite3" if self.demo else "pas-a-pas.sqlite3")


def read_config(*, demo: bool = False) -> Config:
    """The settings of this machine; makes the data folder and its secret on the first start."""
    data = Path(os.environ.get("PAS_A_PAS_DATA", str(ROOT / "instance")))
    data.mkdir(parents=True, exist_ok=True)
    return Config(
        data=data,
        secret=_secret(data / "secret"),
        demo=demo,
        voices=data / "demo-voix" if demo else None,
        desk=os.environ.get("PAS_A_PAS_NOM", "PIMMS"),
        interpreter=os.environ.get("PAS_A_PAS_INTERPRETE", ""),
        hosts=tuple(os.environ.get("PAS_A_PAS_HOTES", "").split()),
        espeak=os.environ.get("PAS_A_PAS_ESPEAK", "espeak-ng"),
        idle=_idle_limits(),
    )


def _idle_limits() -> IdleLimits:
    alone, warn = (
        _number("PAS_A_PAS_INACTIF_MINUTES", 20, 5, 240),
        _number("PAS_A_PAS_ANNONCE_MINUTES", 2, 1, 60),
    )
    if warn >= alone:
        raise SystemExit("PAS_A_PAS_ANNONCE_MINUTES doit être plus petit que PAS_A_PAS_INACTIF_MINUTES.")
    return IdleLimits(
        alone=timedelta(minutes=alone),
        factor=_number("PAS_A_PAS_INACTIF_FACTEUR", 3, 1, 20),
        warn=timedelta(minutes=warn),
        ask=timedelta(minutes=_number("PAS_A_PAS_REPONSE_MINUTES", 3, 1, 60)),
    )


def _number(name: str, default: int, least: int, most: int) -> int:
    """A whole number of the environment; any other value stops the start, with a sentence."""
    said = os.environ.get(name, str(default)).strip()
    if not (said.isascii() and said.isdigit() and least <= int(said) <= most):
        raise SystemExit(f"{name} doit être un nombre entier de {least} à {most}, et non « {said} ».")
    return int(said)


def _secret(path: Path) -> bytes:
    """Thirty-two random bytes, made once and readable by the owner alone where the system knows how."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
    return path.read_bytes()
