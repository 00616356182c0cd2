SELECT code, digest, content FROM framework_edition ORDER BY created_ms, code
