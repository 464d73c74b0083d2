UPDATE complaints_publications SET version = version + 1, judged_on = $3, unit = $4, job_title = $5, conduct = $6,
  findings = $7, judgement = $8, conclusions = $9
WHERE matter_id = $1 AND version = $2
