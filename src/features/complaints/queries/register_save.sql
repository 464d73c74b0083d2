INSERT INTO complaints_register_registers (id, title_nl, title_en, title_fr, title_de)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO UPDATE SET title_nl = excluded.title_nl, title_en = excluded.title_en,
  title_fr = excluded.title_fr, title_de = excluded.title_de
