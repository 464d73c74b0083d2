SELECT course, held_on, result FROM complaints_training WHERE person_id = $1 ORDER BY held_on DESC, course
