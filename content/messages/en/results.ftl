# reviewed: no
event-answers-read = Read single answers of a round
event-texts-read = Read what organisations wrote
event-codes-changed = Changed the tags of a round
event-text-coded = Tagged what an organisation wrote
results-title = Results
results-lede = What was answered in this round. Who answered is shown nowhere here.
results-distributions = Distributions
results-counted = { $count ->
    [one] One organisation submitted.
   *[other] { $count } organisations submitted.
  }
results-governments = { $count ->
    [one] One government answered about itself; it stands apart.
   *[other] { $count } governments answered about themselves; they stand apart.
  }
results-none = Nobody has submitted yet.
results-few = Fewer than three organisations submitted. What they answered is not counted here, so that nobody can be recognised.
results-wait = Results are shown to you once the round is over. Before that, whoever watches which organisation submits could tell what it answered.
results-rules = How to read this
results-rule-share = Shares are of answers that give a value. “I do not know”, “I prefer not to say”, “not applicable” and empty answers stand below and are in no share. In brackets: how many.
results-rule-few = Where fewer than three organisations gave a value, or one gave more than 60 per cent of the values, nothing is shown. Jurisdictions with too few are shown together where that is enough. Three or four organisations: thin evidence.
results-rule-total = “All shown” adds up what is shown, so nothing that is held back follows from it by subtraction.
results-rule-government = What a government answers about itself stands in a column of its own and in no other.
results-section = Part of the questionnaire
results-value = Answer
results-all = All shown
results-others = { $count ->
    [one] One more jurisdiction
   *[other] { $count } others together
  }
results-government = { $place }: the government about itself
results-cell-empty = Nobody answered
results-withheld = Not shown: too few organisations
results-together = Too few alone; counted with the others together
results-denominator = Answers in the shares
results-organisations = Organisations
results-missing = Left empty, or not asked
results-median = Median
results-middle = Middle half
results-range = { $low } to { $high }
results-other = Another answer
results-many = Several could be chosen, so shares may add up to more than 100 per cent. Who chose nothing is counted as empty.
results-first = Answers were put in order; counted is what was put first.
results-nothing-here = Nothing in this part can be counted.
results-forms = By form of violence
results-forms-lede = For which forms of violence it is different, principle by principle.
results-forms-caption = Share of the organisations that name at least one form for the principle, and how many they are
results-forms-none = This questionnaire does not ask about forms of violence.
results-principle = Principle
results-answers = Single answers
results-answers-lede = Each opening of these pages is written into the log. Do not try to find out whose an answer is.
results-answers-caption = Answers, each with what was submitted last
results-answers-empty = No answer fits.
results-mark = Mark
results-corrections = Corrections
results-day = Last submitted
results-columns = Columns
results-columns-none = No answers
results-holds = With this answer
results-one = Answer { $mark }
results-consent-use = May be used
results-consent-quote = May be quoted
results-consent-share = May be shared
results-texts = In their own words
results-texts-lede = What organisations wrote, question by question. Each opening is written into the log.
results-texts-empty = Nobody wrote anything yet.
results-texts-count = Texts
results-text-empty = There is no text here.
results-text-blind = You see which tags others gave to a text once you have saved yours.
results-text-tagged = Tagged by you
results-text-alone = Nobody else has tagged it yet.
results-text-save = Save the tags
results-text-other = Another coder, { $number }
results-text-no-tag = no tag
results-quote-yes = May be quoted, without a name
results-quote-no = Must not be quoted
results-codes = Tags
results-codes-lede = Tags for what organisations wrote, from the general to the particular. Everybody who reads the texts of this round shares them.
results-codes-empty = There are no tags yet. Write them first, under “Tags”.
results-code = Tag
results-code-parent = Under
results-code-top = At the top
results-code-add = Add the tag
results-code-into = Into
results-code-merge = Merge
results-code-archive = Put away
results-code-restore = Bring back
results-code-archived = put away
results-agreement = Agreement between coders
results-agreement-lede = Coders: { $coders }. Texts that somebody tagged: { $texts }.
results-agreement-none = No text was tagged by two people yet, so there is nothing to compare.
results-agreement-caption = By tag: how often it was given, and how far those who tagged the same text agree. Krippendorff’s α is 1 where all agree and 0 where they agree as by chance. Marks lead to texts about which others differ from you or from each other.
results-agreement-given = Texts with it
results-agreement-texts = Texts with two or more coders
results-agreement-share = Pairs that agree
results-agreement-alpha = α
results-agreement-differ = Texts with differences
