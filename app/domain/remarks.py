"""Short ways to say that something is wrong: one function per severity."""

from app.domain.problems import Place, Problem, Severity

_LONGEST_FACT = 160


def error(code: str, place: Place, **facts: object) -> Problem:
    """What stops a document from being published."""
    return _remark(code, Severity.ERROR, place, facts)


def warning(code: str, place: Place, **facts: object) -> Problem:
    """What only `--strict` refuses."""
    return _remark(code, Severity.WARNING, place, facts)


def note(code: str, place: Place, **facts: object) -> Problem:
    """What is only told."""
    return _remark(code, Severity.NOTE, place, facts)


def _remark(code: str, severity: Severity, place: Place, facts: dict[str, object]) -> Problem:
    return Problem(code, severity, place, {name: _short(str(fact)) for name, fact in facts.items()})


def _short(fact: str) -> str:
    """A fact that fits a line of a terminal and cannot command it."""
    seen = "".join(char if char.isprintable() else " " for char in fact[: _LONGEST_FACT + 1])
    return seen if len(fact) <= _LONGEST_FACT else seen[: _LONGEST_FACT - 1] + "…"
