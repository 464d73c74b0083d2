// A file of results that is there whole or not at all: written beside its place, made durable, then moved there.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace waarborg::csv {

/// For its owner's eyes alone (mode 0600), as it may hold what was refused. What is not finished is removed again. Not
/// thread-safe.
class FileWriter {
 public:
  explicit FileWriter(std::filesystem::path path);
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;
  /// A failure is told by `finish`.
  void write(std::string_view text);
  /// Errors: "csv.file_unwritable" {name}.
  Result<Done> finish();

 private:
  std::filesystem::path path_, beside_;
  std::FILE* file_;
  bool good_;
};

}  // namespace waarborg::csv
