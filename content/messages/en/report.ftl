# reviewed: no
report-title = { $name }: law and practice on violence against women and girls
report-subtitle = What open data says, with sources
report-contents = Contents
report-page-of = Page { $page } of { $pages }
report-disclaimer-title = What this report is not
report-disclaimer = Open data only; no assessment; not by or for the Due Diligence Project. Nobody has rated this State here.
report-context = Context
report-context-text = { $name } is listed as: { $kind }. Region: { $region }. This report gathers what publishers have released about it and hangs each value on the principle of the due diligence framework that it informs. It covers { $known } of { $total } principles; about the others nothing is published that we know of.
report-at-a-glance = At a glance
report-area-known = { $known ->
    [one] Something is published about one of { $total } principles.
   *[other] Something is published about { $known } of { $total } principles.
}
report-area-unknown = About none of the { $total } principles of this area is anything published that we know of.
report-values-caption = Published values: { $title }
report-unknown = What is unknown
report-unknown-text = Unknown is not zero. About these principles nothing is published that we know of; people on the ground may know.
report-standards = Standards that apply
report-standards-text = The principles rest on these instruments. A treaty binds its parties; a judgment binds the State that it is against; everything else is read for comparison.
report-standards-caption = Instruments, their force, and whether they bind { $name }
report-treaties-caption = Treaty status by source
report-cited-by-column = Principles
report-method = Method
report-method-text = Each value is taken from its publisher’s file unchanged, with its year, unit and, where given, bounds. A mapping says which indicator a variable informs and which way is nearer the standard; it is content that can be read and challenged. No value becomes a rating. Sources that differ stand side by side; none is averaged with another. The newest value of each series is printed.
report-sources-caption = Sources
report-boundaries = Boundaries, names and data
report-boundaries-text = Names and codes follow ISO 3166 and the Unicode Common Locale Data Repository. They imply no opinion on the legal status of any country, territory or area, or of its authorities, borders or name. Publishers answer for their own figures.
report-references = Legal references
report-references-text = References that are marked as not checked were drawn up with care, but not checked line by line against the official text. Read it before you rely on them.
report-cite = How to cite
report-cite-text = Diligence ({ $year }). { $title }. { $edition }. { $date }.
report-translation-title = About this translation
report-translation = This translation has not been reviewed by a person. The English edition decides. Words that have not been translated yet are in English.
