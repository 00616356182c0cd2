SELECT handle, round_id, jurisdiction, class, rater, version, draft, submissions, day FROM answer_set WHERE handle = $1
