"""Another name for a step, or for a whole file: the edits that change it everywhere it is written."""

from collections.abc import Iterator, Mapping

from app.domain.errors import Refused
from app.domain.mending.entries import Entry
from app.domain.mending.manuscript import Manuscript
from app.domain.mending.mend import Edit
from app.domain.mending.writing import set_text
from app.domain.shape_values import as_id, is_id, is_procedure_id

_NAMING = frozenset({"inclure", "secours", "vers", "savoir_faire"})


def named_at(text: str, line: int) -> str:
    """The name of the step, the question or the answer that holds a line; raise Refused where none does."""
    return _holder(Manuscript(text), line).text


def rename_node(text: str, line: int, name: str) -> Edit:
    """The name of what holds a line, changed; raise Refused when it cannot be called so."""
    page = Manuscript(text)
    entry, wanted = _holder(page, line), name.strip()
    if not is_id(wanted):
        raise Refused("id-form", proposed=as_id(wanted))
    if wanted != entry.text and wanted in _beside(page, entry):
        raise Refused("id-taken", name=wanted)
    return set_text(page, entry, wanted)


def rename_file(was: str, name: str, texts: Mapping[str, str]) -> Mapping[str, tuple[Edit, ...]]:
    """What changes in each of these files, by id, when one takes another name; raise Refused."""
    if not is_procedure_id(name):
        raise Refused("draft-name")
    if name in texts:
        raise Refused("draft-taken")
    found = {id: tuple(_mentions(Manuscript(text), was, name)) for id, text in texts.items()}
    return {id: edits for id, edits in found.items() if edits}


def _mentions(page: Manuscript, was: str, name: str) -> Iterator[Edit]:
    for entry in page.entries:
        leads = entry.name in _NAMING or entry.route[:1] == ("prerequis",)
        if leads and entry.is_text and entry.text == was:
            yield set_text(page, entry, name)


def _holder(page: Manuscript, line: int) -> Entry:
    """The name nearest to a line: the innermost part that has one."""
    named = [one for one in page.entries if one.route[-1:] == ("id",) and one.is_text and one.holder]
    around = [one for one in named if one.holder is not None and page.spans(one.holder, line)]
    if not around:
        raise Refused("id-nowhere")
    return around[-1]


def _beside(page: Manuscript, entry: Entry) -> set[str]:
    """The names that it must differ from: its question's for an answer, the whole file's for the others."""
    answer = len(entry.route) > 2 and entry.route[-3] == "choix"
    ids = [one for one in page.entries if one.route[-1:] == ("id",)]
    if answer:
        return {one.text for one in ids if one.route[:-2] == entry.route[:-2]}
    return {one.text for one in ids if len(one.route) < 3 or one.route[-3] != "choix"}
