// A folder of facts: one file for each UTC day that was scanned, "2026-11-21.facts" (fact_file.h). So a day that comes
// adds to a year of state by being scanned alone, and days whose side tables changed are scanned anew, each by itself.
//
// A day is replaced as a whole, so a kill leaves it as it was or as it should be.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "engine/fact_file.h"

namespace waarborg::engine {

/// Reads beside a writer, from several threads. Writing needs the lock of the days beside it (DayWriter).
class FactStore {
 public:
  struct Kept {
    DayNumber day = 0;
    Key made_with{};
    bool operator==(const Kept&) const = default;
  };

  /// REQUIRES: nothing; a folder that is not there holds no days.
  explicit FactStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// In order. A file whose head cannot be read, or is of another layout, is left out: its day is to be made anew.
  /// Errors: "engine.file_unreadable" {folder}.
  [[nodiscard]] Result<std::vector<Kept>> days() const;
  /// In the place of what there was of the day; the folder is made when it is not there. REQUIRES: those of
  /// encode_facts. Errors: "engine.write_failed" {file}: then the day is as it was.
  Result<Done> put(const DayFacts& day) const;
  /// Errors: those of decode_facts, "engine.file_unreadable" {file}, and "engine.segment_broken" {file, "day"} when it
  /// holds another day than its name.
  [[nodiscard]] Result<DayFacts> read(DayNumber day) const;
  /// The settled facts of the UTC days `first` to `last` that there are: what a scan of these days gives. Local days
  /// that a window must have whole need the UTC day before its first and after its last too. Works on `threads`
  /// stretches of actors at a time. Memory beside the answer: for each thread 13 KB a day and some of the stretches.
  /// Errors: those of `read`.
  [[nodiscard]] Result<Facts> window(DayNumber first, DayNumber last, unsigned threads) const;
  /// Whether there was such a day. Errors: "engine.write_failed" {file}.
  Result<bool> remove(DayNumber day) const;

  [[nodiscard]] std::filesystem::path file_of(DayNumber day) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace waarborg::engine
