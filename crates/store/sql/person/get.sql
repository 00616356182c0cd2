SELECT id, email, name, state, locale, zone, digest, version FROM person WHERE id = $1
