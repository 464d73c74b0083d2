// The rows of one source file, read, cleaned and numbered, in order. The same file gives the same rows every time, so
// going on after a stop is reading again up to the cursor.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "features/complaints/import_clean.h"
#include "platform/csv/csv.h"

namespace waarborg::complaints {

struct StreamRow {
  std::uint64_t line = 0;
  std::vector<std::string> cells;  ///< as UTF-8; what was not becomes U+FFFD
  CleanedRow cleaned;
};

/// Memory: one row, and 64-bit hashes of the keys seen (for repeats). Not thread-safe.
class SourceStream {
 public:
  /// Reads the header. REQUIRES: mapping and source outlive the stream. Errors: of bytes, of the layout, and
  /// "complaints_register.file_empty".
  static Result<std::unique_ptr<SourceStream>> open(const Mapping& mapping, const SourceRule& source,
                                                    const std::filesystem::path& path);
  /// The same over bytes that are no file of their own; `name` stands in errors.
  static Result<std::unique_ptr<SourceStream>> over(const Mapping& mapping, const SourceRule& source,
                                                    std::unique_ptr<csv::ByteSource> bytes, const std::string& name);
  Result<bool> next(StreamRow& row);
  [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
  [[nodiscard]] std::uint64_t rows_read() const { return rows_read_; }
  [[nodiscard]] std::uint64_t bytes_consumed() const { return bytes_->consumed(); }

 private:
  SourceStream(const Mapping& mapping, const SourceRule& source, std::unique_ptr<csv::ByteSource> bytes)
      : mapping_(&mapping),
        source_(&source),
        bytes_(std::move(bytes)),
        csv_(*bytes_, source.delimiter),
        repeats_(source.records.size()) {}
  void decode(std::vector<std::string>& cells) const;
  void number(CleanedRow& cleaned);

  const Mapping* mapping_;
  const SourceRule* source_;
  std::unique_ptr<csv::ByteSource> bytes_;
  csv::CsvReader csv_;
  Layout layout_;
  std::vector<std::string> header_;
  std::vector<std::unordered_map<std::uint64_t, std::int64_t>> repeats_;  ///< per record rule: key, times seen
  std::uint64_t rows_read_ = 0;
};

}  // namespace waarborg::complaints
