waarborg_feature(reports)
waarborg_feature(triage)
