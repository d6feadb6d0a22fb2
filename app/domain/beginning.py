"""A new procedure: an empty frame, a copy of another one, or a plain list of sentences."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.document import SHARED_FOLDERS
from app.domain.errors import Refused
from app.domain.folding import fold
from app.domain.mending.manuscript import Manuscript, fresh
from app.domain.mending.mend import Edit, applied
from app.domain.mending.writing import add_above, scalar, set_text
from app.domain.registries import Organisation
from app.domain.shape_values import MAX_ID, Family, as_id

_BULLET = re.compile(r"^\s*(?:[-–—•*·]|\d{1,2}\s*[.)])\s+")
_PUBLIC = "https://www.service-public.gouv.fr/"
_FRAME = """# Préparer
Ouvrez le site.
Cliquez sur « Mon compte ».

# Envoyer
Relisez vos réponses.
"""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a new procedure is about; `organisation` is None for a part of others."""

    title: str
    today: date
    organisation: Organisation | None = None
    family: Family | None = None


@dataclass(slots=True)
class _Phase:
    """Lines of a list under their title, step by step."""

    title: str
    steps: list[list[str]] = field(default_factory=lambda: [[]])


def file_for(heading: Heading, folder: str = "", name: str = "") -> str:
    """Where it goes: the folder of its organisation, under a name made from its title."""
    place = folder or (heading.organisation.key if heading.organisation else SHARED_FOLDERS[0])
    return f"{place}/{name or as_id(heading.title)[:MAX_ID]}"


def from_frame(heading: Heading) -> str:
    """The least that the checks accept, to be written over."""
    return from_sentences(heading, _FRAME)


def from_copy(heading: Heading, text: str, copied: str) -> str:
    """Another file under this title, nothing in it verified; raise Refused where it cannot be read."""
    page = Manuscript(text)
    root = page.find(())
    if root is None or not root.is_keys:
        raise Refused("begin-model")
    wanted = {"titre": _titled(heading), "a_verifier": f"Copie de {copied} : tout est à relire."}
    if heading.organisation is not None:
        wanted["organisme"] = heading.organisation.key
    if heading.family is not None:
        wanted["famille"] = heading.family.value
    edits: list[Edit] = []
    for key, said in wanted.items():
        entry = page.keyed(root, key)
        if entry is not None and entry.is_text:
            edits.append(set_text(page, entry, said))
    missing = [f"{key}: {scalar(said)}" for key, said in wanted.items() if page.keyed(root, key) is None]
    steps = page.keyed(root, "etapes")
    if missing and steps is not None:
        edits.append(add_above(page, steps, missing))
    return applied(text, edits)


def from_sentences(heading: Heading, sentences: str) -> str:
    """One gesture a line; a blank line begins a step, « # » or « : » a phase, « ? » ends a question."""
    phases = _phases(sentences, _titled(heading))
    if not phases:
        raise Refused("begin-steps")
    taken: set[str] = set()
    lines = [line for phase in phases for line in _phase(phase, taken)]
    # One minute a line is what the checks find likely.
    minutes = sum(len(step) for phase in phases for step in phase.steps)
    return "\n".join([*_head(heading, minutes), "etapes:", *(f"  {line}" for line in lines), ""])


def _titled(heading: Heading) -> str:
    title = fold(heading.title)
    if not title:
        raise Refused("begin-title")
    return title


def _head(heading: Heading, minutes: int) -> Iterable[str]:
    yield f"titre: {scalar(_titled(heading))}"
    if heading.organisation is not None:
        yield f"organisme: {heading.organisation.key}"
    if heading.family is not None:
        yield f"famille: {heading.family.value}"
    yield "but: Ce que la personne obtient, à écrire."
    yield f"duree: {min(minutes, 240)}"
    yield f"verifie_le: {heading.today}"
    yield "sources:"
    yield "  - titre: Le site officiel"
    yield f"    adresse: {heading.organisation.url if heading.organisation else _PUBLIC}"
    yield f"    consulte_le: {heading.today}"
    yield "    nature: a_verifier"
    yield "a_verifier: Une démarche nouvelle, à vérifier sur le vrai site."


def _phases(sentences: str, title: str) -> list[_Phase]:
    phases: list[_Phase] = []
    for raw in sentences.splitlines():
        line = fold(_BULLET.sub("", raw))
        heading = _heading(line)
        if heading:
            phases.append(_Phase(heading))
        elif not line and phases:
            phases[-1].steps.append([])
        elif line:
            if not phases:
                phases.append(_Phase(title))
            phases[-1].steps[-1].append(line)
    for phase in phases:
        phase.steps = [step for step in phase.steps if step]
    return [phase for phase in phases if phase.steps]


def _heading(line: str) -> str:
    """The title of a phase, empty for any other line."""
    if line.startswith("#"):
        return line.lstrip("# ")
    return line.rstrip(": ") if line.endswith(":") else ""


def _phase(phase: _Phase, taken: set[str]) -> list[str]:
    """A phase of one step holds its gestures itself; its questions stand beside its steps."""
    lines = [*_named(phase.title, taken), "  etapes:"]
    pieces = [piece for step in phase.steps for piece in _cut(step)]
    alone = sum(not _asks(piece[0]) for piece in pieces) <= 1
    for piece in pieces:
        if _asks(piece[0]):
            lines += [f"    {line}" for line in _question(piece[0], taken)]
        elif alone:
            lines += [f"    - faire: {scalar(line)}" for line in piece]
        else:
            lines += [f"    {line}" for line in [*_named(piece[0].rstrip(" ."), taken), "  etapes:"]]
            lines += [f"        - faire: {scalar(line)}" for line in piece]
    return lines


def _cut(step: Sequence[str]) -> Iterable[list[str]]:
    """A step cut around its questions, each alone."""
    gestures: list[str] = []
    for line in step:
        if _asks(line):
            if gestures:
                yield gestures
            yield [line]
            gestures = []
        else:
            gestures.append(line)
    if gestures:
        yield gestures


def _asks(line: str) -> bool:
    return line.endswith("?")


def _named(title: str, taken: set[str]) -> list[str]:
    return [f"- id: {_name(title, 'etape', taken)}", f"  titre: {scalar(title)}"]


def _question(line: str, taken: set[str]) -> list[str]:
    return [
        f"- id: {_name(line, 'question', taken)}",
        f"  question: {scalar(line)}",
        *("  choix:", "    - id: oui", "      libelle: Oui", "    - id: non", "      libelle: Non"),
    ]


def _name(words: str, otherwise: str, taken: set[str]) -> str:
    """A short id from the first words, that nothing else bears."""
    short = as_id(" ".join(words.split()[:4]))[:40].strip("-")
    name = fresh(short or otherwise, taken)
    taken.add(name)
    return name
