-- What stands out in each look-up, as bits: 0-7 the subject is close to the officer, 8-15 the subject is marked,
-- 16-19 the reason says little, 20 off duty, 21 absent, 22 the case said does not exist, 23 it has no link to the subject,
-- 24 the look-up before came from another place shortly ago, 25 an operation at the subject was near.
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
), placed AS (
  SELECT id, moment, place, LAG(moment) OVER turns AS moment_before, LAG(place) OVER turns AS place_before
  FROM looks
  WHERE place <> 0
  WINDOW turns AS (PARTITION BY team, actor, moment // 86400 ORDER BY moment, basis, subject, source, reason, place)
), elsewhere AS (
  SELECT placed.id
  FROM placed CROSS JOIN settings
  WHERE place <> place_before AND moment - moment_before < two_places_within
), soon AS (
  SELECT DISTINCT looks.id
  FROM looks CROSS JOIN settings
  JOIN operations ON operations.subject = looks.subject AND operations.moment > looks.moment
    AND operations.moment - looks.moment <= before_operation
), pairs AS (
  SELECT DISTINCT basis, subject FROM links
), found AS (
  SELECT looks.id,
    COALESCE(close.signs, 0) + COALESCE(marked.signs, 0) + COALESCE(reasons.sign, 0)
    + CASE WHEN duty.known = 1 AND duty.on_duty = 0 THEN 1048576 ELSE 0 END
    + CASE WHEN duty.absent = 1 THEN 2097152 ELSE 0 END
    + CASE WHEN looks.basis <> 0 AND cases.basis IS NULL THEN 4194304 ELSE 0 END
    + CASE WHEN looks.basis <> 0 AND cases.basis IS NOT NULL AND looks.subject <> 0 AND pairs.basis IS NULL
           THEN 8388608 ELSE 0 END
    + CASE WHEN elsewhere.id IS NOT NULL THEN 16777216 ELSE 0 END
    + CASE WHEN soon.id IS NOT NULL THEN 33554432 ELSE 0 END AS signs
  FROM looks
  LEFT JOIN close ON close.id = looks.id
  LEFT JOIN marked ON marked.id = looks.id
  LEFT JOIN duty ON duty.id = looks.id
  LEFT JOIN reasons ON reasons.reason = looks.reason
  LEFT JOIN cases ON cases.basis = looks.basis
  LEFT JOIN elsewhere ON elsewhere.id = looks.id
  LEFT JOIN soon ON soon.id = looks.id
  LEFT JOIN pairs ON pairs.basis = looks.basis AND pairs.subject = looks.subject
)
-- One's own record is not also that of a colleague.
SELECT id, CASE WHEN (signs & settings.own) <> 0 THEN signs & ~settings.of_others ELSE signs END AS signs
FROM found CROSS JOIN settings
