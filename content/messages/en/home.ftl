# reviewed: no
home-heading = A State must act against violence against women. This is how to tell whether it does.
home-lede = The due diligence framework turns a duty in law into questions that can be answered, findings that can be checked, and plans that can be followed.
home-read-framework = Read the framework
home-how-it-works = What this is, and is not
home-duties = Five duties, and what they stand on
home-path-heading = From what people know to what a State does
home-path-text = Every number on this site can be walked back along this path, as far as the people behind it can safely be shown. So far the site holds the first step: open data as evidence.
home-states-heading = States with open data
home-states-note = Open data only; no assessment; not by or for the Due Diligence Project.
home-states-all = All countries and territories
home-states-empty = No open data has been loaded yet.
home-states-empty-remedy = Whoever runs this site can load some with “diligence import”, or see it at work with “diligence demo”.
home-picture-title = Scores for law and for supportive frameworks, by State
home-picture-caption = Women, Business and the Law 2024, Safety: law ◇ and supportive frameworks ●, each from 0 to 100. One publisher’s reading, not an assessment.
home-search-label = Country, territory, subdivision or code
home-search-button = Look up
