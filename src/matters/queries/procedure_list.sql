SELECT key, version, activated_on FROM matters_procedures WHERE jurisdiction = $1 ORDER BY key, version DESC
