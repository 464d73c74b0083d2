SELECT pdf, xlsx FROM insight_report_files WHERE period = $1 AND language = $2
