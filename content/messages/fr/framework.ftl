# reviewed: no
framework-heading = Le cadre
framework-lede = { $areas ->
    [one] { $areas } domaine
    [many] { $areas } domaines
   *[other] { $areas } domaines
}, { $principles ->
    [one] { $principles } principe
    [many] { $principles } principes
   *[other] { $principles } principes
}. Chaque principe pose deux questions : est-ce prévu par le droit, et est-ce fait en pratique ?
framework-is-heading = Ce qu’est cette édition
framework-is-not-heading = Ce qu’elle n’est pas
framework-scale-heading = L’échelle
framework-scale-caption = Cinq niveaux pour le droit et cinq pour la pratique. « Inconnu » et « sans objet » se tiennent à côté de l’échelle ; ni l’un ni l’autre n’est un zéro.
framework-level = Niveau
framework-areas-heading = Domaines et principes
framework-principle-count = { $count ->
    [one] { $count } principe
    [many] { $count } principes
   *[other] { $count } principes
}
framework-editions-heading = Éditions
framework-edition-column = Édition
framework-published-column = Publication
framework-digest-column = Empreinte
framework-core-mark = dans le questionnaire court
framework-vignettes-heading = Vignettes
framework-vignettes-lede = De courts cas situés dans des lieux inventés. Toute personne qui note est invitée à les noter aussi, afin que l’on puisse comparer des exigences différentes.
vignette-level-low = conçue pour se situer en bas de l’échelle
vignette-level-middle = conçue pour se situer au milieu de l’échelle
vignette-level-high = conçue pour se situer en haut de l’échelle
principle-anchors-caption = Ce que signifie chaque niveau : { $dimension }
principle-harmful = Préjudiciable
principle-indicators-heading = Indicateurs : ce qu’il faut regarder
principle-indicators-lede = Les éléments de preuve se rattachent aux indicateurs. Il n’en est jamais tiré une moyenne qui tiendrait lieu de note.
indicator-column = Indicateur
indicator-kind-column = Type
indicator-dimension-column = Porte sur
indicator-observed-column = Ce qui est observé
indicator-evidence-column = Ce qui vaut preuve
principle-standards-heading = Ce que dit le droit
principle-standards-lede = Les dispositions et décisions sur lesquelles repose ce principe, dans nos propres mots. Le profil de chaque État indique si elles le lient.
standard-column = Norme
standard-says-column = Ce qu’elle dit
standard-force-column = Force
standard-checked-column = Vérification
standard-checked = vérifié sur le texte officiel
standard-unchecked = pas encore vérifié
standard-official-text = texte officiel
standard-respondent = contre : { $state }
principle-data-heading = Données ouvertes qui l’éclairent
principle-data-empty = À notre connaissance, aucun jeu de données ouvertes n’éclaire encore ce principe. C’est aussi un constat : personne n’en publie.
variable-column = Variable
direction-column = Ce qui rapproche de la norme
principle-forms = Formes de violence pour lesquelles la réponse peut différer
principle-duty-bearers = À qui incombe l’obligation
principle-lenses = Angles de lecture
principle-previous = Précédent : { $title }
principle-next = Suivant : { $title }
principle-details-english = Le détail des indicateurs est en anglais lorsqu’il n’a pas encore été traduit.
