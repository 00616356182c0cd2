# reviewed: no
report-title = { $name } : droit et pratique en matière de violences faites aux femmes et aux filles
report-subtitle = Ce que disent les données ouvertes, avec leurs sources
report-contents = Sommaire
report-page-of = Page { $page } sur { $pages }
report-disclaimer-title = Ce que ce rapport n’est pas
report-disclaimer = Données ouvertes uniquement ; aucune évaluation ; rien n’est établi par le Due Diligence Project ni pour lui. Personne n’a noté cet État ici.
report-context = Contexte
report-context-text = { $name } figure comme : { $kind }. Région : { $region }. Ce rapport rassemble ce que des éditeurs ont publié à son sujet et rattache chaque valeur au principe du cadre de la diligence voulue qu’elle éclaire. Principes couverts : { $known } sur { $total } ; sur les autres, rien n’est publié à notre connaissance.
report-at-a-glance = En un coup d’œil
report-area-known = { $known ->
    [one] Quelque chose est publié sur { $known } des { $total } principes.
    [many] Quelque chose est publié sur { $known } des { $total } principes.
   *[other] Quelque chose est publié sur { $known } des { $total } principes.
}
report-area-unknown = À notre connaissance, rien n’est publié sur aucun des { $total } principes de ce domaine.
report-values-caption = Valeurs publiées : { $title }
report-unknown = Ce qui est inconnu
report-unknown-text = Inconnu n’est pas zéro. Sur ces principes, rien n’est publié à notre connaissance ; des personnes sur le terrain savent peut-être.
report-standards = Normes applicables
report-standards-text = Les principes reposent sur ces instruments. Un traité lie les États parties ; une décision de justice lie l’État contre lequel elle est rendue ; tout le reste se lit à titre de comparaison.
report-standards-caption = Instruments, leur force, et s’ils lient l’État : { $name }
report-treaties-caption = Situation à l’égard des traités, par source
report-cited-by-column = Principes
report-method = Méthode
report-method-text = Chaque valeur est reprise sans changement du fichier de son éditeur, avec son année, son unité et, lorsqu’elles sont données, ses bornes. Une table de correspondance dit quel indicateur une variable éclaire et dans quel sens elle se rapproche de la norme ; c’est un contenu qui peut être lu et contesté. Aucune valeur ne devient une note. Les sources qui diffèrent figurent côte à côte ; aucune moyenne n’en est faite. La valeur la plus récente de chaque série est imprimée.
report-sources-caption = Sources
report-boundaries = Frontières, noms et données
report-boundaries-text = Les noms et les codes suivent la norme ISO 3166 et le répertoire Unicode CLDR (Common Locale Data Repository). Ils n’impliquent aucune prise de position quant au statut juridique des pays, territoires ou zones, de leurs autorités, ni quant au tracé de leurs frontières ou à leur nom. Les éditeurs répondent de leurs propres chiffres.
report-references = Références juridiques
report-references-text = Les références marquées comme non vérifiées ont été établies avec soin, mais n’ont pas été vérifiées ligne à ligne sur le texte officiel. Lisez-le avant de vous y fier.
report-cite = Comment citer
report-cite-text = Diligence ({ $year }). { $title }. { $edition }. { $date }.
report-translation-title = À propos de cette traduction
report-translation = Cette traduction n’a pas été relue par une personne. L’édition anglaise fait foi. Les mots qui n’ont pas encore été traduits sont en anglais.
