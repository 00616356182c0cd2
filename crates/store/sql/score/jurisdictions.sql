SELECT DISTINCT jurisdiction FROM score ORDER BY jurisdiction
