"""Pieces of a procedure ready to fill, put where they can stand and with the names that are still free."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.marking import N_
from app.domain.mending.entries import Entry
from app.domain.mending.manuscript import Manuscript, fresh
from app.domain.mending.mend import Edit, applied
from app.domain.mending.writing import add_items, add_keys

_GESTURE = ("faire: Ouvrez le site.", "nature: sur", "voir: Ce que la personne voit alors.")
_ID = re.compile(r"\bid: (?P<id>[a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece to insert: its lines, what to write over first, and where it can stand.

    `under` names the list it is an item of, empty for keys of a gesture.
    """

    kind: str
    label: str
    lines: tuple[str, ...]
    selected: str
    under: str = "etapes"


SNIPPETS = (
    Snippet("geste", N_("Un geste"), _GESTURE, "Ouvrez le site."),
    Snippet(
        "etape",
        N_("Une étape"),
        (
            "id: etape",
            "titre: Titre de l'étape",
            "etapes:",
            *("  - faire: Ouvrez le site.", "    nature: sur"),
        ),
        "Titre de l'étape",
    ),
    Snippet(
        "phase",
        N_("Une phase, avec sa première étape"),
        (
            "id: phase",
            "titre: Titre de la phase",
            "pourquoi: Pourquoi on le fait.",
            "etapes:",
            *("  - id: phase-debut", "    titre: Titre de l'étape", "    etapes:"),
            *("      - faire: Ouvrez le site.", "        nature: sur"),
        ),
        "Titre de la phase",
    ),
    Snippet(
        "question",
        N_("Une question"),
        (
            "id: question",
            "question: La question à écrire ?",
            "choix:",
            *("  - id: oui", "    libelle: Oui"),
            *("  - id: non", "    libelle: Non"),
        ),
        "La question à écrire ?",
    ),
    Snippet(
        "reponse", N_("Une réponse de plus"), ("id: reponse", "libelle: La réponse"), "La réponse", "choix"
    ),
    Snippet(
        "sortie",
        N_("Une réponse où le guide s’arrête"),
        (
            "id: autre",
            "libelle: Autre chose",
            "sortie:",
            "  titre: Ce guide s'arrête ici",
            "  texte: Voyons ensemble ce que l'on peut faire.",
        ),
        "Autre chose",
        "choix",
    ),
    Snippet(
        "engagement",
        N_("Un geste qui engage : envoi, signature, paiement"),
        (
            "faire: Envoyez la demande avec le bouton « Envoyer ».",
            "nature: engageant",
            "engagement: envoi",
            "recapitulatif: Après ce geste, la demande est envoyée.",
            "preuve: Gardez le numéro de la demande.",
        ),
        "Envoyez la demande avec le bouton « Envoyer ».",
    ),
    Snippet(
        "inclusion",
        N_("Les étapes d’un autre fichier"),
        ("inclure: commun/fermer-sa-session",),
        "commun/fermer-sa-session",
    ),
    Snippet(
        "ecran",
        N_("Un écran dessiné"),
        ("ecran:", "  elements:", "    - bouton: Le nom du bouton", "      cible: true"),
        "Le nom du bouton",
        "",
    ),
    Snippet(
        "secours",
        N_("Une aide quand on est bloqué"),
        (
            "bloque:",
            "  - si: Je ne vois pas ce bouton.",
            "    alors: Descendez dans la page.",
        ),
        "Je ne vois pas ce bouton.",
        "",
    ),
    Snippet(
        "niveaux",
        N_("Des mots différents selon le niveau"),
        ("a_la_place:", "  dire: Je le fais devant vous.", "faire_faire:", "  dire: Prenez votre temps."),
        "Je le fais devant vous.",
        "",
    ),
)


@dataclass(frozen=True, slots=True)
class Inserted:
    """A snippet put in a text: what to change, the text once changed, and what to select in it."""

    edit: Edit
    text: str
    start: int
    end: int


def snippet(kind: str) -> Snippet | None:
    """The snippet of this name."""
    return next((one for one in SNIPPETS if one.kind == kind), None)


