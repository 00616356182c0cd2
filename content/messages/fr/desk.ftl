# reviewed: no
neutral-title = Page
nav-partners = Partenaires
nav-desk = Espace de travail
sign-out = Se déconnecter
desk-home = En attente
desk-partners = Partenaires
desk-people = Personnes
desk-releases = Second regard
desk-audit = Journal des actions
desk-account = Votre compte

home-greeting = Bonjour, { $name }
home-waits = Ce qui vous attend
home-nothing = Rien ne vous attend pour l’instant.
home-unread = { $count ->
    [one] { $count } avis que vous n’avez pas encore vu
    [many] { $count } avis que vous n’avez pas encore vus
   *[other] { $count } avis que vous n’avez pas encore vus
}
home-offered = Un rôle vous a été proposé : pour l’accepter, ouvrez le lien qui vous a été envoyé
home-releases = { $count ->
    [one] { $count } demande attend l’accord d’une seconde personne
    [many] { $count } demandes attendent l’accord d’une seconde personne
   *[other] { $count } demandes attendent l’accord d’une seconde personne
}
home-invited = { $count ->
    [one] { $count } personne invitée n’est pas encore entrée
    [many] { $count } personnes invitées ne sont pas encore entrées
   *[other] { $count } personnes invitées ne sont pas encore entrées
}
home-recovery = { $count ->
    [0] Vous n’avez plus de code de secours : créez-en de nouveaux
    [one] Il vous reste { $count } code de secours : créez-en de nouveaux
    [many] Il vous reste { $count } codes de secours : créez-en de nouveaux
   *[other] Il vous reste { $count } codes de secours : créez-en de nouveaux
}
home-at-a-glance = En un coup d’œil
home-hidden = Organisations partenaires cachées
home-roles = Vos rôles ici
home-roles-caption = Vos rôles, dans quelle organisation et pour quels États et territoires
home-no-roles = Vous n’avez pas de rôle pour l’instant. La personne qui vous a ouvert l’accès peut vous en proposer un.

email = Adresse électronique
password = Mot de passe
new-password = Nouveau mot de passe
code = Code à usage unique
code-hint = Les six chiffres de votre application, ou un code de secours
code-new = Les six chiffres que l’application affiche maintenant
or = ou
sign-in = Se connecter
sign-in-title = Se connecter
sign-in-passkey = Se connecter avec une clé d’accès
sign-in-help = Si vous ne parvenez plus à entrer, demandez un nouveau lien à la personne qui vous a ouvert l’accès.
sign-in-wrong = Tout cela ne va pas ensemble. Vérifiez l’adresse, le mot de passe et le code ; un code ne sert qu’une fois.
sign-in-later = Trop d’essais. Attendez un peu, puis réessayez.
sign-in-crowded = Trop de personnes se connectent en ce moment. Réessayez dans quelques secondes.
passkey-failed = Le navigateur n’a pas fourni de clé d’accès. Réessayez, ou passez par l’autre moyen.
passkey-script = Les clés d’accès ont besoin des scripts du navigateur. Activez-les pour cette page, ou choisissez un mot de passe avec des codes à usage unique.

confirm-title = Est-ce bien vous ?
confirm-text = Ce qui suit n’est pas sans conséquences : montrez encore une fois que c’est bien vous. Cela vaut pour dix minutes.
confirm-passkey = Confirmer avec une clé d’accès
confirm-button = Confirmer

invitation-title = Entrez
invitation-text = Choisissez comment vous vous connecterez désormais. Vous pourrez ajouter l’autre moyen plus tard.
invitation-offers = On vous propose :
invitation-accept = Accepter
invitation-sign-in = Ce lien s’adresse à une personne qui a déjà un compte. Connectez-vous à ce compte, puis ouvrez de nouveau le lien.
gone-title = Ce lien ne permet pas d’entrer
gone-text = Il a peut-être déjà servi, ou il est trop ancien. Demandez-en un nouveau à la personne qui vous l’a envoyé.

