UPDATE act SET digest = $1 WHERE id = $2 AND digest IS NULL
