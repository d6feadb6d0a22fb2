"""What the faces work with: the use cases of one desk, found on the application."""

from dataclasses import dataclass

from flask import Flask, current_app

from app.usecases.ports import Catalogues, Library, Recordings
from app.usecases.room import Room
from app.usecases.walking import Walking


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that factory.py wires once."""

    library: Library
    catalogues: Catalogues
    walking: Walking
    room: Room
    recordings: Recordings


def install(app: Flask, desk: Desk) -> None:
    """Let the views of an application find their desk."""
    app.extensions["desk"] = desk


def desk() -> Desk:
    """The desk of this application."""
    found: Desk = current_app.extensions["desk"]
    return found
