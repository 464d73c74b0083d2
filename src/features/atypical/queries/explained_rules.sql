SELECT rule, looks, firsts FROM atypical_explained_by WHERE month = $1 ORDER BY looks DESC, rule
