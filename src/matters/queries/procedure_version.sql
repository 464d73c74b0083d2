SELECT text FROM matters_procedures WHERE jurisdiction = $1 AND key = $2 AND version = $3
