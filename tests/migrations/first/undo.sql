-- Takes away what the migrations after the first of each owner have made, at the time this force was kept.
DROP TABLE directory_desk_past_keys;
DROP TABLE matters_files;
DROP INDEX matters_access_kind_received;
DROP TABLE complaints_allegations;
DROP TABLE complaints_checks;
DROP TABLE complaints_handling;
DELETE FROM storage_migrations WHERE number > 1;
