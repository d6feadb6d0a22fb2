"""For every code of a Problem in a translation or a recording: what is wrong, and how to mend it."""

from app.domain.marking import N_

LANGUAGE = {
    "language.stale": (
        N_("Ce catalogue ne suit plus les textes."),
        N_("Lancez « make catalogues »."),
    ),
    "language.unreadable": (
        N_("Ce catalogue ne peut pas être lu."),
        N_("Ouvrez-le avec un logiciel de traduction, ou reprenez la dernière copie."),
    ),
    "language.unknown-promise": (
        N_("« %(promise)s » n’est ni une démarche, ni un dossier (langue : %(language)s)."),
        N_("Corrigez translations/langues.yaml."),
    ),
    "language.no-catalogue": (
        N_("Ce catalogue manque (langue : %(language)s)."),
        N_("Lancez « make catalogues » pour le créer."),
    ),
    "language.plural-forms": (
        N_("La règle du pluriel de ce catalogue n’est pas celle de la langue."),
        N_("Écrivez dans l’en-tête : %(expected)s"),
    ),
    "language.repeated": (
        N_("Cette phrase est traduite deux fois : « %(sentence)s »"),
        N_("Gardez une seule des deux traductions."),
    ),
    "language.plural-missing": (
        N_("Il manque une forme du pluriel : « %(sentence)s »"),
        N_("Remplissez toutes les formes « msgstr[…] »."),
    ),
    "language.missing": (
        N_("Cette phrase n’est pas traduite : « %(sentence)s »"),
        N_("Traduisez-la, ou retirez la démarche ou le dossier de translations/langues.yaml."),
    ),
    "language.incomplete": (
        N_("Il reste %(count)s phrases à traduire (langue : %(language)s)."),
        N_("En attendant, elles paraissent en français."),
    ),
    "language.placeholder": (
        N_("La traduction n’a pas les mêmes accolades (%(fact)s) : « %(sentence)s »"),
        N_("Recopiez les accolades telles quelles."),
    ),
    "language.bold": (
        N_("Un « ** » n’a pas son deuxième dans la traduction : « %(sentence)s »"),
        N_("Mettez « ** » avant et après les mots en gras."),
    ),
    "language.left-in-french": (
        N_("Cette traduction est restée en français : « %(sentence)s »"),
        N_("Traduisez-la, ou videz-la : le français paraîtra, marqué comme tel."),
    ),
    "language.format": (
        N_("La traduction n’a pas les mêmes repères (%(fact)s) : « %(sentence)s »"),
        N_("Recopiez chaque repère tel quel."),
    ),
    "language.markup": (
        N_("La traduction contient « %(fact)s » : « %(sentence)s »"),
        N_("Effacez ce signe."),
    ),
    "language.hidden-character": (
        N_("Un caractère invisible s’est glissé dans la traduction (%(fact)s) : « %(sentence)s »"),
        N_("Effacez-le : retapez les mots autour."),
    ),
    "language.label-lost": (
        N_("« %(fact)s » manque dans la traduction de : « %(sentence)s »"),
        N_("Laissez en français, entre guillemets, ce qui est écrit sur le site."),
    ),
    "language.label-unknown": (
        N_("« %(fact)s » n’est pas entre guillemets en français : « %(sentence)s »"),
        N_("Les guillemets ne servent qu’à ce qui est écrit sur le site, en français."),
    ),
}

RECORDING = {
    "recording.bad-name": (
        N_("Le nom de ce fichier ne dit pas ce qui est enregistré."),
        N_("Nommez-le geste.langue.opus (ou mp3, webm, ogg, m4a), ou effacez-le."),
    ),
    "recording.no-procedure": (
        N_("Cet enregistrement n’a plus de démarche."),
        N_("Remettez la démarche, ou effacez le fichier."),
    ),
    "recording.no-gesture": (
        N_("Le geste « %(gesture)s » n’existe plus : personne n’entendra cet enregistrement."),
        N_("Renommez le fichier d’après le geste, ou effacez-le."),
    ),
    "recording.no-sentence": (
        N_("La phrase enregistrée a changé : personne n’entendra cet enregistrement."),
        N_("Enregistrez la nouvelle phrase depuis la médiation, puis effacez ce fichier."),
    ),
}
