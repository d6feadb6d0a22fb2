"""The Babel extractor of our YAML files: their sentences, with their lines and their place in the tree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

import yaml

from app.domain.folding import fold, without_accents

Extracted = tuple[int, None, str, list[str]]

# fmt: off
SENTENCE_KEYS = frozenset({
    "titre", "but", "cout", "a_preparer", "apres", "corriger", "arnaques",
    "pourquoi", "faire", "voir", "dire", "mediateur", "recapitulatif", "preuve",
    "si", "alors", "question", "libelle", "texte", "nom", "mot", "definition", "horaires", "prix", "quoi",
})
ELEMENT_KINDS = frozenset({"menu", "lien", "bouton", "champ", "case", "liste", "texte", "image"})
# fmt: on
NOT_SPOKEN = frozenset({"sources"})
# Levels of the tree that say nothing to a translator.
SILENT_KEYS = frozenset({"etapes", "choix", "elements", "phrases"})


def extract_sentences(
    fileobj: BinaryIO, keywords: object, comment_tags: Sequence[str], options: Mapping[str, object]
) -> Iterator[Extracted]:
    """Yield the sentences of a procedure or of a registry; the signature is Babel's."""
    del keywords, comment_tags, options
    root = yaml.compose(fileobj, Loader=yaml.CSafeLoader)
    if root is not None:
        yield from _of_node(root, (), SENTENCE_KEYS)


def _of_node(node: yaml.Node, path: tuple[str, ...], spoken: frozenset[str]) -> Iterator[Extracted]:
    if isinstance(node, yaml.MappingNode):
        yield from _of_mapping(node, path, spoken)
    elif isinstance(node, yaml.SequenceNode):
        for rank, child in enumerate(node.value, 1):
            yield from _of_node(child, (*path, _id(child) or str(rank)), spoken)


def _of_mapping(node: yaml.MappingNode, path: tuple[str, ...], spoken: frozenset[str]) -> Iterator[Extracted]:
    for key_node, value in node.value:
        key = without_accents(str(key_node.value))
        below = path if key in SILENT_KEYS else (*path, key)
        # A registry's keys are its own (« recapitulatif » is a hard word there): what they hold is a mapping.
        if isinstance(value, yaml.MappingNode):
            yield from _of_mapping(value, below, spoken)
        elif key in spoken:
            yield from _said(value, below, spoken)
        elif key not in NOT_SPOKEN:
            yield from _of_node(value, below, ELEMENT_KINDS if key == "elements" else spoken)


def _said(value: yaml.Node, path: tuple[str, ...], spoken: frozenset[str]) -> Iterator[Extracted]:
    parts: Iterable[yaml.Node] = value.value if isinstance(value, yaml.SequenceNode) else [value]
    for part in parts:
        if isinstance(part, yaml.MappingNode):
            yield from _of_mapping(part, path, spoken)
        elif isinstance(part, yaml.ScalarNode) and (text := fold(part.value)):
            yield part.start_mark.line + 1, None, text, [".".join(path)]


def _id(node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value.value for key, value in node.value if key.value == "id"), None)
