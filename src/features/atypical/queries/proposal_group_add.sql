INSERT INTO atypical_proposal_groups (proposal_id, kind, name, held, asked, officers) VALUES ($1, $2, $3, $4, $5, $6)
