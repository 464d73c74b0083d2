SELECT matter_id, category, state, recommended, final_finding, outcome, recorded_on, final_on
FROM complaints_allegations WHERE recorded_on >= $1 AND recorded_on < $2 ORDER BY recorded_on, id
