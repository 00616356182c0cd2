# reviewed: no
mail-subject = Something waits for you
mail-invitation = You have been given access. Open this page to come in; it works once, for seven days:

    { $link }

    If you did not expect this, delete this letter.
mail-reset = A new start was made for your access. Open this page to come in again; it works once, for seven days:

    { $link }

    If you did not expect this, tell the people who gave you access.
mail-digest = Something new waits for you. It is on this page, after you sign in:

    { $link }

    How often you get this letter can be changed there.
