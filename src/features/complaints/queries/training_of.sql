SELECT course, held_on, result, minutes FROM complaints_training WHERE person_id = $1 ORDER BY held_on DESC, course
