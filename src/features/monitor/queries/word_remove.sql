DELETE FROM monitor_words WHERE kind = $1 AND number = $2
