UPDATE matters_procedures SET activated_on = $4 WHERE jurisdiction = $1 AND key = $2 AND version = $3
