# reviewed: no
mail-subject = Quelque chose vous attend
mail-invitation = Un accès vous a été ouvert. Ouvrez cette page pour entrer ; elle fonctionne une seule fois, pendant sept jours :

    { $link }

    Si vous ne vous y attendiez pas, supprimez ce courriel.
mail-reset = Un nouveau départ a été préparé pour votre accès. Ouvrez cette page pour entrer de nouveau ; elle fonctionne une seule fois, pendant sept jours :

    { $link }

    Si vous ne l’avez pas demandé, prévenez les personnes qui vous ont ouvert l’accès.
mail-digest = Du nouveau vous attend. Vous le trouverez sur cette page, une fois la connexion faite :

    { $link }

    C’est là aussi que vous pouvez changer la fréquence de ces courriels.
mail-survey = On fait appel à ce que vous savez. Cette page ouvre votre réponse :

    { $link }

    Le code seul l’ouvre aussi : { $code }. Sur la page, tout ce qui vous protège est expliqué avant la première question.

    Si vous ne vous y attendiez pas, supprimez ce courriel.
mail-reminder = Votre réponse est attendue jusqu’au { $day } inclus. Le lien du courriel précédent, ou le code qui vous a été remis, l’ouvre. Si vous n’avez plus ni l’un ni l’autre, demandez-en un nouveau.

    Si vous ne vous y attendiez pas, supprimez ce courriel.
