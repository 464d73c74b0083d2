-- The look-ups on no duty by somebody whose roster is known; that is sought only for those on no duty.
CREATE TABLE off_duty AS
WITH outside AS (
  SELECT id, actor, moment FROM tuned_looks
  WHERE NOT EXISTS (SELECT 1 FROM duties WHERE duties.actor_day = tuned_looks.actor_day
                                           AND tuned_looks.moment BETWEEN duties.opens AND duties.closes)
)
SELECT DISTINCT outside.id
FROM outside CROSS JOIN settings
JOIN spells ON spells.kind = 'duty' AND spells.actor = outside.actor
  AND outside.moment BETWEEN spells.starts - roster_within AND spells.ends + roster_within
