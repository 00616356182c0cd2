SELECT id, email, name, state, locale, zone, digest, version FROM person ORDER BY id
