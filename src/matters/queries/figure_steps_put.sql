INSERT INTO matters_figure_steps (month, block, facts) VALUES ($1, $2, $3)
ON CONFLICT (month, block) DO UPDATE SET facts = excluded.facts
