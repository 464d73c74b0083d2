SELECT number FROM monitor_reasons
