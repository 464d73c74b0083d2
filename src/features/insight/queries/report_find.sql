SELECT pdf, xlsx FROM insight_reports WHERE period = $1
