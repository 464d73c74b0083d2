SELECT * FROM decisions_cases WHERE decided_on >= $1 AND decided_on < $2 ORDER BY decided_on, id
