SELECT kind, number, text FROM monitor_words
