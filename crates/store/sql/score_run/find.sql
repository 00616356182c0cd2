SELECT COUNT(*) FROM score_run WHERE edition = $1 AND model = $2 AND input = $3 AND seed = $4 AND chains = $5
