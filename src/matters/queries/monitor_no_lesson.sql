SELECT id FROM matters_matters WHERE closed_on >= $1 AND closed_on < $2 AND lesson = 'none' ORDER BY id
