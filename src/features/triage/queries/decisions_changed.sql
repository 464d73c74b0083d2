SELECT DISTINCT d.matter_id FROM triage_decisions d
WHERE d.seq > 1 AND d.state = 'confirmed' AND COALESCE(d.settled_on, d.proposed_on) >= $1
  AND COALESCE(d.settled_on, d.proposed_on) < $2
  AND EXISTS (SELECT 1 FROM triage_decisions e WHERE e.matter_id = d.matter_id AND e.seq < d.seq
    AND e.state = 'confirmed' AND e.outcome <> d.outcome)
ORDER BY d.matter_id
