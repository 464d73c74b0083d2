SELECT month, made_on FROM complaints_months WHERE month = $1
