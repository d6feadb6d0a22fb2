"""What one meets in a procedure: its sentences, and those of the registries that stand beside them."""

from collections.abc import Iterator

from app.domain.gesture import Sentence
from app.domain.language import sentences_of
from app.domain.procedure import Group, Procedure
from app.domain.registries import Registries


def sentences_shown(procedure: Procedure, registries: Registries) -> Iterator[Sentence]:
    """The sentences of a procedure and of what it includes, its organisation and its hard words."""
    own = tuple(sentences_of(procedure))
    yield from own
    groups = (node.organisation for node in procedure.walk_nodes() if isinstance(node, Group))
    keys = dict.fromkeys((procedure.organisation, *groups))
    organisations = tuple(registries.organisations.get(key) for key in keys if key)
    yield from sentences_of((organisations, registries.hard_words_in(" | ".join(one.text for one in own))))
