"""A file of the workshop in an address: `/atelier/fichier/<folder>/<slug>`, the same shape for all."""

from collections.abc import Mapping
from typing import Any

from app.domain.registries import DOMAIN
from app.domain.registry_files import REGISTRY_FILES

_SUFFIX = ".yaml"


def file_of(folder: str, slug: str) -> str:
    """The procedure, or the registry, that an address means; whether there is one is for others to say."""
    registry = f"{slug}{_SUFFIX}"
    return registry if folder == DOMAIN and registry in REGISTRY_FILES else f"{folder}/{slug}"


def address_of(file: str) -> Mapping[str, Any]:
    """The parts of its address, as `url_for` takes them."""
    if file in REGISTRY_FILES:
        return {"folder": DOMAIN, "slug": file.removesuffix(_SUFFIX)}
    folder, _, slug = file.partition("/")
    return {"folder": folder, "slug": slug}
