SELECT version, received_on, judged_on, unit, job_title, conduct, findings, judgement, conclusions
FROM complaints_publications WHERE matter_id = $1
