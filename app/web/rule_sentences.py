"""For every code of a Problem against a rule: what is wrong, and how to mend it; both are message ids."""

from app.domain.marking import N_

TREE = {
    "tree.too-deep": (
        N_("L’arbre des étapes a plus de %(most)s niveaux."),
        N_("Remontez ces étapes d’un niveau. Une réponse compte pour un niveau."),
    ),
    "tree.duplicate-id": (
        N_("Le nom « %(id)s » est déjà pris ligne %(line)s."),
        N_("Donnez un autre « id » à l’une des deux étapes."),
    ),
    "tree.id-of-the-file": (
        N_("Le nom « %(id)s » est déjà celui du fichier."),
        N_("Donnez un autre « id » à cette étape."),
    ),
    "tree.duplicate-choice": (
        N_("Deux réponses de cette question portent le nom « %(id)s »."),
        N_("Donnez un autre « id » à l’une des deux."),
    ),
    "tree.one-choice": (
        N_("Une question a au moins deux réponses."),
        N_("Ajoutez une réponse, ou changez la question en étape."),
    ),
    "tree.many-choices": (
        N_("Cette question a %(count)s réponses : c’est beaucoup."),
        N_("Restez à %(most)s réponses, ou posez deux questions."),
    ),
    "tree.choice-two-ends": (
        N_("Cette réponse a des étapes et une sortie."),
        N_("Gardez « etapes » ou « sortie »."),
    ),
    "tree.never-reached": (
        N_("Personne n’arrive jamais ici : toutes les réponses d’avant sont des sorties."),
        N_("Enlevez cette étape, ou l’une des sorties."),
    ),
    "tree.two-targets": (
        N_("Le dessin a plusieurs cibles."),
        N_("Gardez « cible: true » sur un seul élément."),
    ),
    "tree.many-gestures": (
        N_("Cette étape a %(count)s gestes : c’est beaucoup."),
        N_("Restez à %(most)s gestes, ou faites deux étapes."),
    ),
    "tree.commitment-incomplete": (
        N_("Ce geste engage la personne : il manque « %(keys)s »."),
        N_("Un geste engageant a « engagement », « recapitulatif » et « preuve »."),
    ),
    "tree.commitment-without-amend": (
        N_("Ce geste engage la personne, et rien ne dit comment corriger après."),
        N_("Ajoutez « corriger » en haut du fichier, à la marge."),
    ),
    "tree.not-committing": (
        N_("« %(key)s » ne sert que sur un geste engageant."),
        N_("Ajoutez « nature: engageant », ou effacez « %(key)s »."),
    ),
    "tree.masked-commitment": (
        N_("Un geste qui engage ne se cache jamais (ici : %(level)s)."),
        N_("Effacez « masque »."),
    ),
    "tree.masked-everywhere": (
        N_("Ce geste est caché aux trois niveaux : personne ne le verra."),
        N_("Effacez un « masque », ou le geste."),
    ),
    "tree.nothing-left": (
        N_("Au niveau « %(level)s », tous les gestes sont cachés."),
        N_("Laissez au moins un geste visible à ce niveau."),
    ),
    "tree.unknown-procedure": (
        N_("La démarche « %(id)s » n’existe pas."),
        N_("Écrivez le dossier et le nom d’un fichier de procedures/."),
    ),
    "tree.towards-itself": (
        N_("Cette sortie renvoie à sa propre démarche."),
        N_("Choisissez une autre démarche, ou effacez « vers »."),
    ),
    "tree.not-a-skill": (
        N_("« %(id)s » n’est pas une mini-leçon."),
        N_("Choisissez un fichier du dossier savoir-faire, ou écrivez « secours »."),
    ),
    "tree.leads-to-broken": (
        N_("La démarche « %(id)s » a des erreurs : celle-ci ne peut pas s’en servir."),
        N_("Corrigez d’abord l’autre fichier."),
    ),
    "tree.loop": (
        N_("Ces démarches tournent en rond : %(path)s."),
        N_("Enlevez l’un des renvois."),
    ),
    "tree.included-twice": (
        N_("Les étapes de « %(id)s » sont reprises deux fois."),
        N_("Gardez un seul « inclure »."),
    ),
}

TRUTH = {
    "truth.unknown-organisation": (
        N_("L’organisme « %(key)s » n’est pas dans organismes.yaml."),
        N_("Ajoutez-le dans procedures/organismes.yaml, ou corrigez la clé."),
    ),
    "truth.address-not-official": (
        N_("« %(host)s » n’est pas un site officiel de l’organisme."),
        N_("Les sites connus : %(domains)s. Un site nouveau s’ajoute dans organismes.yaml."),
    ),
    "truth.unknown-image": (
        N_("Le pictogramme « %(image)s » n’existe pas."),
        N_("Choisissez un nom de static/pictogrammes/index.json."),
    ),
    "truth.former-name": (
        N_("« %(former)s » s’appelle maintenant « %(present)s »."),
        N_("Écrivez le nouveau nom. L’ancien peut le suivre, dans la même phrase."),
    ),
    "truth.dates-crossed": (
        N_("Cette date n’est pas après la vérification du %(day)s."),
        N_("Corrigez « verifier_avant » ou « verifie_le »."),
    ),
    "truth.verified-later": (
        N_("La vérification est datée du %(day)s, qui n’est pas encore venu."),
        N_("Corrigez « verifie_le », ou l’horloge de l’ordinateur."),
    ),
    "truth.to-verify-again": (
        N_("Cette démarche était à revoir avant le %(day)s."),
        N_("Refaites-la sur le vrai site, puis changez « verifie_le »."),
    ),
    "truth.source-unverified": (
        N_("La source « %(title)s » est à vérifier."),
        N_("Relisez-la, puis changez sa « nature »."),
    ),
    "truth.unverified": (
        N_("À vérifier : %(what)s"),
        N_("Vérifiez sur le vrai site, puis effacez « a_verifier »."),
    ),
}

WORDS = {
    "words.sentence-too-long": (
        N_("Cette phrase a %(count)s mots, le plus est %(most)s : « %(start)s… »"),
        N_("Coupez-la en deux phrases."),
    ),
    "words.long-sentence": (
        N_("Cette phrase a %(count)s mots, mieux vaut %(most)s : « %(start)s… »"),
        N_("Coupez-la en deux phrases."),
    ),
    "words.two-gestures": (
        N_("Deux gestes dans un seul « faire » : « %(first)s » et « %(second)s »."),
        N_("Écrivez deux gestes, chacun après son tiret."),
    ),
    "words.hard-word": (
        N_("« %(word)s » est un mot difficile."),
        N_("Écrivez plutôt : %(say)s. Si c’est le mot du site, mettez-le entre guillemets."),
    ),
    "words.nature-missing": (
        N_("« %(verb)s » engage peut-être la personne."),
        N_("Ajoutez « nature: » avec sur, donnee ou engageant."),
    ),
}

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
