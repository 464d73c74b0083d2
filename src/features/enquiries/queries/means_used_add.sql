INSERT INTO enquiries_means_used (id, matter_id, used_on, recorded_by, sealed) VALUES ($1, $2, $3, $4, $5)
