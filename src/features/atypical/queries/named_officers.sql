SELECT officer AS number FROM atypical_officers UNION SELECT officer AS number FROM atypical_trial_lines
