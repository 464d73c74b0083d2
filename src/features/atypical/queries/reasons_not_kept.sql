SELECT c.id FROM atypical_cases c JOIN atypical_sealed s ON s.owner = c.id AND s.part = 'evidence'
WHERE c.reasons_kept = 0 LIMIT 1
