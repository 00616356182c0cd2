UPDATE answer_set SET draft = $1, version = version + 1, day = $2 WHERE handle = $3 AND version = $4
