// Bringing in side tables: rows of a source into partitions of the side store, by their key, so that a row that is
// given again changes nothing and one with another value replaces what was there. Killed and started again it ends the
// same.
//
// Memory: the key files, and some 80 bytes for each of rows_at_once rows.
#pragma once

#include <memory>
#include <set>

#include "engine/day_store.h"
#include "features/monitor/log_import.h"
#include "features/monitor/shown_rows.h"
#include "features/monitor/side_mapping.h"

namespace waarborg::monitor {

/// DATA/look-ups/sides.
engine::SideStore side_store(const matters::House& house);

/// Not thread-safe.
class SideImport {
 public:
  /// Takes the store (not for a check). Errors: those of DayWriter::open and Numbering::open.
  static Result<std::unique_ptr<SideImport>> open(matters::House& house, SideMapping mapping,
                                                  const LogImportOptions& options);
  /// One source, whole. In the report `taken` are rows that are new or other than before; `repeated` and the days stay
  /// empty. Errors: those of LogImport::bring_in.
  Result<LogReport> bring_in(const std::filesystem::path& source, const LogWatch& watch);

 private:
  SideImport(matters::House& house, SideMapping mapping, LogImportOptions options, Numbering numbering)
      : house_(house), mapping_(std::move(mapping)), options_(std::move(options)), numbering_(std::move(numbering)) {}

  [[nodiscard]] bool checks() const { return options_.mode == LogMode::check; }
  Result<Done> take(const SideValues& values);
  std::vector<std::pair<std::string, std::string>> understood(const SideValues& values, ShownRows& shown) const;
  /// What was taken, into the store. Answers how many rows are new or other than before.
  Result<std::int64_t> keep(const LogWatch& watch);
  Result<Done> trace(const LogReport& report, Instant began);

  matters::House& house_;
  SideMapping mapping_;
  LogImportOptions options_;
  Numbering numbering_;
  std::unique_ptr<engine::DayWriter> lock_;
  engine::SideRows rows_;
};

}  // namespace waarborg::monitor
