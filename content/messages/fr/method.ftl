# reviewed: no
method-title = Comment les scores sont établis
method-lede = Des organisations notent le droit et la pratique d’un État. Une méthode publique transforme leurs notes en scores que l’on peut comparer et qui disent à quel point ils sont sûrs. Cette page l’explique sans formule, et dit où sont ses faiblesses.
method-invented = Chaque image de cette page est un exemple inventé. Aucune ne porte sur un État réel ni sur une organisation réelle.
method-contents = Sur cette page

method-rated-heading = Ce qui est noté
method-rated-principle = Le cadre se compose de principes. Un principe dit par exemple qu’une femme en danger peut obtenir une ordonnance de protection. Chacun est noté deux fois : pour le droit (la règle existe-t-elle, et suffit-elle ?) et pour la pratique (est-ce fait, et avec effet ?).
method-rated-levels = Une note est un niveau de 0 à 4. Le cadre dit en toutes lettres ce que chaque niveau signifie, pour chaque principe, pour le droit et pour la pratique.
method-rated-absent = Qui ne sait pas répond « inconnu ». Là où la question n’a pas lieu d’être, la réponse est « sans objet ». Les deux sont comptés. Ni l’un ni l’autre n’est un zéro, et rien n’est mis à leur place.
method-rated-framework = Lire dans le cadre les niveaux de chaque principe

method-average-heading = Pourquoi ne pas simplement faire la moyenne ?
method-average-severity = Parce que chaque organisation juge avec son propre étalon. Une organisation sévère dit 1 là où une organisation indulgente dit 3. Toutes deux regardent le même État, et toutes deux sont honnêtes. Si le hasard veut qu’un État soit noté surtout par des organisations sévères, une simple moyenne le fait paraître pire qu’il n’est. Si ce sont surtout des organisations indulgentes, il paraît meilleur.
method-average-care = Les organisations n’ont pas non plus toutes la même rigueur. L’une juge avec constance ; les réponses d’une autre partent dans tous les sens. Une simple moyenne les compte à égalité. La méthode apprend, à partir de toutes les réponses d’une organisation, à quel point elle est sévère et constante. La réponse d’une organisation constante fait alors davantage bouger le score.
method-average-kept = Aucune réponse n’est écartée parce qu’elle serait trop sévère ou trop indulgente. La méthode tient compte de l’étalon avec lequel elle a été donnée.
method-yardsticks-title = Un État, deux étalons
method-yardsticks-caption = Exemple inventé. Les deux organisations regardent la même chose : la ligne pointillée. Chaque étalon est découpé en niveaux, de 0 à 4, là où l’organisation les fait commencer ; le niveau plein est la réponse. L’une dit 1, l’autre dit 3. Sur l’étalon commun, le même endroit donne environ 2.
method-yardsticks-thing = Ce qui est fait dans un État inventé
method-yardsticks-severe = Organisation A, sévère
method-yardsticks-lenient = Organisation B, indulgente
method-yardsticks-common = Étalon commun
method-yardsticks-says = dit { $level }
method-yardsticks-about = environ { $level }
method-yardsticks-from = rien n’est fait
method-yardsticks-to = tout est fait
method-yardsticks-who = Étalon
method-yardsticks-answer = Réponse

