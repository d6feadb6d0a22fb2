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
    "truth.unlikely-length": (
        N_("Les gestes prennent de %(shortest)s à %(longest)s minutes à une personne seule."),
        N_("Corrigez « duree » (%(minutes)s minutes), ou relisez les gestes."),
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
    "words.card-too-tall": (
        N_("La carte « %(title)s » est trop longue pour un écran (%(level)s)."),
        N_("Faites deux étapes, ou raccourcissez ses textes et ses dessins."),
    ),
    "words.to-write": (
        N_("« %(said)s » est resté tel quel."),
        N_("Écrivez votre texte à la place, avant de demander une relecture."),
    ),
    "words.nature-missing": (
        N_("« %(verb)s » engage peut-être la personne."),
        N_("Ajoutez « nature: » avec sur, donnee ou engageant."),
    ),
}
