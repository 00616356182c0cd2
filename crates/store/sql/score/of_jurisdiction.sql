SELECT kind, principle, dimension, year, since, withheld, numbers FROM score
WHERE run_id = $1 AND jurisdiction = $2 ORDER BY principle, dimension, year
