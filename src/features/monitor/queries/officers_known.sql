SELECT number FROM monitor_officers
