# reviewed: no
home-heading = L’État doit agir contre les violences faites aux femmes. Voici comment savoir s’il le fait.
home-lede = Le cadre de la diligence voulue transforme une obligation de droit en questions auxquelles on peut répondre, en constats que l’on peut vérifier et en plans que l’on peut suivre.
home-read-framework = Lire le cadre
home-how-it-works = Ce que c’est, et ce que ce n’est pas
home-duties = Cinq obligations, et ce sur quoi elles reposent
home-path-heading = De ce que les gens savent à ce que fait l’État
home-path-text = Chaque chiffre de ce site peut être suivi en sens inverse le long de ce chemin, aussi loin que les personnes qui en sont à l’origine peuvent être montrées sans danger. Pour l’instant, le site contient la première étape : des données ouvertes comme éléments de preuve.
home-states-heading = États avec données ouvertes
home-states-note = Données ouvertes uniquement ; aucune évaluation ; rien n’est établi par le Due Diligence Project ni pour lui.
home-states-all = Tous les pays et territoires
home-states-empty = Aucune donnée ouverte n’a encore été chargée.
home-states-empty-remedy = La personne qui gère ce site peut en charger avec « diligence import », ou le voir fonctionner avec « diligence demo ».
home-picture-title = Scores pour le droit et pour les cadres d’appui, par État
home-picture-caption = Les Femmes, l’Entreprise et le Droit 2024, sécurité : droit ◇ et cadres d’appui ●, chacun de 0 à 100. La lecture d’un seul éditeur, non une évaluation.
home-search-label = Pays, territoire, subdivision ou code
home-search-button = Chercher
