"""Recordings that nobody will hear: their gesture, their sentence or their language is no more."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.adapters.catalogues import Catalogues
from app.adapters.recordings import FOLDER
from app.domain.gesture import Gesture
from app.domain.language import sentences_of
from app.domain.problems import Place, Problem
from app.domain.procedure import Edition, Procedure
from app.domain.recording import SOUNDS, key_of
from app.domain.registries import Registries
from app.domain.remarks import note

_NAME = re.compile(rf"(?P<said>.+)\.(?P<language>[A-Za-z-]+)\.(?:{'|'.join(SOUNDS)})")
_KEY = re.compile(r"[0-9a-f]{16}")


def recording_problems(
    root: Path, editions: Iterable[Edition], registries: Registries
) -> Iterator[tuple[Path, Problem]]:
    """What is wrong in the recordings of the project, each with its file."""
    found = sorted((root / "procedures").glob(f"*/*/{FOLDER}/*"))
    if not found:
        return  # and the catalogues need not be read
    procedures = {edition.procedure.id: edition.procedure for edition in editions}
    catalogues = Catalogues(root)
    for path in found:
        folder, slug = path.relative_to(root / "procedures").parts[:2]
        problem = _problem(path.name, procedures.get(f"{folder}/{slug}"), catalogues, registries)
        if problem is not None:
            yield path, problem


def _problem(
    name: str, procedure: Procedure | None, catalogues: Catalogues, registries: Registries
) -> Problem | None:
    parts = _NAME.fullmatch(name)
    if parts is None or parts["language"] not in catalogues.codes:
        return note("recording.bad-name", Place())
    if procedure is None:
        return note("recording.no-procedure", Place())
    if not _KEY.fullmatch(parts["said"]):
        known = parts["said"] in _gestures(procedure)
        return None if known else note("recording.no-gesture", Place(), gesture=parts["said"])
    known = parts["said"] in _keys(procedure, parts["language"], catalogues, registries)
    return None if known else note("recording.no-sentence", Place())


def _gestures(procedure: Procedure) -> set[str]:
    return {node.id for node in procedure.walk_nodes() if isinstance(node, Gesture)}


def _keys(
    procedure: Procedure, language: str, catalogues: Catalogues, registries: Registries
) -> Iterator[str]:
    """The names that recordings of a procedure may have, whoever the organisation is."""
    names = [{"organisme": one.name.text} for one in registries.organisations.values()]
    for sentence in sentences_of(procedure):
        phrase = catalogues.phrase(sentence, language)
        for phrased in (phrase.naming(name) for name in names) if "{" in phrase.source else (phrase,):
            yield key_of(phrased.plain)
