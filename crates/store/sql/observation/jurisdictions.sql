SELECT o.jurisdiction, COUNT(*) AS observations FROM observation o GROUP BY o.jurisdiction ORDER BY o.jurisdiction
