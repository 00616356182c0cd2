# reviewed: no
countries-heading = Pays et territoires
countries-lede = Cherchez un État, un territoire ou une partie de l’un d’eux. Les noms et les codes n’impliquent aucune prise de position sur le statut ni sur les frontières.
countries-search-label = Nom ou code
countries-search-hint = Par exemple Malaisie, MYS, MY, 458, MY-10
countries-region-label = Région
countries-region-all = Toutes les régions
countries-data-label = Seulement avec données ouvertes
countries-filter-button = Afficher
countries-clear = Effacer le filtre
countries-count = { $count ->
    [one] { $count } État ou territoire
    [many] { $count } États ou territoires
   *[other] { $count } États ou territoires
}
countries-empty = Aucun résultat.
countries-empty-remedy = Essayez moins de lettres, le nom dans une autre langue ou un code ISO.
countries-table-caption = Pays et territoires, avec les données ouvertes existantes
countries-name-column = Nom
countries-code-column = Code
countries-region-column = Région
countries-values-column = Valeurs publiées
countries-units-heading = Parties d’États correspondantes
countries-map-choose = Montrer sur la carte
countries-map-table-note = Les mêmes valeurs figurent dans le tableau ci-dessous, dernière colonne.
kind-un-member = État membre de l’ONU
kind-un-observer = État observateur auprès de l’ONU
kind-territory = Territoire
kind-other = Présent dans des jeux de données
kind-unit = Partie de : { $state }

map-title = Carte du monde : { $variable }
map-description = Pays teintés selon leur valeur. Les pays hachurés n’ont pas de valeur publiée : inconnu n’est pas zéro.
map-unknown = inconnu
map-neutral = contesté : montré sans valeur
map-class-range = { $from } à { $to }

profile-kicker = Données ouvertes · édition { $edition }
profile-heading = { $name } : ce qui est publié sur le droit et la pratique
profile-lede = Ce que disent les données ouvertes selon les cinq P (prévenir, protéger, poursuivre, punir, réparer), chaque valeur avec sa source, son année et son échelle. Personne n’a noté cet État ici.
profile-disclaimer = Données ouvertes uniquement ; aucune évaluation ; rien n’est établi par le Due Diligence Project ni pour lui.
profile-fact-principles = { $known } sur { $total }
profile-fact-principles-label = principes avec des données ouvertes ; les autres sont inconnus
profile-fact-sources-label = { $count ->
    [one] source en parle
    [many] sources en parlent
   *[other] sources en parlent
}
profile-fact-treaties-label = traités de la bibliothèque auxquels l’État est partie, à notre connaissance
profile-fact-since = depuis { $year }
profile-fact-law-on-dv = loi sur la violence domestique
profile-picture-heading = Profil : droit et pratique par principe
profile-picture-caption = Une ligne par principe sur lequel quelque chose est publié. Chaque marque est une réponse publiée, ou un score sur sa propre échelle ; les sources ne sont pas placées sur un axe commun. Pleine : la réponse la plus proche de la norme. Creuse : l’autre réponse. Ligne en tirets : personne n’a rien publié, ce qui n’est pas zéro.
profile-legend-nearer = pleine : la réponse la plus proche de la norme
profile-legend-other = creuse : l’autre réponse
profile-legend-number = un score sur sa propre échelle
profile-scores-heading = Des scores qui diffèrent, côte à côte
profile-scores-caption = Chaque score sur l’échelle de son éditeur, de { $from } à { $to }. Ils ne posent pas les mêmes questions et peuvent donc différer ; aucune moyenne n’en est faite.
profile-timeline-heading = Loi sur la violence domestique, année par année
profile-timeline-caption = Tel que publié pour chaque année. Plein : oui. Creux : non. Hachuré : inconnu.
profile-context-heading = Contexte
profile-context-lede = L’ampleur des violences. Ce n’est jamais une note donnée à l’État : là où davantage de femmes osent signaler, les chiffres montent.
profile-by-principle-heading = Principe par principe
profile-unknown-heading = Ce qui est inconnu
profile-unknown-lede = { $count ->
    [one] Pour { $count } principe, personne n’a rien publié à notre connaissance.
    [many] Pour { $count } principes, personne n’a rien publié à notre connaissance.
   *[other] Pour { $count } principes, personne n’a rien publié à notre connaissance.
}
profile-nothing = Rien n’est publié à notre connaissance. C’est inconnu, ce n’est pas zéro.
profile-nothing-unit = À notre connaissance, aucun jeu de données ouvertes ne parle de cette partie de l’État ({ $state }). Le profil de l’État lui-même peut aider.
profile-state-link = Profil : { $state }
profile-units-heading = Ses subdivisions
profile-units-lede = { $count ->
    [one] { $count } subdivision avec un code ISO 3166-2
    [many] { $count } subdivisions avec un code ISO 3166-2
   *[other] { $count } subdivisions avec un code ISO 3166-2
}
profile-treaties-heading = Traités
profile-treaties-lede = Ce que chaque source dit de cet État et de chaque traité. Là où personne ne nous l’a dit, la situation est inconnue ; inconnu ne veut pas dire « aucun ».
profile-standards-heading = Normes applicables
profile-standards-lede = « Lie cet État » : il est partie au traité, ou la décision a été rendue contre lui. « Norme de comparaison » : à lire pour comparer.
profile-compare-link = Comparer avec d’autres États
profile-reports-heading = À emporter
profile-cite-heading = Comment citer cette page
profile-cite = { $name } : données ouvertes sur le droit et la pratique. Diligence, { $edition }. Consulté le { $date }.
treaty-column = Traité
treaty-state-column = Situation
treaty-since-column = Depuis
treaty-reservations-column = Réserves
treaty-source-column = Source
treaty-party = partie
treaty-signatory = signataire, non partie
treaty-none = ni partie ni signataire
treaty-withdrawn = s’est retiré
treaty-unknown = inconnu
treaty-sources-differ = les sources diffèrent
reservations-none = aucune, selon la source
reservations-unknown = inconnues
binding-binding = lie cet État
binding-comparative = norme de comparaison
binding-unknown = norme de comparaison ; on ignore si elle lie l’État
value-column = Valeur
year-column = Année
source-column = Source
principle-column = Principe
law-column = Droit
practice-column = Pratique
context-column = Contexte
caveat-label = Comment lire cette valeur

compare-heading = Comparer
compare-lede = Deux à quatre États ou territoires côte à côte, valeur par valeur. Les valeurs de sources différentes ne sont pas ramenées à une échelle commune, et il n’y a pas de classement.
compare-choose = États ou territoires à comparer
compare-slot = État ou territoire { $number }
compare-nobody = aucun
compare-button = Comparer
compare-too-few = Choisissez-en au moins deux.
compare-too-few-remedy = Choisissez ci-dessus deux à quatre États ou territoires ; ceux qui ont des données ouvertes viennent en premier.
compare-with-data = Avec données ouvertes
compare-without-data = Sans données ouvertes
compare-scores-heading = Scores, chacun sur sa propre échelle
compare-table-caption = Toutes les valeurs, par principe
compare-same-named-twice = Un État ou territoire a été nommé deux fois ; il est affiché une seule fois.
