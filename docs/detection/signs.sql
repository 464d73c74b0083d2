-- What stands out in each look-up, as bits: 0-7 the subject is close to the officer, 8-15 the subject is marked,
-- 16-19 the reason says little, 20 off duty, 21 absent, 22 the case said does not exist, 23 it has no link to the subject.
WITH close AS (
  SELECT looks.id, BIT_OR(relations.sign) AS signs
  FROM looks JOIN relations ON relations.actor = looks.actor AND relations.subject = looks.subject
  WHERE looks.subject <> 0
  GROUP BY looks.id
), marked AS (
  SELECT looks.id, BIT_OR(marks.sign) AS signs
  FROM looks JOIN marks ON marks.subject = looks.subject
  WHERE looks.subject <> 0
  GROUP BY looks.id
), duty AS (
  SELECT looks.id,
    MAX(CASE WHEN spells.kind = 'duty' AND looks.moment BETWEEN spells.starts - settings.grace
                                                            AND spells.ends + settings.grace THEN 1 ELSE 0 END) AS on_duty,
    MAX(CASE WHEN spells.kind = 'duty' AND looks.moment BETWEEN spells.starts - settings.roster_within
                                                            AND spells.ends + settings.roster_within THEN 1 ELSE 0 END) AS known,
    MAX(CASE WHEN spells.kind = 'absence' AND looks.moment BETWEEN spells.starts AND spells.ends THEN 1 ELSE 0 END) AS absent
  FROM looks JOIN spells ON spells.actor = looks.actor CROSS JOIN settings
  GROUP BY looks.id
), pairs AS (
  SELECT DISTINCT basis, subject FROM links
)
SELECT looks.id,
  COALESCE(close.signs, 0) + COALESCE(marked.signs, 0) + COALESCE(reasons.sign, 0)
  + CASE WHEN duty.known = 1 AND duty.on_duty = 0 THEN 1048576 ELSE 0 END
  + CASE WHEN duty.absent = 1 THEN 2097152 ELSE 0 END
  + CASE WHEN looks.basis <> 0 AND cases.basis IS NULL THEN 4194304 ELSE 0 END
  + CASE WHEN looks.basis <> 0 AND cases.basis IS NOT NULL AND looks.subject <> 0 AND pairs.basis IS NULL
         THEN 8388608 ELSE 0 END AS signs
FROM looks
LEFT JOIN close ON close.id = looks.id
LEFT JOIN marked ON marked.id = looks.id
LEFT JOIN duty ON duty.id = looks.id
LEFT JOIN reasons ON reasons.reason = looks.reason
LEFT JOIN cases ON cases.basis = looks.basis
LEFT JOIN pairs ON pairs.basis = looks.basis AND pairs.subject = looks.subject
