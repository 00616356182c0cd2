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
mail-survey = You are asked for what you know. This page opens your answer:

    { $link }

    The code alone does so too: { $code }. Everything that protects you is explained there before the first question.

    If you did not expect this, delete this letter.
mail-reminder = Your answer is awaited until the end of { $day }. The link in the earlier letter, or the code that you were given, opens it. If you have neither any more, ask for a new one.

    If you did not expect this, delete this letter.
