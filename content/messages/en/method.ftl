# reviewed: no
# How the scores are made, for readers without statistics.
method-title = How the scores are made
method-lede = Organisations rate the law and the practice of a State. A public method turns their ratings into scores that can be compared and that say how sure they are. This page explains it without formulas, and says where it is weak.
method-invented = Every picture on this page is an invented example. None is about a real State or a real organisation.
method-contents = On this page

method-rated-heading = What is rated
method-rated-principle = The framework consists of principles. A principle says, for example, that a woman in danger can get a protection order. Each is rated twice: for the law (does it exist, and is it adequate?) and for practice (is it done, and does it work?).
method-rated-levels = A rating is a level from 0 to 4. The framework says in words what each level means, for each principle, for law and for practice.
method-rated-absent = Who does not know answers “unknown”. Where the question does not fit, the answer is “not applicable”. Both are counted. Neither is a zero, and nothing is put in its place.
method-rated-framework = Read the levels of each principle in the framework

method-average-heading = Why not simply take the average?
method-average-severity = Because each organisation has a yardstick of its own. A severe one says 1 where a lenient one says 3. Both look at the same State, and both are honest. If mostly severe organisations happen to rate a State, a plain average makes it look worse than it is. If mostly lenient ones do, it looks better.
method-average-care = Organisations also differ in care. One judges steadily; the answers of another jump about. A plain average counts both alike. The method learns from all answers of an organisation how severe and how steady it is. A steady organisation’s answer then moves the score more.
method-average-kept = No answer is thrown out for being severe or lenient. The method takes into account with which yardstick it was measured.
method-yardsticks-title = One State, two yardsticks
method-yardsticks-caption = Invented example. Both organisations look at the same thing: the dotted line. Each yardstick is cut into the levels 0 to 4 where its owner sees them begin; the filled level is the answer. One says 1, the other says 3. On the common yardstick the same place comes to about 2.
method-yardsticks-thing = What is done in an invented State
method-yardsticks-severe = Organisation A, severe
method-yardsticks-lenient = Organisation B, lenient
method-yardsticks-common = Common yardstick
method-yardsticks-says = says { $level }
method-yardsticks-about = about { $level }
method-yardsticks-from = nothing is done
method-yardsticks-to = all is done
method-yardsticks-who = Yardstick
method-yardsticks-answer = Answer

method-comparable-heading = How yardsticks become comparable
method-comparable-problem = From one country alone nobody can tell severe raters from a bad situation. Three things help.
method-comparable-bridges = Organisations that know two countries. They measure both with the same yardstick, and so build a bridge between them.
method-comparable-cases = Short fictional cases. Everybody who rates is asked to rate them too. The case is the same for all; if the answers differ, the yardsticks do.
method-comparable-years = Years hang together. A State seldom changes from top to bottom within a year. So the method expects small steps, learns from the answers how large they usually are, and still lets a large one through.
method-comparable-together = Law and practice of all principles of one area are calculated together, because the same organisations rate them.
method-bridges-title = What joins two countries
method-bridges-caption = Invented example. A small circle is an organisation; a line leads to what it rates. To be joined is needed, but it is not always enough: where the answers say too little about how two groups’ yardsticks differ, the two are not compared either.
method-bridges-state-a = State A
method-bridges-state-b = State B
method-bridges-rater = organisation
method-bridges-both = Joined by an organisation
method-bridges-both-words = One organisation knows both States and rates both. They can be compared.
method-bridges-case = Joined by a case
method-bridges-case-words = Organisations of both rate the same fictional case. They can be compared.
method-bridges-apart = Apart
method-bridges-apart-words = Nothing joins them. They are not compared.
method-bridges-how = How they are joined
method-bridges-result = What follows

