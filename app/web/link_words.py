"""What was found at an address, in a sentence."""

from collections.abc import Callable, Mapping

from app.domain.link_check import LinkCheck
from app.domain.linking import LinkOutcome
from app.domain.marking import N_

_WORDS: Mapping[LinkOutcome, str] = {
    LinkOutcome.FINE: N_("Le site répond."),
    LinkOutcome.MOVED: N_("La page a une nouvelle adresse : %(detail)s"),
    LinkOutcome.AWAY: N_("L’adresse mène maintenant à un autre site : %(detail)s"),
    LinkOutcome.GONE: N_("La page n’existe plus."),
    LinkOutcome.GUARDED: N_("Le site ne répond qu’aux personnes : ouvrez l’adresse vous-même."),
    LinkOutcome.TROUBLE: N_("Le site est en panne (réponse %(detail)s)."),
    LinkOutcome.SILENT: N_("Le site ne répond pas."),
    LinkOutcome.UNNAMED: N_("Ce site n’existe plus sous ce nom."),
    LinkOutcome.UNTRUSTED: N_("Le site ne prouve pas qui il est (certificat)."),
    LinkOutcome.CIRCLING: N_("L’adresse tourne en rond et ne mène nulle part."),
    LinkOutcome.REFUSED: N_("L’adresse mène hors d’Internet : le guide n’y va pas."),
}


def outcome_words(check: LinkCheck, translate: Callable[[str], str]) -> str:
    """The sentence of a look; `translate` gives the sentence of a message id, its placeholders kept."""
    return translate(_WORDS[LinkOutcome(check.outcome)]) % {"detail": check.detail}
