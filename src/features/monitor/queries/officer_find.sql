SELECT sealed, monitor_generation, approval_generation FROM monitor_officers WHERE number = $1
