"""The sentences for what was refused: code → French message id, translated when it is shown."""

from collections.abc import Mapping

from flask_babel import gettext, ngettext

from app.domain.errors import Refused, TooManyTries
from app.domain.marking import N_
from app.web.translation_sentences import TRANSLATION_REFUSALS
from app.web.writing_sentences import WRITING_REFUSALS

ACCOUNT_REFUSALS: Mapping[str, str] = {
    "sign-in-failed": N_(
        "L’identifiant et la phrase de passe ne vont pas ensemble. Vérifiez les deux, puis réessayez."
    ),
    "public-post": N_(
        "Ce poste est un poste public et quelqu’un s’en sert. Connectez-vous sur un autre écran."
    ),
    "passphrase-needed": N_("Tapez votre phrase de passe pour confirmer que c’est bien vous."),
    "passphrase-wrong": N_("Cette phrase de passe n’est pas la vôtre. Rien n’a été changé."),
    "passphrase-short": N_(
        "Il faut au moins %(minimum)s caractères. Quatre mots sans rapport entre eux conviennent."
    ),
    "passphrase-long": N_("Il faut au plus %(maximum)s caractères."),
    "passphrase-common": N_("Cette phrase est trop courante. Choisissez quatre mots sans rapport entre eux."),
    "passphrase-guessable": N_("Cette phrase parle trop de vous ou de ce lieu. Choisissez d’autres mots."),
    "passphrases-differ": N_("Les deux phrases de passe sont différentes. Tapez deux fois la même."),
    "login-form": N_(
        "Un identifiant a de 2 à 32 signes : des lettres sans accent, des chiffres, des tirets entre eux."
    ),
    "login-taken": N_("Quelqu’un a déjà cet identifiant. Choisissez-en un autre."),
    "name-form": N_("Il faut un nom à afficher, de %(maximum)s caractères au plus."),
    "roles-none": N_("Cochez au moins un rôle."),
    "last-manager": N_("Il faut toujours un responsable. Donnez d’abord ce rôle à quelqu’un d’autre."),
    "not-yourself": N_("Vous ne pouvez pas fermer votre propre compte. Demandez à un autre responsable."),
    "already-set-up": N_("Un premier compte existe déjà. Connectez-vous."),
    "code-unknown": N_("Ce lien a déjà servi ou n’est plus valable. Demandez-en un autre sur la machine."),
    "login-invited": N_("Quelqu’un est déjà invité sous cet identifiant. Retirez d’abord son invitation."),
    "invitation-over": N_(
        "Cette invitation a déjà servi, ou son délai est passé. "
        "Demandez-en une autre à la personne responsable."
    ),
    "structure-name": N_("Il faut un nom de structure, de %(maximum)s caractères au plus."),
    "structure-long": N_("Ce texte est trop long : %(maximum)s caractères au plus, sur une ligne."),
    "structure-form": N_("Ce choix n’est pas dans la liste. Rien n’a été changé."),
}

ROOM_REFUSALS: Mapping[str, str] = {
    "unknown-code": N_("Aucun écran n’affiche ce code. Relisez-le sur le poste, puis tapez-le de nouveau."),
    "post-taken": N_("%(post)s est occupé. Terminez d’abord le parcours en cours."),
    "post-to-check": N_("%(post)s est à vérifier. Confirmez d’abord qu’il est propre."),
    "post-name": N_("Il faut un nom pour ce poste, par exemple « Poste 3 »."),
    "post-name-taken": N_("Un autre poste s’appelle déjà %(name)s. Choisissez un autre nom."),
    "nothing-to-practise": N_(
        "Cette démarche n’a pas d’écran dessiné : on ne peut pas s’y entraîner. Ouvrez-la pour de vrai."
    ),
    "post-expecting": N_("À %(post)s, quelqu’un choisit une autre démarche. Prenez un autre poste."),
    "walk-elsewhere": N_("Ce parcours vient de changer de place. Voyez ci-dessous où il est maintenant."),
    "walk-over": N_("Ce parcours n’est plus en cours. Rien n’a été changé."),
    "accompanied-since": N_(
        "Une autre personne de l’équipe vient de prendre ce parcours. Son nom est sur la carte."
    ),
    "undo-late": N_(
        "Il est trop tard pour annuler : les dix secondes sont passées, ou quelqu’un a continué."
    ),
    "code-taken": N_("Ce code vient d’être pris. Attendez que le poste en affiche un autre."),
}

PAUSE_REFUSALS: Mapping[str, str] = {
    "unknown-words": N_("Aucune démarche n’attend avec ces trois mots. Relisez-les, dans leur ordre."),
    "slip-unreadable": N_(
        "Cette démarche a trop changé depuis la pause. Reprenez-la au début avec la personne."
    ),
    "practice-not-paused": N_("Un entraînement ne se met pas en pause : on le recommence quand on veut."),
}

RECORDING_REFUSALS: Mapping[str, str] = {
    "recording-long": N_(
        "Cet enregistrement est trop long. Enregistrez une phrase à la fois, sans attendre."
    ),
    "recording-kind": N_(
        "Ce n’est pas un son que le guide sait lire. Donnez un fichier MP3, Opus, WebM ou M4A."
    ),
    "recording-full": N_(
        "Le disque du guide est plein. L’enregistrement n’a pas été gardé ; le reste est intact."
    ),
    "recording-closed": N_(
        "Le guide n’a pas le droit d’écrire dans son dossier « procedures ». "
        "L’enregistrement n’a pas été gardé ; le reste est intact."
    ),
    "recording-other": N_("Cette phrase n’est plus sur la carte. Rien n’a été enregistré."),
}

