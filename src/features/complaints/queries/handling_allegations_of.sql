SELECT id, position, category, state, recommended, recommended_by, recommended_on, final_finding, final_by, final_on,
       outcome, recorded_on, sealed, version
FROM complaints_allegations WHERE matter_id = $1 ORDER BY position
