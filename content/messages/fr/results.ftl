# reviewed: no
event-answers-read = A lu des réponses individuelles d’un cycle
event-texts-read = A lu ce que des organisations ont écrit
event-codes-changed = A modifié les étiquettes d’un cycle
event-text-coded = A étiqueté ce qu’une organisation a écrit
results-title = Résultats
results-lede = Ce qui a été répondu pendant ce cycle. L’identité des organisations qui ont répondu n’apparaît nulle part ici.
results-distributions = Répartitions
results-counted = { $count ->
    [one] Une organisation a envoyé sa réponse.
   *[other] { $count } organisations ont envoyé leur réponse.
  }
results-governments = { $count ->
    [one] Un gouvernement a répondu à son propre sujet ; sa réponse figure à part.
   *[other] { $count } gouvernements ont répondu à leur propre sujet ; leurs réponses figurent à part.
  }
results-none = Personne n’a encore envoyé de réponse.
results-few = Moins de trois organisations ont envoyé leur réponse. Ce qu’elles ont répondu n’est pas compté ici, afin que personne ne puisse être reconnu.
results-wait = Les résultats vous seront montrés une fois le cycle terminé. Avant cela, qui observe quelle organisation envoie sa réponse pourrait en déduire ce qu’elle a répondu.
results-rules = Comment lire ces chiffres
results-rule-share = Les parts portent sur les réponses qui donnent une valeur. « Je ne sais pas », « Je préfère ne pas le dire », « Sans objet » et les réponses vides figurent au-dessous et n’entrent dans aucune part. Entre parenthèses : le nombre.
results-rule-few = Quand moins de trois organisations ont donné une valeur, ou que l’une d’elles a fourni plus de 60 pour cent des valeurs, rien n’est montré. Les États et territoires qui en ont trop peu sont montrés ensemble quand cela suffit. Trois ou quatre organisations : base étroite.
results-rule-total = « Tout ce qui est montré » additionne ce qui est montré : rien de ce qui est retenu ne peut s’en déduire par soustraction.
results-rule-government = Ce qu’un gouvernement répond à son propre sujet figure dans une colonne à part et dans aucune autre.
results-section = Partie du questionnaire
results-value = Réponse
results-all = Tout ce qui est montré
results-others = { $count ->
    [one] Un autre État ou territoire
   *[other] { $count } autres ensemble
  }
results-government = { $place } : le gouvernement à son propre sujet
results-cell-empty = Personne n’a répondu
results-withheld = Non montré : trop peu d’organisations
results-together = Trop peu à lui seul ; compté avec les autres ensemble
results-denominator = Réponses comptées dans les parts
results-organisations = Organisations
results-missing = Laissé vide, ou non demandé
results-median = Médiane
results-middle = Moitié centrale
results-range = { $low } à { $high }
results-other = Autre réponse
results-many = Plusieurs choix étaient possibles : les parts peuvent donc dépasser 100 pour cent au total. Qui n’a rien choisi est compté comme réponse vide.
results-first = Les réponses étaient classées ; on compte ce qui a été mis en premier.
results-nothing-here = Rien ne peut être compté dans cette partie.
results-forms = Par forme de violence
results-forms-lede = Pour quelles formes de violence la situation est différente, principe par principe.
results-forms-caption = Part des organisations qui nomment au moins une forme pour le principe, et leur nombre
results-forms-none = Ce questionnaire ne porte pas sur les formes de violence.
results-principle = Principe
results-answers = Réponses individuelles
results-answers-lede = Chaque ouverture de ces pages est inscrite au journal. N’essayez pas de découvrir de qui vient une réponse.
results-answers-caption = Réponses, chacune avec son dernier envoi
results-answers-empty = Aucune réponse ne correspond.
results-mark = Repère
results-corrections = Corrections
results-day = Dernier envoi
results-columns = Colonnes
results-columns-none = Aucune réponse
results-holds = Avec cette réponse
results-one = Réponse { $mark }
results-consent-use = Peut être utilisée
results-consent-quote = Peut être citée
results-consent-share = Peut être partagée
results-texts = Dans leurs propres mots
results-texts-lede = Ce que les organisations ont écrit, question par question. Chaque ouverture est inscrite au journal.
results-texts-empty = Personne n’a encore rien écrit.
results-texts-count = Textes
results-text-empty = Il n’y a pas de texte ici.
results-text-blind = Vous voyez les étiquettes données par d’autres à un texte une fois que vous avez enregistré les vôtres.
results-text-tagged = Étiqueté par vous
results-text-alone = Personne d’autre ne l’a encore étiqueté.
results-text-save = Enregistrer les étiquettes
results-text-other = Autre personne, { $number }
results-text-no-tag = aucune étiquette
results-quote-yes = Peut être cité, sans nom
results-quote-no = Ne doit pas être cité
results-codes = Étiquettes
results-codes-lede = Étiquettes pour ce que les organisations ont écrit, du général au particulier. Toutes les personnes qui lisent les textes de ce cycle les partagent.
results-codes-empty = Il n’y a pas encore d’étiquettes. Écrivez-les d’abord, sous « Étiquettes ».
results-code = Étiquette
results-code-parent = Sous
results-code-top = Tout en haut
results-code-add = Ajouter l’étiquette
results-code-into = Dans
results-code-merge = Fusionner
results-code-archive = Archiver
results-code-restore = Rétablir
results-code-archived = archivée
results-agreement = Accord entre les personnes qui étiquettent
results-agreement-lede = Personnes qui ont étiqueté : { $coders }. Textes étiquetés : { $texts }.
results-agreement-none = Aucun texte n’a encore été étiqueté par deux personnes : il n’y a rien à comparer.
results-agreement-caption = Par étiquette : combien de fois elle a été donnée, et dans quelle mesure s’accordent celles et ceux qui ont étiqueté le même texte. L’α de Krippendorff vaut 1 quand l’accord est entier et 0 quand il est celui du hasard. Les repères mènent aux textes sur lesquels d’autres diffèrent de vous ou entre eux.
results-agreement-given = Textes qui la portent
results-agreement-texts = Textes étiquetés par deux personnes ou plus
results-agreement-share = Paires en accord
results-agreement-alpha = α
results-agreement-differ = Textes avec des différences
