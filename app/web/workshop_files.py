"""A file of the workshop in an address: `/atelier/fichier/<folder>/<slug>`, the same shape for all."""

import re
from collections.abc import Mapping
from typing import Any

from app.domain.checks.outline import top
from app.domain.document import read_document
from app.domain.draft import Draft
from app.domain.gesture import Sentence
from app.domain.registries import DOMAIN
from app.domain.registry_files import REGISTRY_FILES

_SUFFIX = ".yaml"
_TITLE = re.compile(r"^titre:[ \t]+(?P<said>\S.*?)[ \t]*$", re.MULTILINE)


def file_of(folder: str, slug: str) -> str:
    """The procedure, or the registry, that an address means; whether there is one is for others to say."""
    registry = f"{slug}{_SUFFIX}"
    return registry if folder == DOMAIN and registry in REGISTRY_FILES else f"{folder}/{slug}"


def title_of_draft(draft: Draft) -> Sentence | None:
    """What a procedure calls itself in a draft, whether a post has seen it or not."""
    return title_in(draft.file, draft.text)


def title_in(file: str, text: str) -> Sentence | None:
    """What a procedure calls itself in a text, even one that cannot be read further; None for a registry."""
    if file in REGISTRY_FILES:
        return None
    document = read_document(file, text)
    said = top(document.source).text("titre")
    if not said and document.source.tree is None:
        written = _TITLE.search(text)
        said = written["said"].strip("\"'") if written else ""
    return Sentence(said, document.folder) if said else None


def address_of(file: str) -> Mapping[str, Any]:
    """The parts of its address, as `url_for` takes them."""
    if file in REGISTRY_FILES:
        return {"folder": DOMAIN, "slug": file.removesuffix(_SUFFIX)}
    folder, _, slug = file.partition("/")
    return {"folder": folder, "slug": slug}
