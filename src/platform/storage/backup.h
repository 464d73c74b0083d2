// One file that holds the whole database, and back again.
//
// SQLite: a compacted SQLite database. PostgreSQL: pg_dump's custom format, made and read by the server's own
// tools, which must be on the PATH. What is sealed in the database is sealed in the backup.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "platform/storage/database.h"

namespace waarborg::storage {

/// Writes one consistent view of the database to `path` while others go on working. The file appears whole, durable
/// and readable by its owner only, or not at all. Errors: storage.backup_exists, storage.backup_failed.
Result<Done> backup_database(Database& database, const std::filesystem::path& path);

/// Fills the place that `config` names from a backup of the same kind of database. All or nothing.
/// Errors: storage.target_not_empty, storage.backup_unreadable, storage.restore_failed.
Result<Done> restore_database(const StorageConfig& config, const std::filesystem::path& path);

}  // namespace waarborg::storage
