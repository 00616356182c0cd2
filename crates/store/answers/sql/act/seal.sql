UPDATE act SET digest = $1 WHERE day = $2 AND id = $3 AND digest IS NULL