CORRECTION_REFUSALS: Mapping[str, str] = {
    "correction-empty": N_("La phrase est vide. Écrivez-la comme elle devrait être."),
    "correction-same": N_("La phrase est restée la même. Changez ce qui ne va pas, puis proposez."),
    "correction-long": N_(
        "La phrase est trop longue : %(maximum)s caractères au plus. Dites moins de choses."
    ),
    "correction-control": N_("La phrase contient un signe invisible. Tapez-la de nouveau, sans la coller."),
    "correction-email": N_(
        "Il y a une adresse électronique dans la phrase. Retirez-la : rien sur une personne ne s’écrit ici."
    ),
    "correction-phone": N_(
        "Il y a un numéro de téléphone dans la phrase. Retirez-le : rien sur une personne ne s’écrit ici."
    ),
    "correction-social": N_(
        "Il y a un numéro qui ressemble à un numéro de Sécurité sociale. "
        "Retirez-le : rien sur une personne ne s’écrit ici."
    ),
    "correction-number": N_(
        "Il y a un long numéro dans la phrase. Retirez-le : rien sur une personne ne s’écrit ici."
    ),
    "correction-gone": N_("Cette phrase n’est plus la même dans la démarche. Rien n’a été changé."),
    "correction-own": N_("C’est votre proposition : une autre personne de l’équipe doit la relire."),
    "correction-dealt": N_("Quelqu’un d’autre s’en est déjà occupé."),
    "correction-reason": N_("Choisissez pourquoi l’écarter. Rien n’a été changé."),
    "correction-breaks": N_(
        "Avec cette phrase, le fichier ne passerait plus le contrôle. Rien n’a été écrit ; "
        "corrigez le fichier à la main, ou écartez la proposition."
    ),
    "correction-full": N_("Le disque du guide est plein. Rien n’a été écrit ; la proposition est gardée."),
    "correction-closed": N_(
        "Le guide n’a pas le droit d’écrire dans ses fichiers. "
        "Rien n’a été écrit ; la proposition est gardée."
    ),
    "correction-demo": N_("Dans la démonstration, rien n’est écrit. La proposition est gardée."),
}

WORKSHOP_REFUSALS: Mapping[str, str] = {
    "draft-name": N_(
        "Ce nom ne convient pas. Prenez des lettres sans accent, des chiffres, et des tirets entre les mots."
    ),
    "draft-taken": N_("Une démarche ou un brouillon porte déjà ce nom. Choisissez-en un autre."),
    "draft-long": N_("Ce texte est trop long pour un fichier : %(most)s Kio au plus. Rien n’a été changé."),
    "draft-unreadable": N_("Ce fichier n’est pas du texte. Ouvrez-le avec un autre programme."),
    "draft-reason": N_("Dites en une phrase ce qui manque, pour la personne qui a écrit."),
    "draft-own": N_("C’est votre brouillon : une autre personne de l’équipe doit le relire."),
    "draft-not-asked": N_("Ce brouillon n’attend pas de relecture : la personne écrit encore."),
    "publish-full": N_(
        "Le disque du guide est plein. Rien n’a été changé ; ce que vous avez écrit est gardé."
    ),
    "publish-closed": N_(
        "Le guide n’a pas le droit d’écrire dans son dossier « procedures ». "
        "Rien n’a été changé ; ce que vous avez écrit est gardé."
    ),
    "redone-stale": N_(
        "La date de vérification a changé entre-temps. Rien n’a été écrit ; regardez où en est la démarche."
    ),
    "redone-unreadable": N_("Le fichier est abîmé, sa date ne peut pas être écrite. Réparez-le d’abord."),
    "publish-demo": N_("Dans la démonstration, rien n’arrive à l’écran. Rien n’est perdu."),
}

REFUSALS: Mapping[str, str] = {
    **ACCOUNT_REFUSALS,
    **ROOM_REFUSALS,
    **RECORDING_REFUSALS,
    **PAUSE_REFUSALS,
    **CORRECTION_REFUSALS,
    **TRANSLATION_REFUSALS,
    **WORKSHOP_REFUSALS,
    **WRITING_REFUSALS,
}

# The field of the form that a refusal is about, so that the summary leads there.
FIELDS: Mapping[str, str] = {
    "sign-in-failed": "identifiant",
    "passphrase-needed": "confirmation",
    "passphrase-wrong": "confirmation",
    "passphrase-short": "nouvelle",
    "passphrase-long": "nouvelle",
    "passphrase-common": "nouvelle",
    "passphrase-guessable": "nouvelle",
    "passphrases-differ": "encore",
    "login-form": "identifiant",
    "login-taken": "identifiant",
    "login-invited": "identifiant",
    "name-form": "nom",
}


def sentence(refused: Refused | TooManyTries) -> str:
    """What to tell the person, in their language."""
    if isinstance(refused, TooManyTries):
        minutes = -(-refused.seconds // 60)
        waiting = ngettext(
            "Trop d’essais. Rien n’est bloqué : réessayez dans %(num)d minute.",
            "Trop d’essais. Rien n’est bloqué : réessayez dans %(num)d minutes.",
            minutes,
        )
        return str(waiting)
    return str(gettext(REFUSALS[refused.code], **refused.facts))
