SELECT month FROM complaints_months ORDER BY month