method-comparable-heading = Comment les étalons deviennent comparables
method-comparable-problem = À partir d’un seul pays, personne ne peut distinguer des organisations sévères d’une mauvaise situation. Trois choses y aident.
method-comparable-bridges = Des organisations qui connaissent deux pays. Elles mesurent les deux avec le même étalon et jettent ainsi un pont entre eux.
method-comparable-cases = De courts cas fictifs. Toute personne qui note est invitée à les noter aussi. Le cas est le même pour toutes ; si les réponses diffèrent, c’est que les étalons diffèrent.
method-comparable-years = Les années se tiennent. Il est rare qu’un État change du tout au tout en un an. La méthode s’attend donc à de petits pas, apprend des réponses leur taille habituelle, et laisse pourtant passer un grand pas.
method-comparable-together = Le droit et la pratique de tous les principes d’un même domaine sont calculés ensemble, car ce sont les mêmes organisations qui les notent.
method-bridges-title = Ce qui relie deux pays
method-bridges-caption = Exemple inventé. Un petit cercle est une organisation ; un trait mène à ce qu’elle note. Être relié est nécessaire, mais ne suffit pas toujours : si les réponses disent trop peu de la différence entre les étalons de deux groupes, on ne compare pas non plus.
method-bridges-state-a = État A
method-bridges-state-b = État B
method-bridges-rater = organisation
method-bridges-both = Reliés par une organisation
method-bridges-both-words = Une organisation connaît les deux États et note les deux. On peut les comparer.
method-bridges-case = Reliés par un cas
method-bridges-case-words = Des organisations des deux notent le même cas fictif. On peut les comparer.
method-bridges-apart = Séparés
method-bridges-apart-words = Rien ne les relie. On ne les compare pas.
method-bridges-how = Comment ils sont reliés
method-bridges-result = Ce qui en découle

method-bar-heading = Ce que signifie la barre autour d’un nombre
method-bar-means = Aucun score n’est exact. Le nombre est le milieu de ce que les réponses laissent possible. Deux barres disent à quel point il est sûr. La vraie valeur devrait se trouver dans la barre épaisse et courte avec une probabilité de 68 pour cent, et dans la barre fine et longue avec une probabilité de 95 pour cent. Sur cent barres longues, cinq environ devraient la manquer. Tout cela ne vaut que si les hypothèses de la méthode sont justes.
method-bar-length = Plus il y a d’organisations, plus la barre est courte. Plus elles sont en désaccord, plus elle est longue.
method-bar-not = La barre n’est pas l’étendue des réponses. Elle ne sait rien des erreurs que toutes les organisations partagent. Et deux barres qui se chevauchent ne prouvent pas que deux États se valent : la différence est calculée à part, avec sa propre barre.
method-bar-gap = La lacune est l’écart entre droit et pratique : le droit moins la pratique. Elle aussi est calculée à part ; elle peut donc différer un peu de ce que l’on obtient en soustrayant les deux nombres.
method-certainty-title = Plus il y a d’organisations, plus la barre est courte
method-certainty-caption = Exemple inventé, calculé par le programme : trois États inventés, notés par 3, 6 et 12 organisations inventées, dont les réponses sur l’État se répartissent de la même façon. Les barres raccourcissent, mais lentement.
method-certainty-row = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}
method-certainty-thin = base étroite
method-certainty-number = score de la pratique
method-certainty-near = barre à 68 %
method-certainty-far = barre à 95 %
method-certainty-organisations = Organisations
method-anatomy-title = Une ligne d’un profil, pièce par pièce
method-anatomy-caption = Exemple inventé, calculé par le programme à partir des notes de six organisations inventées. L’échelle va de 0 à 4.
method-anatomy-principle = Un principe inventé
method-anatomy-law = Losange : le score du droit, ici { $value }.
method-anatomy-practice = Cercle : le score de la pratique, ici { $value }.
method-anatomy-near = Barre épaisse et courte : la vraie valeur s’y trouve avec une probabilité de 68 pour cent.
method-anatomy-far = Barre fine et longue : 95 pour cent.
method-anatomy-gap = Trait entre les deux : la lacune, ici { $value }, à 95 pour cent entre { $lower } et { $upper }.
method-anatomy-number = Numéro
method-anatomy-meaning = Signification

