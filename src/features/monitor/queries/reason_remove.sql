DELETE FROM monitor_reasons WHERE number = $1
