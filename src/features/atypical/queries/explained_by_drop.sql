DELETE FROM atypical_explained_by WHERE month = $1
