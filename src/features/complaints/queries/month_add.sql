INSERT INTO complaints_months (month, made_on) VALUES ($1, $2) ON CONFLICT (month) DO NOTHING
