// Rows of a log in batches: understood, cleaned and hashed, but not yet numbered, as that is done for one after
// another.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "features/monitor/log_keys.h"
#include "features/monitor/look_up.h"

namespace waarborg::monitor {

struct RefusedRow {
  std::uint64_t line = 0;
  const char* reason = nullptr;       ///< text key
  std::vector<std::string> original;  ///< cells
};

/// A text that a batch is the first to tell.
struct FreshText {
  std::string text;
  engine::Key key{};  ///< of a reason
};

struct LogBatch {
  struct Row {
    std::int64_t second = 0;  ///< since 1970, UTC
    std::uint64_t line = 0;
    std::uint32_t at = 0;  ///< how many of the batch were read before it
    std::array<std::uint32_t, kTold> told{};
    bool has_subject = false, has_basis = false;
  };
  struct Refused {
    std::uint32_t at = 0;
    RefusedRow row;
  };
  std::int64_t read = 0;              ///< rows and refused ones
  std::vector<Row> rows;              ///< in the order of the log, as are all of these
  std::vector<engine::Key> officers;  ///< of each of the rows
  std::string officer_texts;          ///< likewise, one after another
  std::vector<std::size_t> officer_ends;
  std::vector<engine::Key> subjects;  ///< of the rows that have one
  std::vector<engine::Key> bases;     ///< likewise
  std::vector<Refused> refused;
  /// By Told: the texts that rows of this batch are the first to have, by their numbers, which follow those of the
  /// batches before; or begin at 1 where `again` says so.
  std::array<std::vector<FreshText>, kTold> fresh;
  std::array<bool, kTold> again{};
  std::uint64_t bytes_done = 0;  ///< of the source

  /// Of row number `row`.
  [[nodiscard]] std::string_view officer(std::size_t row) const {
    const std::size_t from = row == 0 ? 0 : officer_ends[row - 1];
    return std::string_view(officer_texts).substr(from, officer_ends[row] - from);
  }
};

/// Not thread-safe; made and read by one thread, beside others that work on batches it made before.
class LogBatches {
 public:
  static constexpr std::int64_t kRows = 4096;

  /// `now` as for LookUpReader. REQUIRES: mapping, rows and bytes outlive the batches.
  LogBatches(const LogMapping& mapping, LogRows& rows, const csv::ByteSource& bytes, const identity::InstanceKeys& keys,
             Instant now);
  /// False when there is nothing more. Errors are those of the rows.
  Result<bool> next(LogBatch& batch);

 private:
  void take(const LogRow& row, LogBatch& batch);
  void take_fresh(LogBatch& batch);

  LogRows& rows_;
  const csv::ByteSource& bytes_;
  LookUpReader reader_;
  LogKey officer_, subject_, basis_, reason_;
  LogRow row_;
  LookUp look_up_;
  std::array<std::uint32_t, kTold> given_{};  ///< numbers of texts that were handed on
  std::size_t refused_bytes_ = 0;             ///< of the batch at hand
};

}  // namespace waarborg::monitor
