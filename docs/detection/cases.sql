-- One case for each officer with a finding: the findings, each next one at half the share of the one before, and what
-- stands out about the officer, by its rarity among peers.
WITH busy AS (
  SELECT actor, day, SUM(actor_days.looks) AS looks, SUM(actor_days.off_duty) AS off_duty
  FROM actor_days CROSS JOIN settings
  WHERE day BETWEEN first_day AND settings.last_day
  GROUP BY actor, day
), looked AS (
  SELECT actor, LEAST(1023, SUM(busy.off_duty)) AS off_duty, LEAST(1023, MAX(looks)) AS volume,
    SUM(CASE WHEN last_day - day < 7 THEN looks ELSE 0 END) AS last_week,
    SUM(CASE WHEN last_day - day < 7 THEN 0 ELSE looks END) AS before, MAX((days - 1) // 7) AS weeks_before
  FROM busy CROSS JOIN settings
  GROUP BY actor
), outside AS (
  SELECT pair_days.actor, pair_days.subject, (last_day - day) // 7 AS week
  FROM pair_days CROSS JOIN settings
  WHERE unexplained > 0 AND day BETWEEN settings.first_day AND settings.last_day
    AND ((signs & personal) <> 0 OR NOT EXISTS (
      SELECT 1 FROM events WHERE events.subject = pair_days.subject
                             AND pair_days.day BETWEEN events.first_day AND events.last_day))
), interest AS (
  SELECT actor, LEAST(1023, COUNT(DISTINCT subject)) AS subjects, LEAST(1023, COUNT(DISTINCT week)) AS weeks
  FROM outside
  GROUP BY actor
), counted AS (
  SELECT looked.actor, COALESCE(subjects, 0) AS subjects, COALESCE(weeks, 0) AS weeks, off_duty, volume,
    LEAST(1023, CASE WHEN before = 0 THEN 0 ELSE last_week * 100 * weeks_before // before END) AS rise
  FROM looked LEFT JOIN interest ON interest.actor = looked.actor
), tails AS (
  SELECT counted.*, COUNT(*) OVER (PARTITION BY peer) AS actors,
    COUNT(*) OVER (PARTITION BY peer ORDER BY subjects DESC) AS subjects_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY weeks DESC) AS weeks_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY off_duty DESC) AS off_duty_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY volume DESC) AS volume_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY rise DESC) AS rise_tail
  FROM counted JOIN peers ON peers.actor = counted.actor
), parts AS (
  SELECT tails.*,
    CASE WHEN tails.subjects = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(actors / subjects_tail)) AS BIGINT) * weights.subjects // 100 END AS subjects_part,
    CASE WHEN tails.weeks = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(actors / weeks_tail)) AS BIGINT) * weights.weeks // 100 END AS weeks_part,
    CASE WHEN tails.off_duty = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(actors / off_duty_tail)) AS BIGINT) * weights.off_duty // 100 END AS off_duty_part,
    CASE WHEN tails.volume = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(actors / volume_tail)) AS BIGINT) * weights.volume // 100 END AS volume_part,
    CASE WHEN tails.rise = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(actors / rise_tail)) AS BIGINT) * weights.rise // 100 END AS rise_part
  FROM tails CROSS JOIN actor_weights AS weights
), ordered AS (
  SELECT actor, points, ROW_NUMBER() OVER (PARTITION BY actor ORDER BY points DESC, subject) - 1 AS halvings
  FROM findings
), found AS (
  SELECT actor, SUM(CASE WHEN halvings < 31 THEN points >> halvings ELSE 0 END) AS by_findings
  FROM ordered
  GROUP BY actor
), summed AS (
  SELECT parts.*, by_findings,
    by_findings + subjects_part + weeks_part + off_duty_part + volume_part + rise_part AS points
  FROM parts JOIN found ON found.actor = parts.actor
)
SELECT summed.*, ROW_NUMBER() OVER (ORDER BY points DESC, actor) AS place
FROM summed
