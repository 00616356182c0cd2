# reviewed: no
kind-fictional = Fictional State
fictional-link = See how an assessment looks: { $name }, a State that does not exist
fictional-kicker = Worked example · edition { $edition }
fictional-heading = { $name }: a worked example
fictional-lede = How an assessment looks: law and practice as organisations rated them, and how sure each score is.
fictional-note = { $name } does not exist. Its organisations and their ratings are invented, and so is what its government says. Nothing here is about a real State or person.
fictional-list-heading = States that do not exist
fictional-list-lede = Worked examples from invented ratings. They show how scores look and how to read them.
fictional-compare = { $name } does not exist. Only real States and territories are compared here.
fictional-compare-remedy = Choose real States and territories; the worked example has a page of its own.
fictional-cite = { $name }, a State that does not exist: worked example of an assessment. Diligence, { $edition }. Read on { $date }.
fictional-fact-principles-label = principles were rated
fictional-fact-organisations-label = organisations at most behind one score
fictional-fact-year-label = latest year
fictional-report-title = { $name }: a worked example of an assessment
fictional-report-subtitle = A State that does not exist, and invented ratings
fictional-report-note-title = This report is about no real State

scores-heading = Law and practice by principle, { $year }
scores-caption = One line for each rated principle, on its scale from 0 to 4. Diamond: the law. Circle: practice. The line between them is the gap. The true value lies within the short bar with a probability of 68 per cent, within the long bar with 95 per cent. Dashed bars: thin evidence. Dashed pill: no score, which is not zero. Robust: whichever organisation is left out, the score stays within its short bar. Sensitive: without one of them it would not. Where a dash stands, nothing is known or too few organisations rated.
scores-gap-column = Gap: law minus practice
scores-organisations-column = Organisations
scores-both = law { $law }, practice { $practice }
scores-robust-column = Without any single organisation
scores-robust = robust
scores-sensitive = sensitive
scores-withheld-few = not shown: too few organisations
scores-withheld-unsettled = not shown: the calculation did not settle
scores-chance-over = over { $percent }
scores-chance-under = under { $percent }
scores-years-column = Years
scores-change-heading = What changed since the year before
scores-change-lede = Both years come from one calculation, so the difference has an interval of its own. Where the interval holds 0, it is not clear that anything rose or fell. In brackets: 95 per cent.
scores-change-column = Change
scores-rose-column = Probability that it rose
scores-government-heading = What the government says of itself
scores-government-lede = The government’s own rating stands beside the score and changes nothing in it.
scores-government-column = Its own rating
scores-score-column = Score
scores-government-chance-column = Probability that the score lies below its rating
scores-none = No scores are stored here.
scores-none-remedy = The demonstration calculates them from invented ratings: start “diligence demo”.
scores-unrated-lede = { $count ->
    [one] One principle was not rated.
   *[other] { $count } principles were not rated.
}
scores-run-heading = Where these numbers come from
scores-run = Calculated on { $date } from { $ratings } ratings: model “{ $model }”, seed { $seed }, { $chains } chains, { $draws } draws, program { $program }. SHA-256 of the file of ratings:
scores-download = Scores as CSV
