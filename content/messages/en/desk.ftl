# reviewed: no
neutral-title = Page
nav-partners = Partners
nav-desk = Desk
sign-out = Sign out
desk-home = What waits
desk-partners = Partners
desk-people = People
desk-releases = Second look
desk-audit = Log of acts
desk-account = Your account

home-greeting = Hello, { $name }
home-waits = What waits for you
home-nothing = Nothing waits for you just now.
home-unread = { $count ->
    [one] One notice that you have not seen
   *[other] { $count } notices that you have not seen
}
home-offered = You were offered a role. Open the link that you were sent to accept it, or ask for a new one
home-releases = { $count ->
    [one] One request waits for a second person
   *[other] { $count } requests wait for a second person
}
home-invited = { $count ->
    [one] One person was invited and has not come in yet
   *[other] { $count } people were invited and have not come in yet
}
home-recovery = { $count ->
    [0] You have no recovery codes left: make new ones
    [one] You have one recovery code left: make new ones
   *[other] You have { $count } recovery codes left: make new ones
}
home-at-a-glance = At a glance
home-hidden = Hidden partners
home-roles = What you are here
home-roles-caption = Your roles, at which partner and for which jurisdictions
home-no-roles = You have no role at present. Whoever invited you can offer you one.

email = E-mail address
password = Password
new-password = New password
code = One-time code
code-hint = Six digits from your app, or a recovery code
code-new = The six digits that the app shows now
or = or
sign-in = Sign in
sign-in-title = Sign in
sign-in-passkey = Sign in with a passkey
sign-in-help = If you cannot come in any more, ask the person who invited you for a new link.
sign-in-wrong = These do not belong together. Check the address, the password and the code; a code works once.
sign-in-later = Too many tries. Wait a little, then try again.
sign-in-crowded = Too many people sign in just now. Try again in a few seconds.
passkey-failed = The browser gave no passkey. Try again, or use the other way.
passkey-script = Passkeys need the browser’s scripts. Switch them on for this page, or set up a password with one-time codes.

confirm-title = Is it you?
confirm-text = What comes next goes far, so show once more that it is you. It holds for ten minutes.
confirm-passkey = Confirm with a passkey
confirm-button = Confirm

invitation-title = Come in
invitation-text = Choose how you will sign in from now on. You can add the other way later.
invitation-offers = You were offered:
invitation-accept = Accept
invitation-sign-in = This link is for somebody who has an account. Sign in to it, then open the link again.
gone-title = This link does not let you in
gone-text = It may have been used already, or it is too old. Ask the person who sent it for a new one.

setup-passkey = With a passkey
setup-passkey-text = Your telephone, computer or security key proves that it is you, with your finger, face or PIN. Nothing has to be remembered, and nobody can trick it out of you.
setup-passkey-button = Make a passkey
passkey-name = A name for it, such as “telephone”
setup-password = With a password and one-time codes
setup-password-text = You need an app for one-time codes on your telephone. This way works without scripts, too.
password-hint = At least twelve characters. Four words that do not belong together are better than one word with symbols in it.
totp-text = Let the app read the picture, or type the letters and digits into it. Then write the six digits that it shows.
totp-secret = For typing
setup-password-button = Use password and codes
recovery-title = Recovery codes
recovery-text = Each of these lets you in once instead of a one-time code, for when your telephone is lost. Write them on paper and keep it where you keep what matters.
recovery-once = They are shown this once.
recovery-on = I have written them down
recovery-left = Recovery codes left: { $number }
recovery-new = Make new recovery codes

faults-heading = This could not be saved yet. What you typed is still here.
fault-missing = Something has to stand here
fault-long = Too long
fault-control = It holds line breaks or marks that cannot be seen
fault-form = Not in the form that is asked for
fault-unknown = Not known: check the spelling, or choose from the list
fault-taken = There is one already
fault-reach = Beyond what you may give or change
fault-short = Too short
fault-guessable = Too easily guessed, or known from leaks
fault-wrong = It does not fit: try again

anybody = Anybody
anything = Any
choose = Choose …
edit = Edit
save = Save
cancel = Cancel
back = Back
not-said = not said
filter-button = Show
filter-clear = Show all
list-total = Found: { $number }
export-csv = As CSV
export-xlsx = As a workbook
pager-label = Pages
pager-before = Page before
pager-after = Next page
pager-page = Page { $page } of { $last }

conflict-title = Somebody else changed this meanwhile
conflict-text = Nothing was saved. Here is where yours and theirs differ. Change yours below where you want to, then save.
conflict-caption = Yours and theirs
conflict-field = What
conflict-yours = Yours
conflict-theirs = Theirs
history-title = History
history-version = Version { $number }
history-by = { $name }, { $moment }
history-same = Put away or brought back; nothing else changed.
history-before = Before
history-after = After

notices-title = Notices
notices-empty = There are no notices.
notices-read = Mark all as seen
notice-offered = You were offered a role
notice-release-asked = Somebody asks for a second person
notice-release-decided = Somebody decided about your request
notice-round-ends = Answers of a round will be deleted within a month

releases-lede = What one person may not let go alone waits here for a second one. Nobody decides about her own request.
releases-empty = Nothing was asked for in the last two weeks.
release-asked = { $name }, { $moment }
release-open = Waits for a second person
release-granted = Agreed to by { $name }; it can be used once
release-refused = Refused by { $name }
release-used = Used
release-grant = Agree
release-refuse = Refuse
release-take = Take the file
release-ask-title = Ask for a second person
release-ask-text = A file with hidden partners in it can endanger them. Say what it is for; a second person decides.
release-reason = What is it for?
release-ask-button = Ask

error-stale = Somebody else changed this meanwhile
error-stale-remedy = Nothing was saved. Go back, load the page again, and look what is different.
error-second = This needs a second person
error-second-remedy = Ask for one under “Second look”.
error-forbidden = This does not let you in
error-forbidden-remedy = Go back and try again, or sign in anew.
error-too-many = Too many tries
error-too-many-remedy = Wait a little, then try again.
error-crowded = Too many people sign in just now. Try again in a few seconds.

again-title = Your session has ended, and nothing is lost
again-text = What you typed is still here. Sign in in another tab, then come back and send it again.
again-way = Sign in in another tab
again-send = Send again
