SELECT DISTINCT reason AS number FROM atypical_reasons
