"""For every code of a Problem in a file: what is wrong, and how to mend it; both are message ids."""

from app.domain.marking import N_

READING = {
    "file.missing": (
        N_("Ce fichier n’existe pas."),
        N_("Vérifiez le nom du fichier et du dossier."),
    ),
    "file.unreadable": (
        N_("Ce fichier ne peut pas être lu (%(reason)s)."),
        N_("Vérifiez les droits du fichier."),
    ),
    "file.link": (
        N_("Ce fichier est un raccourci vers un autre."),
        N_("Mettez le fichier lui-même à cette place."),
    ),
    "file.not-a-file": (
        N_("Ce n’est pas un fichier ordinaire."),
        N_("Donnez un fichier « .yaml » ou un dossier."),
    ),
    "file.misplaced": (
        N_("Ce fichier n’est pas à une place où l’on cherche des démarches."),
        N_("Mettez-le dans procedures/dossier/nom.yaml."),
    ),
    "file.bad-name": (
        N_("Le nom « %(id)s » ne convient pas à une démarche."),
        N_("Prenez des minuscules sans accent, des chiffres et des tirets : dossier/nom.yaml."),
    ),
    "source.too-big": (
        N_("Ce fichier est trop gros (plus de %(most)s Kio)."),
        N_("Partagez la démarche en plusieurs fichiers, avec « inclure »."),
    ),
    "source.not-utf8": (
        N_("Ce fichier n’est pas un texte en UTF-8 (trouvé : %(found)s)."),
        N_("Enregistrez-le de nouveau en choisissant « UTF-8 »."),
    ),
    "source.unseen-character": (
        N_("Un caractère invisible s’est glissé ici (%(character)s)."),
        N_("Effacez-le : retapez les mots autour."),
    ),
    "source.empty": (
        N_("Ce fichier est vide."),
        N_("Partez d’un modèle : procedures/exemples/tout.yaml."),
    ),
    "source.syntax": (
        N_("À partir d’ici, le fichier ne se lit plus."),
        N_("Regardez le début de cette ligne et la ligne du dessus : retrait, tirets, guillemets droits."),
    ),
    "source.tab": (
        N_("Cette ligne commence par une tabulation."),
        N_("Remplacez la tabulation par des espaces."),
    ),
    "source.colon-in-text": (
        N_("Ce texte contient « : », que le fichier prend pour une clé."),
        N_('Mettez tout le texte entre guillemets droits : "…".'),
    ),
    "source.second-document": (
        N_("Un deuxième document commence ici (« --- »)."),
        N_("Gardez une seule démarche par fichier et effacez cette ligne."),
    ),
    "source.directive": (
        N_("Une ligne qui commence par « %% » ne convient pas ici."),
        N_("Effacez cette ligne."),
    ),
    "source.anchor": (
        N_("Le signe « & » donne un nom à ce passage : ce n’est pas permis ici."),
        N_("Effacez « &%(name)s », ou mettez le texte entre guillemets droits."),
    ),
    "source.alias": (
        N_("Le signe « * » renvoie à un autre passage : ce n’est pas permis ici."),
        N_("Recopiez le texte à la place de « *%(name)s », ou mettez-le entre guillemets droits."),
    ),
    "source.tag": (
        N_("Le signe « ! » change le sens de la valeur : ce n’est pas permis ici."),
        N_("Effacez-le, ou mettez le texte entre guillemets droits."),
    ),
    "source.merge-key": (
        N_("La clé « << » n’est pas permise."),
        N_("Recopiez les clés qu’elle apportait."),
    ),
    "source.key-not-text": (
        N_("Cette clé n’est pas un simple mot."),
        N_("Un texte qui commence par { ou [ se met entre guillemets droits."),
    ),
    "source.duplicate-key": (
        N_("La clé « %(key)s » est déjà écrite ligne %(line)s."),
        N_("Gardez une seule des deux."),
    ),
    "source.too-deep": (
        N_("Ce fichier a trop de niveaux (plus de %(most)s)."),
        N_("Rapprochez les étapes de la marge."),
    ),
    "source.too-many-values": (
        N_("Ce fichier contient trop de valeurs (plus de %(most)s)."),
        N_("Partagez la démarche en plusieurs fichiers, avec « inclure »."),
    ),
    "source.text-too-long": (
        N_("Ce texte est beaucoup trop long (plus de %(most)s caractères)."),
        N_("Coupez-le en plusieurs gestes."),
    ),
}

