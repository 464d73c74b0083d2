SELECT DISTINCT group_name FROM atypical_cases WHERE group_name <> '' ORDER BY group_name
