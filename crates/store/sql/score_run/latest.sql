SELECT id, edition, model, input, seed, chains, draws, program, ratings, created_ms FROM score_run
WHERE edition = $1 AND EXISTS (SELECT 1 FROM score WHERE score.run_id = score_run.id AND score.jurisdiction = $2)
ORDER BY created_ms DESC, id DESC LIMIT 1