SHAPE = {
    "shape.unknown-key": (
        N_("La clé « %(key)s » n’existe pas ici."),
        N_("Cherchez la bonne clé dans docs/format-des-demarches.md."),
    ),
    "shape.missing-key": (
        N_("Il manque « %(key)s »."),
        N_("Ajoutez une ligne « %(key)s: … » à cet endroit."),
    ),
    "shape.empty": (
        N_("« %(key)s » est vide."),
        N_("Écrivez une valeur, ou effacez la ligne."),
    ),
    "shape.not-text": (
        N_("« %(key)s » attend un texte."),
        N_("Écrivez le texte sur la même ligne, sans tiret ni clé."),
    ),
    "shape.not-a-list": (
        N_("« %(key)s » attend une liste."),
        N_("Écrivez chaque élément sur sa ligne, après un tiret."),
    ),
    "shape.not-keys": (
        N_("Ici, il faut des clés avec leurs valeurs (dans « %(key)s »)."),
        N_("Écrivez par exemple « faire: Ouvrez le site. »."),
    ),
    "shape.not-a-number": (
        N_("« %(key)s » attend un nombre entier, et non « %(value)s »."),
        N_("Écrivez par exemple 20."),
    ),
    "shape.out-of-range": (
        N_("Ce nombre (« %(key)s ») est hors des limites."),
        N_("Pour une durée, écrivez de 1 à 240 minutes."),
    ),
    "shape.not-a-date": (
        N_("« %(value)s » n’est pas une date."),
        N_("Écrivez l’année, le mois et le jour : 2026-11-22."),
    ),
    "shape.not-yes-or-no": (
        N_("« %(key)s » attend true ou false, et non « %(value)s »."),
        N_("Écrivez true, ou effacez la ligne."),
    ),
    "shape.unknown-value": (
        N_("« %(value)s » n’est pas une valeur possible de « %(key)s »."),
        N_("Choisissez parmi : %(known)s."),
    ),
    "shape.bad-id": (
        N_("« %(value)s » ne peut pas servir de nom."),
        N_("Prenez des minuscules sans accent, des chiffres et des tirets, par exemple « connexion »."),
    ),
    "shape.bad-procedure-id": (
        N_("« %(value)s » ne désigne pas une démarche."),
        N_("Écrivez le dossier et le nom du fichier : commun/boite-mail."),
    ),
    "shape.bad-host": (
        N_("« %(value)s » n’est pas le nom d’un site."),
        N_("Écrivez seulement le nom, sans https ni barre : www.caf.fr."),
    ),
    "shape.bad-address": (
        N_("« %(value)s » n’est pas une adresse de page."),
        N_("Recopiez l’adresse entière, qui commence par https://."),
    ),
    "shape.element-kind": (
        N_("Un élément de dessin est d’une seule sorte."),
        N_("Gardez une seule clé parmi : %(known)s."),
    ),
    "shape.example-without-entry": (
        N_("Seul un « champ » peut avoir un « exemple »."),
        N_("Effacez « exemple », ou changez l’élément en « champ »."),
    ),
    "shape.bad-delay": (
        N_("« %(value)s » n’est pas un délai."),
        N_("Écrivez par exemple 3 mois, 2 semaines ou 10 jours."),
    ),
    "shape.bad-month-day": (
        N_("« %(value)s » n’est pas un jour du mois."),
        N_("Écrivez un nombre de 1 à 31."),
    ),
    "shape.reminder-when": (
        N_("Un rappel dit quand, d’une seule façon."),
        N_("Gardez « dans: 3 mois » ou « chaque_mois: 28 »."),
    ),
    "shape.rescue-without-help": (
        N_("Ce « si » ne dit pas quoi faire."),
        N_("Ajoutez « alors » avec un conseil, ou « secours » avec une démarche."),
    ),
    "shape.node-without-kind": (
        N_("On ne sait pas ce qu’est cette étape."),
        N_("Donnez-lui « faire », ou « question », ou « titre » et « etapes », ou « inclure »."),
    ),
    "shape.node-of-two-kinds": (
        N_("Cette étape est plusieurs choses à la fois : %(found)s."),
        N_("Coupez-la en deux étapes, chacune après son tiret."),
    ),
    "shape.html": (
        N_("Un texte ne contient pas de code : « %(found)s »."),
        N_("Écrivez le texte seul. Pour insister : **gras**."),
    ),
    "shape.bold-open": (
        N_("Un « ** » n’a pas son deuxième."),
        N_("Mettez « ** » avant et après les mots en gras."),
    ),
    "shape.guillemets-open": (
        N_("Un guillemet n’a pas son deuxième."),
        N_("Écrivez « avant et » après ce qui est écrit sur le site."),
    ),
    "shape.unknown-placeholder": (
        N_("Les accolades ne servent qu’à %(placeholder)s."),
        N_("Effacez les accolades."),
    ),
    "shape.link-in-text": (
        N_("Un texte ne contient pas d’adresse : « %(found)s »."),
        N_("Mettez l’adresse dans « sources » ou « ecran », ou parlez du « site officiel »."),
    ),
    "registry.address-not-official": (
        N_("L’adresse « %(host)s » n’est pas dans les domaines : %(domains)s."),
        N_("Corrigez l’adresse, ou ajoutez le domaine officiel."),
    ),
    "registry.phrase-repeated": (
        N_("Deux phrases portent le nom « %(key)s »."),
        N_("Donnez à chaque phrase un nom qui n’est qu’à elle, même dans un autre groupe."),
    ),
    "registry.phrase-open-question": (
        N_("On ne peut pas répondre à cette question par oui ou par non."),
        N_("Posez-la autrement : « Avez-vous… », « Voulez-vous… ». N’y demandez jamais un nom ni un numéro."),
    ),
    "registry.phrase-without-yes-or-no": (
        N_("Cette question n’attend pas de réponse."),
        N_("Ajoutez « reponse: oui_non »."),
    ),
}
