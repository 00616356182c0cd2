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
