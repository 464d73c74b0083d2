-- The look-ups shortly after one from another place; the order is that of the table.
CREATE TABLE elsewhere AS
SELECT id
FROM (SELECT id, place, moment, actor_day, team, LAG(place) OVER () AS place_before, LAG(moment) OVER () AS moment_before,
        LAG(actor_day) OVER () AS actor_day_before, LAG(team) OVER () AS team_before FROM tuned_looks) AS turns
WHERE place <> place_before AND actor_day = actor_day_before AND team = team_before
  AND moment - moment_before < (SELECT two_places_within FROM settings)
