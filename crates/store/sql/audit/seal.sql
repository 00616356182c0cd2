UPDATE audit_entry SET number = $1, digest = $2 WHERE id = $3 AND number IS NULL
