DELETE FROM monitor_officers WHERE number = $1
