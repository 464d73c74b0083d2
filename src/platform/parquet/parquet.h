// Parquet files, read and written by DuckDB's library, which is loaded when it is first needed: an installation that
// has no Parquet needs none of it (docs/decisions/0032-parquet-by-duckdb.md).
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace waarborg::parquet {

/// Where the library is: WAARBORG_DUCKDB, or the system's libduckdb.so.
/// All run without extensions from outside, in a database in memory, with no other file open to it than those named.
/// Thread-safe.

/// Every column as text, with a header line; moments as 2026-01-31 23:05:00, those with a zone with their offset.
/// Errors: "parquet.no_library"; "parquet.unreadable" {name} for a file that is none; "parquet.unwritable" {name}.
Result<Done> to_csv(const std::filesystem::path& parquet, const std::filesystem::path& csv);
/// The types are those that DuckDB sees in the values. Errors: as above, the other way round.
Result<Done> from_csv(const std::filesystem::path& csv, const std::filesystem::path& parquet);

}  // namespace waarborg::parquet
