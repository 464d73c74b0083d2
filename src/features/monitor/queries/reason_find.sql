SELECT sealed, generation FROM monitor_reasons WHERE number = $1
