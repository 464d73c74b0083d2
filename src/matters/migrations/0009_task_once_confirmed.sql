-- What somebody is to do as soon as the authority confirms their part: a task of this kind, due on this day.
ALTER TABLE matters_conflicts ADD COLUMN task_kind TEXT;
ALTER TABLE matters_conflicts ADD COLUMN task_due TEXT;
