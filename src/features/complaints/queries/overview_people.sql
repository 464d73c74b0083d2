SELECT
  (SELECT COUNT(*) FROM complaints_register_complainants a WHERE a.register = CAST($1 AS TEXT)) AS complainants,
  (SELECT COUNT(*) FROM complaints_register_victims b WHERE b.register = CAST($1 AS TEXT)) AS victims,
  (SELECT COUNT(*) FROM complaints_register_officer_filed d WHERE d.register = CAST($1 AS TEXT)) AS officer_filed
