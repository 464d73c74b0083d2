UPDATE matters_procedures SET activated_on = NULL WHERE jurisdiction = $1 AND key = $2