method-shown-heading = Ce qui est montré, et ce qui ne l’est pas
method-shown-none = Moins de trois organisations : aucun score.
method-shown-mostly = Plus de 60 pour cent des notes d’une seule organisation : pas de score non plus.
method-shown-thin = Trois ou quatre : un score, avec la mention « base étroite ».
method-shown-robust = À partir de cinq organisations : un mot à côté du score. Robuste veut dire que le score reste dans sa barre courte, quelle que soit l’organisation que l’on retire. Sensible veut dire que, sans l’une d’elles, il en sortirait. Laquelle, on ne le dit pas.
method-shown-refused = Un calcul qui ne s’est pas stabilisé : aucun score. Le programme calcule plusieurs fois, à partir de points de départ différents. Si les résultats ne concordent pas, il continue ; s’ils ne concordent toujours pas, il refuse le nombre.
method-shown-apart = Des États dont rien ne relie les organisations : aucune comparaison.
method-shown-reason = Ce que le programme cache, refuse ou ne compare pas, il l’écrit dans le journal du calcul.
method-shown-ranking = Pas de classement en titre. Ce qui vient d’abord, c’est le profil : principe par principe, droit et pratique.
method-shown-rows = Ce qu’une organisation a répondu n’est jamais publié.

method-government-heading = La note que le gouvernement se donne
method-government-apart = Un gouvernement peut se noter lui-même. Sa note figure à côté du score, et séparément.
method-government-nothing = Elle ne peut changer aucun score. Les scores sont calculés à partir des seules notes des organisations ; ensuite seulement, la note du gouvernement est placée à côté. Supprimez ses lignes du fichier et recalculez : tous les autres scores restent les mêmes, à l’octet près.

method-limits-heading = Ce qui peut mal tourner
method-limits-few = Les organisations sont peu nombreuses. Souvent de six à dix, parfois moins. L’une d’elles peut alors peser lourd.
method-limits-blind = Toutes peuvent avoir le même angle mort. Si aucune organisation ne voit ce qui arrive à un groupe de femmes, le score ne le voit pas non plus, et la barre ne le montre pas.
method-limits-chosen = Les organisations sont invitées. Elles ne forment pas un échantillon tiré au hasard et ne parlent pas au nom de tout le monde.
method-limits-scale = Une échelle est un jugement. Des personnes en ont choisi les mots, et le pas de 1 à 2 n’est pas forcément aussi grand que celui de 3 à 4.
method-limits-assumptions = La méthode fait des hypothèses. Par exemple : une organisation garde son étalon d’une année à l’autre et d’un pays à l’autre, et un cas fictif est compris partout de la même façon. Moins il y a de ponts et de cas, plus le résultat repose sur ces hypothèses.
method-limits-person = Un score parle du droit et de la pratique d’un État. Il ne prouve rien sur le cas d’une personne.

method-checked-heading = Comment la méthode est vérifiée
method-checked-truth = Face à des vérités inventées. On invente des États dont les vraies valeurs sont connues, on les fait noter par des organisations inventées, et l’on regarde si la méthode retrouve la vérité, et si les barres la contiennent aussi souvent qu’elles le promettent. Les documents du programme donnent les résultats de cet étalonnage, nombre par nombre, et disent où les essais sont encore trop peu nombreux pour en juger.
method-checked-same = Par la répétition. Le même fichier, avec le même nombre de départ (la « graine »), donne les mêmes octets, sur un même type de machine et avec la même version. Seule la durée inscrite au journal peut différer.
method-checked-open = Par la lecture. Le programme est libre. Ses documents contiennent le modèle avec ses formules, et la liste de ce qui manque encore :
method-checked-pictures = Les deux dernières images ci-dessus ont été calculées à partir d’un fichier inventé, fourni avec le programme. Un test les recalcule :

method-disagree-heading = Si vous n’êtes pas d’accord
method-disagree-good = Un score n’a de valeur que si l’on peut le contester.
method-disagree-table = Ouvrez le tableau sous l’image. Regardez la barre, et combien d’organisations et de notes se trouvent derrière le nombre.
method-disagree-words = Lisez ce que disent les niveaux du principe. Peut-être contestez-vous l’échelle, et non la note.
method-disagree-again = Prenez le programme libre et recalculez. Changez ce dont vous doutez, et voyez si le résultat tient :
method-disagree-limit = Il faut pour cela le fichier des notes. Les notes réelles ne sont pas publiées, car elles pourraient révéler qui a dit quoi et mettre des personnes en danger. Qui détient le fichier peut recalculer, ou confier ce calcul à une personne indépendante. Avec le fichier inventé, tout le monde le peut.
