"""Documents → editions: a procedure with all it includes and all it may lead away to."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from app.domain.building import build_nodes, build_procedure
from app.domain.document import Document, read_document
from app.domain.errors import InvalidProcedure
from app.domain.problems import Place
from app.domain.procedure import Edition, Node, Procedure
from app.domain.remarks import error
from app.domain.shape import ProcedureShape


@dataclass(frozen=True, slots=True)
class Assembler:
    """Makes procedures and editions of documents, each part once."""

    documents: Mapping[str, Document]
    _procedures: dict[str, Procedure] = field(default_factory=dict)

    def edition(self, id: str) -> Edition:
        """The edition of a procedure; raise InvalidProcedure when any part of it does not stand."""
        procedure = self.procedure(id)
        trips = {trip: self.procedure(trip) for trip in sorted(self._trips(id) - {id})}
        return Edition(edition_id(self.texts(id)), procedure, trips)

    def procedure(self, id: str) -> Procedure:
        """A procedure with its includes spliced in; raise InvalidProcedure when it cannot be."""
        if id not in self._procedures:
            document, shape = self._sound(id)
            self._procedures[id] = build_procedure(document, shape, self._nodes(id, "", set()))
        return self._procedures[id]

    def texts(self, id: str) -> dict[str, str]:
        """The texts an edition is made of, by procedure id."""
        return {part: self.documents[part].text for part in sorted(self.closure(id))}

    def closure(self, id: str) -> set[str]:
        """The ids of a file and of all it leads to by inclusion, rescue or mini-lesson."""
        return self._reach([id], lambda document: (*document.includes(), *document.trips()))

    def _trips(self, id: str) -> set[str]:
        """Every side trip that may be taken from a procedure, or from a side trip."""

        def of(host: Document) -> set[str]:
            spliced = self._reach([host.id], Document.includes)
            return {trip for part in spliced for trip in self._sound(part)[0].trips()}

        return self._reach(of(self._sound(id)[0]), of)

    def _reach(self, ids: Iterable[str], onwards: Callable[[Document], Iterable[str]]) -> set[str]:
        reached: set[str] = set()
        waiting = list(ids)
        while waiting:
            id = waiting.pop()
            if id not in reached:
                reached.add(id)
                waiting.extend(onwards(self._sound(id)[0]))
        return reached

    def _nodes(self, id: str, prefix: str, spliced: set[str]) -> tuple[Node, ...]:
        if id in spliced:
            raise InvalidProcedure((error("tree.included-twice", Place(), id=id),))
        spliced.add(id)
        document, shape = self._sound(id)
        return build_nodes(document, shape, prefix, lambda file: self._nodes(file, f"{file}:", spliced))

    def _sound(self, id: str) -> tuple[Document, ProcedureShape]:
        document = self.documents.get(id)
        if document is None:
            raise InvalidProcedure((error("tree.unknown-procedure", Place(), id=id, nearest=""),))
        if document.shape is None:
            raise InvalidProcedure(document.problems)
        return document, document.shape


def edition_id(texts: Mapping[str, str]) -> str:
    """The name of a set of texts: the same texts always have the same."""
    whole = sha256()
    for id, text in sorted(texts.items()):
        for part in (id, text):
            whole.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return whole.hexdigest()


def rebuild_edition(procedure: str, texts: Mapping[str, str]) -> Edition:
    """An edition made again from the texts it was made of, and from nothing else."""
    return Assembler({id: read_document(id, text) for id, text in texts.items()}).edition(procedure)
