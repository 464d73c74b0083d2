DELETE FROM atypical_acts WHERE day < $1
