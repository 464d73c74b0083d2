-- As in docs/detection, but what many pairs have in common is ranked and weighed once.
CREATE TABLE findings AS
WITH outside AS (
  SELECT pair_days.*
  FROM pair_days JOIN peers ON peers.actor = pair_days.actor CROSS JOIN settings
  WHERE pair_days.day BETWEEN settings.first_day AND settings.last_day
    AND (unexplained = 0 OR (signs & personal) <> 0 OR (NOT EXISTS (
      SELECT 1 FROM events WHERE events.subject = pair_days.subject
                             AND pair_days.day BETWEEN events.first_day AND events.last_day)
      AND NOT EXISTS (
      SELECT 1 FROM team_work WHERE team_work.subject = pair_days.subject AND team_work.peer = peers.peer)))
), reasons_given AS (
  SELECT actor, SUM(actor_days.vague) * MAX(vague_share) < SUM(actor_days.looks - actor_days.unexplained) AND MAX(vague_share) > 0 AS seldom_vague
  FROM actor_days CROSS JOIN settings
  WHERE day BETWEEN settings.first_day AND settings.last_day
  GROUP BY actor
), same_cases AS (
  SELECT actor, basis, COUNT(DISTINCT subject) - 1 AS others FROM outside WHERE basis <> 0 GROUP BY actor, basis
), same_words AS (
  SELECT actor, reason, COUNT(DISTINCT subject) - 1 AS others FROM outside WHERE reason <> 0 GROUP BY actor, reason
), counted AS (
  SELECT outside.actor, subject, MIN(day) AS first_day, MAX(day) AS last_day, BIT_OR(signs) AS signs,
    LEAST(1023, SUM(CASE WHEN unexplained > 0 THEN 1 ELSE 0 END)) AS days,
    LEAST(1023, SUM(unexplained)) AS looks,
    LEAST(1023, SUM(CASE WHEN (signs & 3145728) <> 0 THEN 1 ELSE 0 END)) AS off_duty,
    LEAST(1023, SUM(CASE WHEN (signs & 12582912) <> 0 THEN 1 ELSE 0 END)) AS wrong_case,
    LEAST(1023, SUM(CASE WHEN (signs & 983040) <> 0 THEN 1 ELSE 0 END)) AS reason,
    LEAST(1023, SUM(CASE WHEN (signs & 33554432) <> 0 THEN 1 ELSE 0 END)) AS operation,
    LEAST(1023, COALESCE(MAX(same_cases.others), 0)) AS same_case,
    LEAST(1023, COALESCE(MAX(same_words.others), 0)) AS same_words,
    LEAST(1023, SUM(CASE WHEN unexplained > 0 AND (signs & personal) <> 0 THEN 1 ELSE 0 END)) AS close,
    LEAST(1023, SUM(CASE WHEN unexplained > 0 AND (signs & 983040) <> 0 AND seldom_vague THEN 1 ELSE 0 END)) AS vague
  FROM outside CROSS JOIN settings
  LEFT JOIN reasons_given ON reasons_given.actor = outside.actor
  LEFT JOIN same_cases ON same_cases.actor = outside.actor AND same_cases.basis = outside.basis
  LEFT JOIN same_words ON same_words.actor = outside.actor AND same_words.reason = outside.reason
  GROUP BY outside.actor, subject
), profiles AS (
  SELECT peer, signs, days, looks, off_duty, wrong_case, reason, operation, same_case, same_words, close, vague, COUNT(*) AS same
  FROM counted JOIN peers ON peers.actor = counted.actor
  GROUP BY ALL
), tails AS (
  SELECT profiles.*, SUM(same) OVER (PARTITION BY peer) AS pairs,
    SUM(same) OVER (PARTITION BY peer ORDER BY days DESC) AS days_tail,
    SUM(same) OVER (PARTITION BY peer ORDER BY looks DESC) AS looks_tail,
    SUM(same) OVER (PARTITION BY peer ORDER BY off_duty DESC) AS off_duty_tail,
    SUM(same) OVER (PARTITION BY peer ORDER BY wrong_case DESC) AS wrong_case_tail,
    SUM(same) OVER (PARTITION BY peer ORDER BY reason DESC) AS reason_tail,
    SUM(same) OVER (PARTITION BY peer ORDER BY operation DESC) AS operation_tail,
    SUM(same) OVER (PARTITION BY peer ORDER BY same_case DESC) AS same_case_tail,
    SUM(same) OVER (PARTITION BY peer ORDER BY same_words DESC) AS same_words_tail,
    SUM(same) OVER (PARTITION BY peer ORDER BY close DESC) AS close_tail,
    SUM(same) OVER (PARTITION BY peer ORDER BY vague DESC) AS vague_tail
  FROM profiles
), parts AS (
  SELECT tails.*,
    CASE WHEN tails.days = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(pairs / days_tail)) AS BIGINT) * weights.days // 100 END AS days_part,
    CASE WHEN tails.looks = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(pairs / looks_tail)) AS BIGINT) * weights.looks // 100 END AS looks_part,
    CASE WHEN tails.off_duty = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(pairs / off_duty_tail)) AS BIGINT) * weights.off_duty // 100 END AS off_duty_part,
    CASE WHEN tails.wrong_case = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(pairs / wrong_case_tail)) AS BIGINT) * weights.wrong_case // 100 END AS wrong_case_part,
    CASE WHEN tails.reason = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(pairs / reason_tail)) AS BIGINT) * weights.reason // 100 END AS reason_part,
    CASE WHEN tails.operation = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(pairs / operation_tail)) AS BIGINT) * weights.operation // 100 END AS operation_part,
    CASE WHEN tails.same_case = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(pairs / same_case_tail)) AS BIGINT) * weights.same_case // 100 END AS same_case_part,
    CASE WHEN tails.same_words = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(pairs / same_words_tail)) AS BIGINT) * weights.same_words // 100 END AS same_words_part,
    CASE WHEN tails.close = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(pairs / close_tail)) AS BIGINT) * weights.close // 100 END AS close_part,
    CASE WHEN tails.vague = 0 THEN 0
         ELSE CAST(FLOOR(100 * LOG2(pairs / vague_tail)) AS BIGINT) * weights.vague // 100 END AS vague_part,
    (SELECT COALESCE(SUM(sign_points.points * CASE WHEN tails.looks = 0 THEN settings.explained_weight ELSE 100 END // 100), 0) FROM sign_points WHERE (tails.signs & sign_points.sign) <> 0) AS by_signs
  FROM tails CROSS JOIN pair_weights AS weights CROSS JOIN settings
), summed AS (
  SELECT *, days_part + looks_part + off_duty_part + wrong_case_part + reason_part + operation_part + same_case_part + same_words_part + close_part + vague_part + by_signs AS points
  FROM parts
)
SELECT counted.actor, counted.subject, counted.signs, counted.days, counted.looks, counted.off_duty, counted.wrong_case, counted.reason, counted.operation, counted.same_case, counted.same_words, counted.close, counted.vague, summed.points
FROM counted JOIN peers ON peers.actor = counted.actor
JOIN (SELECT summed.* FROM summed CROSS JOIN settings WHERE summed.points >= pair_floor) AS summed
  ON summed.peer = peers.peer AND summed.signs = counted.signs AND summed.days = counted.days AND summed.looks = counted.looks AND summed.off_duty = counted.off_duty AND summed.wrong_case = counted.wrong_case AND summed.reason = counted.reason AND summed.operation = counted.operation AND summed.same_case = counted.same_case AND summed.same_words = counted.same_words AND summed.close = counted.close AND summed.vague = counted.vague
