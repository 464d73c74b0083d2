SELECT owner, number, script FROM storage_migrations
