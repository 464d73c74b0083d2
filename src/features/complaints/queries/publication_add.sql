INSERT INTO complaints_publications (matter_id, version, received_on, judged_on, unit, job_title, conduct, findings,
  judgement, conclusions)
VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9)
