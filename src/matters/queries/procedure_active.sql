SELECT version, text FROM matters_procedures
WHERE jurisdiction = $1 AND key = $2 AND activated_on IS NOT NULL