method-bar-heading = What the bar around a number means
method-bar-means = No score is exact. The number is the middle of what the answers leave possible. Two bars say how sure it is. The true value should lie within the thick, short bar with a probability of 68 per cent, and within the thin, long bar with 95 per cent. Of a hundred long bars, about five should miss it. All this holds only if the assumptions of the method hold.
method-bar-length = More organisations make the bar shorter. Organisations that disagree make it longer.
method-bar-not = The bar is not the range of the answers. It knows nothing of errors that all organisations share. And two bars that overlap do not prove that two States are alike: the difference is calculated by itself, with a bar of its own.
method-bar-gap = The gap is law minus practice. It too is calculated by itself, so it may differ slightly from what you get when you subtract the two numbers.
method-certainty-title = The more organisations, the shorter the bar
method-certainty-caption = Invented example, calculated by the program: three invented States, rated by 3, 6 and 12 invented organisations whose answers about the State have the same mix. The bars become shorter, but slowly.
method-certainty-row = { $count ->
    [one] One organisation
   *[other] { $count } organisations
}
method-certainty-thin = thin evidence
method-certainty-number = score for practice
method-certainty-near = 68 % bar
method-certainty-far = 95 % bar
method-certainty-organisations = Organisations
method-anatomy-title = One row of a profile, taken apart
method-anatomy-caption = Invented example, calculated by the program from the ratings of six invented organisations. The scale runs from 0 to 4.
method-anatomy-principle = An invented principle
method-anatomy-law = Diamond: the score for the law, here { $value }.
method-anatomy-practice = Circle: the score for practice, here { $value }.
method-anatomy-near = Thick, short bar: the true value lies within it with a probability of 68 per cent.
method-anatomy-far = Thin, long bar: 95 per cent.
method-anatomy-gap = Line between the two: the gap, here { $value }, with 95 per cent between { $lower } and { $upper }.
method-anatomy-number = Number
method-anatomy-meaning = What it means

method-shown-heading = What is shown, and what is not
method-shown-none = Fewer than three organisations: no score.
method-shown-mostly = More than 60 per cent of the ratings from one organisation: no score either.
method-shown-thin = Three or four: a score, marked “thin evidence”.
method-shown-robust = From five organisations on: a word beside the score. Robust means that the score stays within its short bar, whichever organisation is left out. Sensitive means that without one of them it would not. Which one is not said.
method-shown-refused = A calculation that has not settled: no score. The program calculates several times from different starting points. If the results do not agree, it goes on; if they still do not, it refuses the number.
method-shown-apart = States whose raters nothing joins: no comparison.
method-shown-reason = What the program hides, refuses or does not compare, it writes down in the record of the run.
method-shown-ranking = No ranking as the headline. What comes first is the profile: principle by principle, law and practice.
method-shown-rows = What a single organisation answered is never published.

method-government-heading = The government’s own rating
method-government-apart = A government may rate itself. Its rating stands beside the score, and apart from it.
method-government-nothing = It can change no score. The scores are calculated from the organisations’ ratings alone; only then is the government’s rating set beside them. Delete its rows from the file and calculate again: every other score stays the same, to the last byte.

method-limits-heading = What can go wrong
method-limits-few = There are few organisations. Often it is six to ten, sometimes fewer. One of them can then weigh a lot.
method-limits-blind = All may share a blind spot. If no organisation sees what happens to one group of women, the score does not see it either, and the bar does not show it.
method-limits-chosen = Organisations are invited. They are not a random sample, and they do not speak for everybody.
method-limits-scale = A scale is a judgement. Its words were chosen by people, and the step from 1 to 2 need not be as large as that from 3 to 4.
method-limits-assumptions = The method assumes things. For example, that an organisation keeps its yardstick from year to year and from country to country, and that a fictional case is understood alike everywhere. The fewer bridges and cases there are, the more the result leans on such assumptions.
method-limits-person = A score speaks of law and practice in a State. It proves nothing about one person’s case.

method-checked-heading = How it is checked
method-checked-truth = Against invented truths. One invents States whose true values are known, lets invented organisations rate them, and looks whether the method finds the truth, and whether the bars hold it as often as they promise. The program’s documents show the results of this calibration, number by number, and say where too few trials were made to judge.
method-checked-same = By repetition. The same file with the same starting number (the “seed”) gives the same bytes, on one kind of machine and with the same version. Only the running time in the record may differ.
method-checked-open = By reading. The program is open. Its documents hold the model with its formulas, and a list of what is still missing:
method-checked-pictures = The last two pictures above were calculated from an invented file that comes with the program. A test calculates them again:

method-disagree-heading = If you disagree
method-disagree-good = A score is worth something only if it can be challenged.
method-disagree-table = Open the table beneath the picture. Look at the bar and at how many organisations and ratings stand behind the number.
method-disagree-words = Read what the levels of the principle say. Perhaps you disagree with the scale, not with the rating.
method-disagree-again = Take the open program and calculate again. Change what you doubt, and see whether the result holds:
method-disagree-limit = What you need for that is the file of ratings. Real ratings are not published, because they could show who said what and put people at risk. Whoever holds the file can calculate again, or let an independent person do it. With the invented file, anybody can.
