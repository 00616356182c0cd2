# reviewed: no
framework-heading = The framework
framework-lede = { $areas ->
    [one] One area
   *[other] { $areas } areas
}, { $principles ->
    [one] one principle
   *[other] { $principles } principles
}. Each principle is asked about twice: does it exist in law, and is it done in practice?
framework-is-heading = What this edition is
framework-is-not-heading = What it is not
framework-scale-heading = The scale
framework-scale-caption = Five levels for law and five for practice. Unknown and not applicable stand beside the scale; neither is a zero.
framework-level = Level
framework-areas-heading = Areas and principles
framework-principle-count = { $count ->
    [one] One principle
   *[other] { $count } principles
}
framework-editions-heading = Editions
framework-edition-column = Edition
framework-published-column = Published
framework-digest-column = Digest
framework-core-mark = in the short questionnaire
framework-vignettes-heading = Vignettes
framework-vignettes-lede = Short cases in invented places. Everybody who rates is asked to rate them too, so that different yardsticks can be compared.
vignette-level-low = meant to lie low on the scale
vignette-level-middle = meant to lie in the middle of the scale
vignette-level-high = meant to lie high on the scale
principle-anchors-caption = What each level means for { $dimension }
principle-harmful = Harmful
principle-indicators-heading = Indicators: what to look at
principle-indicators-lede = Evidence hangs on indicators. They are never averaged into a rating.
indicator-column = Indicator
indicator-kind-column = Kind
indicator-dimension-column = About
indicator-observed-column = What is observed
indicator-evidence-column = What counts as evidence
principle-standards-heading = What the law says
principle-standards-lede = Provisions and decisions that this principle rests on, in our own words. Whether one binds a State stands on that State’s profile.
standard-column = Standard
standard-says-column = What it says
standard-force-column = Force
standard-checked-column = Checked
standard-checked = checked against the official text
standard-unchecked = not checked yet
standard-official-text = official text
standard-respondent = against { $state }
principle-data-heading = Open data that informs it
principle-data-empty = No open dataset that we know informs this principle yet. That is a finding too: nobody publishes it.
variable-column = Variable
direction-column = Which way is nearer the standard
principle-forms = Forms of violence for which it may differ
principle-duty-bearers = Who owes it
principle-lenses = Lenses
principle-previous = Before: { $title }
principle-next = Next: { $title }
principle-details-english = Details of the indicators are in English where they have not been translated yet.
