SELECT moments.planned_on FROM enquiries_review_moments AS moments
JOIN enquiries_plans AS plans ON plans.id = moments.plan_id
WHERE moments.matter_id = $1 AND plans.state = 'approved' ORDER BY moments.planned_on
