SELECT subject AS number FROM atypical_findings UNION SELECT subject AS number FROM atypical_cases
UNION SELECT subject AS number FROM atypical_asked
