# reviewed: no
kind-fictional = État fictif
fictional-link = Voir à quoi ressemble une évaluation : { $name }, un État qui n’existe pas
fictional-kicker = Exemple complet · édition { $edition }
fictional-heading = { $name } : un exemple complet
fictional-lede = À quoi ressemble une évaluation : le droit et la pratique tels que des organisations les ont notés, et à quel point chaque score est sûr.
fictional-note = L’État nommé { $name } n’existe pas. Ses organisations et leurs notes sont inventées, tout comme ce que dit son gouvernement. Rien ici ne porte sur un État réel ni sur une personne réelle.
fictional-list-heading = États qui n’existent pas
fictional-list-lede = Des exemples complets, établis à partir de notes inventées. Ils montrent à quoi ressemblent les scores et comment les lire.
fictional-compare = L’État nommé { $name } n’existe pas. Seuls de vrais États et territoires sont comparés ici.
fictional-compare-remedy = Choisissez des États et territoires réels ; l’exemple complet a sa propre page.
fictional-cite = { $name }, État qui n’existe pas : exemple complet d’évaluation. Diligence, { $edition }. Consulté le { $date }.
fictional-fact-principles-label = principes notés
fictional-fact-organisations-label = organisations, au plus, derrière un même score
fictional-fact-year-label = année la plus récente
fictional-report-title = { $name } : exemple complet d’évaluation
fictional-report-subtitle = Un État qui n’existe pas, et des notes inventées
fictional-report-note-title = Ce rapport ne porte sur aucun État réel

scores-heading = Droit et pratique par principe, { $year }
scores-caption = Une ligne par principe noté, sur son échelle de 0 à 4. Losange : le droit. Cercle : la pratique. Le trait entre les deux est la lacune. La vraie valeur se trouve dans la barre courte avec une probabilité de 68 pour cent, dans la barre longue avec une probabilité de 95 pour cent. Barres en tirets : base étroite. Étiquette au contour en tirets : aucun score, ce qui n’est pas zéro. Robuste : quelle que soit l’organisation retirée, le score reste dans sa barre courte. Sensible : sans l’une d’elles, il en sortirait. Un tiret : rien n’est connu, ou trop peu d’organisations ont noté.
scores-gap-column = Lacune : droit moins pratique
scores-organisations-column = Organisations
scores-both = droit : { $law }, pratique : { $practice }
scores-robust-column = Sans telle ou telle organisation
scores-robust = robuste
scores-sensitive = sensible
scores-withheld-few = non affiché : trop peu d’organisations
scores-withheld-unsettled = non affiché : le calcul ne s’est pas stabilisé
scores-chance-over = plus de { $percent }
scores-chance-under = moins de { $percent }
scores-years-column = Années
scores-change-heading = Ce qui a changé depuis l’année précédente
scores-change-lede = Les deux années proviennent d’un même calcul ; la différence a donc son propre intervalle. Quand cet intervalle contient 0, on ne peut pas dire s’il y a eu hausse ou baisse. Entre parenthèses : 95 pour cent.
scores-change-column = Variation
scores-rose-column = Probabilité d’une hausse
scores-government-heading = Ce que le gouvernement dit de lui-même
scores-government-lede = La note que le gouvernement se donne figure à côté du score et n’y change rien.
scores-government-column = Sa propre note
scores-score-column = Score
scores-government-chance-column = Probabilité que le score soit inférieur à la note du gouvernement
scores-none = Aucun score n’est enregistré ici.
scores-none-remedy = La démonstration les calcule à partir de notes inventées : lancez « diligence demo ».
scores-unrated-lede = { $count ->
    [one] { $count } principe n’a pas été noté.
    [many] { $count } principes n’ont pas été notés.
   *[other] { $count } principes n’ont pas été notés.
}
scores-run-heading = D’où viennent ces nombres
scores-run = Calcul effectué le { $date } à partir de { $ratings } notes : modèle « { $model } », graine { $seed }, { $chains } chaînes, { $draws } tirages, programme { $program }. Empreinte SHA-256 du fichier des notes :
scores-download = Scores en CSV
