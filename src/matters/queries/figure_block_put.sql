INSERT INTO matters_figure_blocks (block, facts) VALUES ($1, $2) ON CONFLICT (block) DO UPDATE SET facts = excluded.facts
