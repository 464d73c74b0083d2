// Inside storage only: how each kind of database is copied out and in.
#pragma once

#include <filesystem>
#include <string>

#include "platform/storage/database.h"

namespace waarborg::storage {

/// Fills the empty file `into`. Throws Failure.
void copy_out_sqlite(const std::string& target, const std::filesystem::path& into);
/// Whether the file is a sound SQLite database.
bool is_sound_sqlite(const std::filesystem::path& path);

/// Whether pg_dump filled `into`. `schema` as the database names its own.
bool dump_postgresql(const std::string& target, const std::string& schema, const std::filesystem::path& into);
bool is_readable_dump(const std::filesystem::path& path);
/// All or nothing.
bool restore_postgresql(const std::string& target, const std::filesystem::path& from);

}  // namespace waarborg::storage
