#include "platform/storage/backup.h"

#include "platform/storage/backup_tools.h"
#include "platform/storage/whole_file.h"
#include "queries/platform_storage.h"

namespace waarborg::storage {
namespace {

namespace queries = waarborg::queries::platform_storage;
namespace fs = std::filesystem;

Error failed(const char* code) { return {ErrorKind::unavailable, code}; }

bool holds_anything(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error) && fs::file_size(path, error) != 0;
}

Result<std::string> schema_of(Database& database) {
  return database.read([](Transaction& tx) -> Result<std::string> {
    return tx.find(queries::own_schema)->maybe_text("name").value_or("public");
  });
}

Result<Done> copy_out(Database& database, const fs::path& into) {
  if (database.dialect() == Dialect::sqlite) {
    try {
      copy_out_sqlite(database.config().target, into);
    } catch (const Failure&) {
      return failed("storage.backup_failed");
    }
    return Done{};
  }
  const std::string schema = TRY(schema_of(database));
  if (!dump_postgresql(database.config().target, schema, into)) return failed("storage.backup_failed");
  return Done{};
}

Result<Done> restore_sqlite(const StorageConfig& config, const fs::path& path) {
  const fs::path target = config.target;
  if (holds_anything(target) || holds_anything(target.string() + "-wal")) return conflict("storage.target_not_empty");
  if (!is_sound_sqlite(path)) return invalid("storage.backup_unreadable");
  WholeFile file(target);
  std::error_code error;
  fs::copy_file(path, file.partial(), fs::copy_options::overwrite_existing, error);
  if (error) return failed("storage.restore_failed");
  fs::permissions(file.partial(), fs::perms::owner_read | fs::perms::owner_write, error);
  fs::remove(target, error);  // Empty, as was seen above.
  if (!file.put_in_place()) return failed("storage.restore_failed");
  return Done{};
}

Result<std::int64_t> count_tables(const StorageConfig& config) {
  try {
    const auto database = open_database(config);
    return database->read(
        [](Transaction& tx) -> Result<std::int64_t> { return tx.find(queries::count_tables)->integer("count"); });
  } catch (const Failure&) {
    return failed("storage.restore_failed");
  }
}

Result<Done> restore_server(const StorageConfig& config, const fs::path& path) {
  if (TRY(count_tables(config)) > 0) return conflict("storage.target_not_empty");
  if (!is_readable_dump(path)) return invalid("storage.backup_unreadable");
  if (!restore_postgresql(config.target, path)) return failed("storage.restore_failed");
  return Done{};
}

}  // namespace

Result<Done> backup_database(Database& database, const fs::path& path) {
  std::error_code error;
  if (fs::exists(path, error)) return conflict("storage.backup_exists");
  WholeFile file(path);
  TRY(copy_out(database, file.partial()));
  if (!file.put_in_place()) return failed("storage.backup_failed");
  return Done{};
}

Result<Done> restore_database(const StorageConfig& config, const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return invalid("storage.backup_unreadable");
  return is_postgresql(config.target) ? restore_server(config, path) : restore_sqlite(config, path);
}

}  // namespace waarborg::storage
