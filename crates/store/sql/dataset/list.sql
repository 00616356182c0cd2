SELECT source, edition, publisher, title, licence, url, citation FROM dataset ORDER BY source, edition
