-- What the words of a reason say about themselves (bits of engine/signs.h, content/detection.yaml), judged when the reason is
-- first met: afterwards only the desk can read them.
ALTER TABLE monitor_reasons ADD COLUMN signs INTEGER NOT NULL DEFAULT 0;