setup-passkey = Avec une clé d’accès
setup-passkey-text = Votre téléphone, votre ordinateur ou une clé de sécurité prouve que c’est bien vous, grâce à votre doigt, votre visage ou un code PIN. Il n’y a rien à retenir, et aucune ruse ne peut vous la soutirer.
setup-passkey-button = Créer une clé d’accès
passkey-name = Un nom pour la reconnaître, par exemple « téléphone »
setup-password = Avec un mot de passe et des codes à usage unique
setup-password-text = Il vous faut sur votre téléphone une application qui donne des codes à usage unique. Ce moyen fonctionne aussi sans scripts.
password-hint = Au moins douze caractères. Quatre mots sans lien entre eux valent mieux qu’un seul mot avec des signes.
totp-text = Faites lire l’image par l’application, ou saisissez-y les lettres. Écrivez ensuite les six chiffres qu’elle affiche.
totp-secret = Lettres à saisir
setup-password-button = Utiliser un mot de passe et des codes
recovery-title = Codes de secours
recovery-text = Chacun de ces codes vous fait entrer une fois, à la place d’un code à usage unique, si vous n’avez plus votre téléphone. Notez-les sur papier et rangez-les là où vous gardez ce qui compte.
recovery-once = Ils ne s’affichent que cette fois.
recovery-on = Je les ai notés
recovery-left = Codes de secours qu’il vous reste : { $number }.
recovery-new = Créer de nouveaux codes de secours

faults-heading = L’enregistrement n’a pas encore pu se faire. Ce que vous avez saisi est toujours là.
fault-missing = Il manque quelque chose ici
fault-long = C’est trop long
fault-control = Contient des sauts de ligne ou des signes invisibles
fault-form = Ce n’est pas la forme demandée
fault-unknown = Inconnu ici : vérifiez l’orthographe, ou choisissez dans la liste
fault-taken = Cela existe déjà
fault-reach = Cela dépasse ce que vous pouvez attribuer ou modifier
fault-short = C’est trop court
fault-guessable = Trop facile à deviner, ou déjà connu par des fuites
fault-wrong = Cela ne correspond pas : réessayez

anybody = Tout le monde
anything = Peu importe
choose = Choisir…
edit = Modifier
save = Enregistrer
cancel = Annuler
back = Retour
not-said = non précisé
filter-button = Afficher
filter-clear = Tout afficher
list-total = Résultats : { $number }
export-csv = En CSV
export-xlsx = En classeur
pager-label = Pages
pager-before = Page précédente
pager-after = Page suivante
pager-page = Page { $page } sur { $last }

conflict-title = Quelqu’un d’autre a fait des modifications entre-temps
conflict-text = Rien n’a été enregistré. Voici en quoi votre version et l’autre diffèrent. Modifiez la vôtre ci-dessous là où vous le souhaitez, puis enregistrez.
conflict-caption = Votre version et l’autre
conflict-field = Élément
conflict-yours = Votre version
conflict-theirs = L’autre version
history-title = Historique
history-version = Version { $number }
history-by = { $name }, { $moment }
history-same = Archivage ou rétablissement ; rien d’autre n’a changé.
history-before = Avant
history-after = Après

notices-title = Avis
notices-empty = Il n’y a aucun avis.
notices-read = Tout marquer comme vu
notice-offered = Un rôle vous a été proposé
notice-release-asked = Quelqu’un demande l’accord d’une seconde personne
notice-release-decided = Votre demande a reçu une réponse
notice-round-ends = Les réponses d’un cycle seront supprimées d’ici un mois

releases-lede = Ce qu’une personne ne doit pas laisser sortir à elle seule attend ici l’accord d’une seconde personne. On ne décide pas de sa propre demande.
releases-empty = Aucune demande ces deux dernières semaines.
release-asked = { $name }, { $moment }
release-open = En attente d’une seconde personne
release-granted = Accord donné par { $name } ; il ne sert qu’une fois
release-refused = Refus donné par { $name }
release-used = Déjà utilisé
release-grant = Donner son accord
release-refuse = Refuser
release-take = Télécharger le fichier
release-ask-title = Demander l’accord d’une seconde personne
release-ask-text = Un fichier où figurent des organisations cachées peut les mettre en danger. Dites à quoi il servira ; une seconde personne décide.
release-reason = À quoi servira-t-il ?
release-ask-button = Demander

error-stale = Quelqu’un d’autre a fait des modifications entre-temps
error-stale-remedy = Rien n’a été enregistré. Revenez en arrière, rechargez la page et regardez ce qui a changé.
error-second = Il faut l’accord d’une seconde personne
error-second-remedy = Demandez-le sous « Second regard ».
error-forbidden = Cela ne vous donne pas accès
error-forbidden-remedy = Revenez en arrière et réessayez, ou connectez-vous de nouveau.
error-too-many = Trop d’essais
error-too-many-remedy = Attendez un peu, puis réessayez.
error-crowded = Trop de personnes se connectent en ce moment. Réessayez dans quelques secondes.

again-title = Votre session est terminée, mais rien n’est perdu
again-text = Ce que vous avez écrit est encore là. Connectez-vous dans un autre onglet, puis revenez ici et envoyez à nouveau.
again-way = Se connecter dans un autre onglet
again-send = Envoyer à nouveau
