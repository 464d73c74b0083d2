SELECT number, signs FROM monitor_reasons WHERE signs <> 0
