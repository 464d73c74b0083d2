-- One case for each officer with a finding: the findings, each next one at half the share of the one before, and what
-- stands out about the officer, by its rarity among peers.
WITH busy AS (
  SELECT actor, day, (settings.last_day - day) // 7 AS week, SUM(actor_days.looks) AS looks,
    SUM(actor_days.looks - actor_days.unexplained) AS explained, SUM(actor_days.vague) AS vague, MAX(vague_share) AS share,
    SUM(actor_days.two_places) AS two_places
  FROM actor_days CROSS JOIN settings
  WHERE day BETWEEN first_day AND settings.last_day
  GROUP BY actor, day, settings.last_day
), looked AS (
  SELECT actor, MAX(looks) AS volume, SUM(two_places) AS two_places,
    SUM(vague) * MAX(share) < SUM(explained) AND MAX(share) > 0 AS seldom_vague
  FROM busy
  GROUP BY actor
), outside AS (
  SELECT pair_days.actor, pair_days.subject, (last_day - day) // 7 AS week, (signs & 983040) <> 0 AS vague,
    (signs & 3145728) <> 0 AS off_duty
  FROM pair_days JOIN peers ON peers.actor = pair_days.actor CROSS JOIN settings
  WHERE unexplained > 0 AND day BETWEEN settings.first_day AND settings.last_day
    AND ((signs & personal) <> 0 OR (NOT EXISTS (
      SELECT 1 FROM events WHERE events.subject = pair_days.subject
                             AND pair_days.day BETWEEN events.first_day AND events.last_day)
      AND NOT EXISTS (
      SELECT 1 FROM team_work WHERE team_work.subject = pair_days.subject AND team_work.peer = peers.peer)))
), interest AS (
  SELECT actor, COUNT(DISTINCT subject) AS subjects, COUNT(DISTINCT week) AS weeks,
    COUNT(DISTINCT CASE WHEN vague THEN subject END) AS vague, SUM(CASE WHEN off_duty THEN 1 ELSE 0 END) AS off_duty
  FROM outside
  GROUP BY actor
), broad AS (
  SELECT actor, week, COUNT(DISTINCT subject) AS subjects
  FROM outside
  GROUP BY actor, week
), many AS (
  SELECT actor, week, SUM(looks) AS looks
  FROM busy
  GROUP BY actor, week
), weekly AS (
  SELECT looked.actor, numbers.week, COALESCE(many.looks, 0) AS looks, COALESCE(broad.subjects, 0) AS subjects,
    (days - 1) // 7 AS weeks_before
  FROM looked CROSS JOIN settings JOIN (SELECT UNNEST(RANGE(0, 64)) AS week) AS numbers ON numbers.week <= (days - 1) // 7
  LEFT JOIN many ON many.actor = looked.actor AND many.week = numbers.week
  LEFT JOIN broad ON broad.actor = looked.actor AND broad.week = numbers.week
), turns AS (
  SELECT actor, looks, subjects, weeks_before, ROW_NUMBER() OVER (PARTITION BY actor ORDER BY looks) - 1 AS looks_turn,
    ROW_NUMBER() OVER (PARTITION BY actor ORDER BY subjects) - 1 AS subjects_turn
  FROM weekly
  WHERE week > 0
), medians AS (
  SELECT actor, MAX(CASE WHEN looks_turn = weeks_before // 2 THEN looks END) AS looks,
    MAX(CASE WHEN subjects_turn = weeks_before // 2 THEN subjects END) AS subjects
  FROM turns
  GROUP BY actor
), rises AS (
  SELECT weekly.actor,
    CASE WHEN medians.looks = 0 THEN 0 ELSE weekly.looks * 100 // medians.looks END AS rise,
    weekly.subjects * 100 // GREATEST(1, medians.subjects) AS breadth
  FROM weekly JOIN medians ON medians.actor = weekly.actor
  WHERE weekly.week = 0
), shares AS (
  SELECT habits.*, SUM(habits.looks) OVER (PARTITION BY habits.actor, habits.kind) AS of_all
  FROM habits
), rare AS (
  SELECT actor, SUM(CASE WHEN kind = 0 THEN unexplained ELSE 0 END) AS sources,
    SUM(CASE WHEN kind = 1 THEN unexplained ELSE 0 END) AS hours,
    SUM(CASE WHEN kind = 2 THEN unexplained ELSE 0 END) AS places
  FROM shares CROSS JOIN settings
  WHERE rare_share > 0 AND shares.days <= rare_days AND shares.looks * rare_share < of_all
  GROUP BY actor
), counted AS (
  SELECT looked.actor, LEAST(1023, COALESCE(subjects, 0)) AS subjects, LEAST(1023, COALESCE(weeks, 0)) AS weeks,
    LEAST(1023, COALESCE(off_duty, 0)) AS off_duty, LEAST(1023, volume) AS volume, LEAST(1023, COALESCE(rise, 0)) AS rise,
    LEAST(1023, COALESCE(breadth, 0)) AS breadth, LEAST(1023, COALESCE(sources, 0)) AS rare_source,
    LEAST(1023, COALESCE(hours, 0)) AS rare_hours, LEAST(1023, COALESCE(places, 0)) AS rare_place,
    LEAST(1023, two_places) AS two_places, CASE WHEN seldom_vague THEN LEAST(1023, COALESCE(vague, 0)) ELSE 0 END AS vague
  FROM looked
  LEFT JOIN interest ON interest.actor = looked.actor
  LEFT JOIN rises ON rises.actor = looked.actor
  LEFT JOIN rare ON rare.actor = looked.actor
), tails AS (
  SELECT counted.*, COUNT(*) OVER (PARTITION BY peer) AS actors,
    COUNT(*) OVER (PARTITION BY peer ORDER BY subjects DESC) AS subjects_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY weeks DESC) AS weeks_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY off_duty DESC) AS off_duty_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY volume DESC) AS volume_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY rise DESC) AS rise_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY breadth DESC) AS breadth_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY rare_source DESC) AS rare_source_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY rare_hours DESC) AS rare_hours_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY rare_place DESC) AS rare_place_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY two_places DESC) AS two_places_tail,
    COUNT(*) OVER (PARTITION BY peer ORDER BY vague DESC) AS vague_tail
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
         ELSE CAST(FLOOR(100 * LOG2(actors / rise_tail)) AS BIGINT) * weights.rise // 100 END AS rise_part,
    CASE WHEN tails.breadth = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(actors / breadth_tail)) AS BIGINT) * weights.breadth // 100 END AS breadth_part,
    CASE WHEN tails.rare_source = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(actors / rare_source_tail)) AS BIGINT) * weights.rare_source // 100 END AS rare_source_part,
    CASE WHEN tails.rare_hours = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(actors / rare_hours_tail)) AS BIGINT) * weights.rare_hours // 100 END AS rare_hours_part,
    CASE WHEN tails.rare_place = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(actors / rare_place_tail)) AS BIGINT) * weights.rare_place // 100 END AS rare_place_part,
    CASE WHEN tails.two_places = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(actors / two_places_tail)) AS BIGINT) * weights.two_places // 100 END AS two_places_part,
    CASE WHEN tails.vague = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(actors / vague_tail)) AS BIGINT) * weights.vague // 100 END AS vague_part
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
    by_findings + subjects_part + weeks_part + off_duty_part + volume_part + rise_part
    + breadth_part + rare_source_part + rare_hours_part + rare_place_part + two_places_part + vague_part AS points
  FROM parts JOIN found ON found.actor = parts.actor
)
SELECT summed.*, ROW_NUMBER() OVER (ORDER BY points DESC, actor) AS place
FROM summed