def insert(text: str, chosen: Snippet, line: int) -> Inserted | None:
    """Put a snippet after what stands on a line (from 1); None where its kind cannot stand there.

    In a text that cannot be read it goes just below the line.
    """
    page = Manuscript(text)
    lines = _named(chosen.lines, page)
    if not page.entries:
        edit: Edit | None = _as_lines(page, chosen, lines, line)
    else:
        edit = _as_item(page, chosen.under, lines, line) if chosen.under else _as_keys(page, lines, line)
    if edit is None:
        return None
    after = applied(text, [edit])
    found = after.find(chosen.selected, edit.start, edit.start + len(edit.text))
    start = found if found >= 0 else edit.start + len(edit.text)
    return Inserted(edit, after, start, start + (len(chosen.selected) if found >= 0 else 0))


def _named(lines: Iterable[str], page: Manuscript) -> list[str]:
    """The same lines with ids that nothing bears; those of answers are their question's own affair."""
    taken = {one.text for one in page.entries if one.route[-1:] == ("id",)}
    named = []
    for line in lines:
        match = _ID.search(line)
        if match and match["id"] not in ("oui", "non"):
            name = fresh(match["id"], taken)
            taken.add(name)
            line = line.replace(f"id: {match['id']}", f"id: {name}")
        named.append(line)
    return named


def _as_item(page: Manuscript, under: str, lines: list[str], line: int) -> Edit | None:
    """First in the list that the line opens, else after the item that holds the line, else at its end."""
    lists = [one for one in page.entries if one.is_list and one.name == under and not one.flows]
    opened = [one for one in lists if page.line_of(one.head) == line]
    if opened:
        return _first(page, opened[-1], lines)
    items = [one for one in page.entries if one.holder in lists and page.spans(one, line)]
    if items:
        return _below(page, items[-1], lines, items[-1].column - 2)
    around = [one for one in lists if one.holder is not None and page.spans(one.holder, line)]
    if around:
        return add_items(page, around[-1], lines)
    root = page.find((under,))
    if root is None or root not in lists:
        return None
    return _first(page, root, lines) if page.line_of(root.head) > line else add_items(page, root, lines)


def _first(page: Manuscript, items: Entry, lines: list[str]) -> Edit:
    at = page.after_line(items.head)
    return Edit(at, at, _block(page, lines, items.column, dashed=True))


def _as_keys(page: Manuscript, lines: list[str], line: int) -> Edit | None:
    """At the end of the gesture that holds the line; a second rescue joins the first."""
    gestures = [one for one in page.entries if one.is_keys and page.keyed(one, "faire") and one.key is None]
    here = [one for one in gestures if page.spans(one, line) and not one.flows]
    if not here:
        return None
    taken = page.keyed(here[-1], lines[0].rstrip(":"))
    if taken is None:
        return add_keys(page, here[-1], lines)
    joins = lines[1].startswith("  - ") and taken.is_list
    return add_items(page, taken, [one[4:] for one in lines[1:]]) if joins else None


def _as_lines(page: Manuscript, chosen: Snippet, lines: list[str], line: int) -> Edit:
    """Below the line, at its own margin: the text cannot be read, or nothing there takes such a piece."""
    rows = page.text.splitlines()
    row = rows[line - 1] if 0 < line <= len(rows) else ""
    bare = row.lstrip(" ")
    column = len(row) - len(bare) + (2 if bare.rstrip().endswith(":") else 0)
    if not chosen.under and bare.startswith("- "):
        column += 2
    at = sum(len(one) for one in page.text.splitlines(keepends=True)[:line])
    block = _block(page, lines, column, dashed=bool(chosen.under))
    broken = at and page.text[at - 1] not in "\r\n"
    return Edit(at, at, page.newline + block.rstrip("\r\n") if broken else block)


def _below(page: Manuscript, entry: Entry, lines: list[str], column: int) -> Edit:
    block = _block(page, lines, max(column, 0), dashed=True)
    if page.text[entry.end - 1] == "\n":
        return Edit(entry.end, entry.end, block)
    at = page.line_end(entry.end)
    return Edit(at, at, page.newline + block.rstrip("\r\n"))


def _block(page: Manuscript, lines: list[str], column: int, *, dashed: bool) -> str:
    first, rest = ("- ", "  ") if dashed else ("", "")
    return "".join(
        f"{' ' * column}{rest if rank else first}{line}{page.newline}" for rank, line in enumerate(lines)
    )
