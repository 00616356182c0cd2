UPDATE answer_set SET submissions = $1, version = version + 1, day = $2 WHERE handle = $3 AND submissions = $1 - 1
