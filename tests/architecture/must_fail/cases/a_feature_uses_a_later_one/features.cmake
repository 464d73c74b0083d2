waarborg_feature(reports USES triage)
waarborg_feature(triage)
