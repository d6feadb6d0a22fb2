"""Code of a Problem → the French sentence that says it, and its remedy."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.marking import N_
from app.domain.problems import Problem
from app.web.language_sentences import LANGUAGE, RECORDING
from app.web.problem_sentences import READING, SHAPE
from app.web.rule_sentences import TREE, TRUTH, WORDS

SENTENCES = {**READING, **SHAPE, **TREE, **TRUTH, **WORDS, **LANGUAGE, **RECORDING}

_MEANT = N_("Vouliez-vous écrire « %(nearest)s » ?")
_PROPOSED = N_("Écrivez par exemple « %(proposed)s ».")


@dataclass(frozen=True, slots=True)
class Explained:
    """A Problem in words."""

    sentence: str
    remedy: str


def explain(problem: Problem, translate: Callable[[str], str] = str) -> Explained:
    """Say a Problem; `translate` gives the sentence of a message id, its placeholders kept."""
    sentence, remedy = SENTENCES[problem.code]
    if problem.facts.get("nearest"):
        remedy = _MEANT
    elif problem.facts.get("proposed"):
        remedy = _PROPOSED
    return Explained(translate(sentence) % problem.facts, translate(remedy) % problem.facts)
