SELECT version, received_on, judged_on, unit, job_title, conduct, findings, judgement, conclusions
FROM complaints_publications WHERE judged_on >= $1 AND judged_on < $2 ORDER BY judged_on, matter_id
