INSERT INTO enquiries_review_moments (plan_id, matter_id, planned_on) VALUES ($1, $2, $3)
ON CONFLICT (plan_id, planned_on) DO NOTHING
