SELECT id, title_nl, title_en, title_fr, title_de, refreshed_at FROM complaints_register_registers ORDER BY id
