-- Reached by the matter: the empty text keeps an index by role, which holds every handler there is, out of it.
SELECT matter_id, 'desks' AS sort, principal FROM matters_access
WHERE matter_id >= $1 AND matter_id <= $2 AND principal LIKE 'd:%'
UNION
SELECT matter_id, 'handlers' AS sort, principal FROM matters_participants
WHERE matter_id >= $1 AND matter_id <= $2 AND role || '' = 'handler' AND until_on IS NULL
ORDER BY 1, 2, 3
