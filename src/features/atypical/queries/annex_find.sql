SELECT * FROM atypical_annexes WHERE language = $1
