"""What the faces work with: the use cases of one desk, found on the application."""

from dataclasses import dataclass

from flask import Flask, current_app

from app.usecases.arranging import Arranging
from app.usecases.authoring import Authoring
from app.usecases.correcting import Correcting
from app.usecases.doubting import Doubting
from app.usecases.figures import Figuring
from app.usecases.idling import Idling
from app.usecases.inviting import Inviting
from app.usecases.journal import Journal
from app.usecases.library_ports import Library
from app.usecases.links import Links
from app.usecases.listening import Listening
from app.usecases.moving import Moving
from app.usecases.pausing import Pausing
from app.usecases.pointing import Pointing
from app.usecases.ports import Catalogues, Printing
from app.usecases.recording_ports import Recordings
from app.usecases.ringing import Ringing
from app.usecases.room import Room
from app.usecases.settings import Settings
from app.usecases.surveying import Surveying
from app.usecases.translating import Translating
from app.usecases.translation_returns import Returns
from app.usecases.walking import Walking


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that factory.py wires once."""

    library: Library
    catalogues: Catalogues
    walking: Walking
    room: Room
    recordings: Recordings
    listening: Listening
    pausing: Pausing
    idling: Idling
    doubting: Doubting
    printing: Printing
    settings: Settings
    inviting: Inviting
    journal: Journal
    figuring: Figuring
    correcting: Correcting
    pointing: Pointing
    moving: Moving
    arranging: Arranging
    ringing: Ringing
    returns: Returns
    authoring: Authoring
    links: Links
    surveying: Surveying

    @property
    def translating(self) -> Translating:
        """The translations themselves, without the tables that leave and come back."""
        return self.returns.translating


def install(app: Flask, desk: Desk) -> None:
    """Let the views of an application find their desk."""
    app.extensions["desk"] = desk


def desk() -> Desk:
    """The desk of this application."""
    found: Desk = current_app.extensions["desk"]
    return found
