# reviewed: no
countries-heading = Countries and territories
countries-lede = Look up a State, a territory or a part of one. Names and codes imply no opinion on status or borders.
countries-search-label = Name or code
countries-search-hint = For example Malaysia, MYS, MY, 458, MY-10
countries-region-label = Region
countries-region-all = All regions
countries-data-label = Only with open data
countries-filter-button = Show
countries-clear = Clear the filter
countries-count = { $count ->
    [one] One jurisdiction
   *[other] { $count } jurisdictions
}
countries-empty = Nothing matches.
countries-empty-remedy = Try fewer letters, the name in another language, or an ISO code.
countries-table-caption = Countries and territories, with what open data there is
countries-name-column = Name
countries-code-column = Code
countries-region-column = Region
countries-values-column = Published values
countries-units-heading = Parts of States that match
countries-map-choose = Show on the map
countries-map-table-note = The same values stand in the table beneath, in the last column.
kind-un-member = UN member State
kind-un-observer = UN observer State
kind-territory = Territory
kind-other = Listed by datasets
kind-unit = Part of { $state }

map-title = World map: { $variable }
map-description = Countries shaded by their value. Hatched countries have no published value: unknown is not zero.
map-unknown = unknown
map-neutral = disputed: shown without a value
map-class-range = { $from } to { $to }

profile-kicker = Open data · edition { $edition }
profile-heading = { $name }: what is published about law and practice
profile-lede = What open data says under the five Ps, each value with its source, year and scale. Nobody has rated this State here.
profile-disclaimer = Open data only; no assessment; not by or for the Due Diligence Project.
profile-fact-principles = { $known } of { $total }
profile-fact-principles-label = principles with any open data; the others are unknown
profile-fact-sources-label = { $count ->
    [one] source speaks of it
   *[other] sources speak of it
}
profile-fact-treaties-label = treaties of the library to which it is known to be party
profile-fact-since = since { $year }
profile-fact-law-on-dv = law on domestic violence
profile-picture-heading = Profile: law and practice by principle
profile-picture-caption = One line for each principle about which anything is published. Each mark is one published answer, or one score on its own scale; sources are not put on a common axis. Filled: the answer nearer the standard. Hollow: the other answer. A dashed line: nobody has published anything, which is not zero.
profile-legend-nearer = filled: nearer the standard
profile-legend-other = hollow: the other answer
profile-legend-number = a score on its own scale
profile-scores-heading = Scores that differ, side by side
profile-scores-caption = Each score on its publisher’s own scale, from { $from } to { $to }. They ask different questions, so they may differ; none is averaged with another.
profile-timeline-heading = Law on domestic violence, year by year
profile-timeline-caption = As published for each year. Filled: yes. Hollow: no. Hatched: unknown.
profile-context-heading = Context
profile-context-lede = How widespread violence is. This is never a score of the State: where more women dare to report, figures rise.
profile-by-principle-heading = Principle by principle
profile-unknown-heading = What is unknown
profile-unknown-lede = { $count ->
    [one] For one principle, nobody has published anything that we know of.
   *[other] For { $count } principles, nobody has published anything that we know of.
}
profile-nothing = Nothing is published that we know of. That is unknown, not zero.
profile-nothing-unit = No open dataset speaks of this part of { $state } that we know of. The State’s own profile may help.
profile-state-link = Profile of { $state }
profile-units-heading = Parts of it
profile-units-lede = { $count ->
    [one] One subdivision with an ISO 3166-2 code
   *[other] { $count } subdivisions with ISO 3166-2 codes
}
profile-treaties-heading = Treaties
profile-treaties-lede = What each source says about this State and each treaty. Where nobody has told us, the status is unknown; unknown is not “none”.
profile-standards-heading = Standards that apply
profile-standards-lede = Binding: this State is party to the treaty, or the judgment is against it. Comparative: read for comparison.
profile-compare-link = Compare with other States
profile-reports-heading = Take it with you
profile-cite-heading = How to cite this page
profile-cite = { $name }: open data on law and practice. Diligence, { $edition }. Read on { $date }.
treaty-column = Treaty
treaty-state-column = Status
treaty-since-column = Since
treaty-reservations-column = Reservations
treaty-source-column = Source
treaty-party = party
treaty-signatory = signatory, not party
treaty-none = neither party nor signatory
treaty-withdrawn = withdrawn
treaty-unknown = unknown
treaty-sources-differ = sources differ
reservations-none = none, says the source
reservations-unknown = unknown
binding-binding = binding on this State
binding-comparative = comparative standard
binding-unknown = comparative standard; whether it binds is unknown
value-column = Value
year-column = Year
source-column = Source
principle-column = Principle
law-column = Law
practice-column = Practice
context-column = Context
caveat-label = How to read it

compare-heading = Compare
compare-lede = Two to four jurisdictions beside each other, value by value. Values of different sources are not put on a common scale, and there is no ranking.
compare-choose = Jurisdictions to compare
compare-slot = Jurisdiction { $number }
compare-nobody = none
compare-button = Compare
compare-too-few = Choose at least two.
compare-too-few-remedy = Pick two to four States or territories above; those with open data come first.
compare-with-data = With open data
compare-without-data = Without open data
compare-scores-heading = Scores, each on its own scale
compare-table-caption = All values, by principle
compare-same-named-twice = A jurisdiction was named twice; it is shown once.
