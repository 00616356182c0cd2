SELECT v.code, v.words, v.unit, v.better, v.caveat
FROM variable v JOIN dataset d ON d.id = v.dataset_id
WHERE d.source = $1 AND d.edition = $2
ORDER BY v.code
