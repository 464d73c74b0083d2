// Refused rows of sources, for whoever mends them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "features/monitor/log_import.h"
#include "platform/csv/file_writer.h"
#include "platform/i18n/texts.h"

namespace waarborg::monitor {

/// "file,line,reason,original row" as csv, where somebody wants it. Not thread-safe.
class ErrorFile {
 public:
  /// An empty path: nobody does. REQUIRES: the translator outlives it.
  ErrorFile(const i18n::Translator& t, const std::filesystem::path& path);
  void write(const std::string& source, const RefusedRow& row);
  /// Errors: those of csv::FileWriter.
  Result<Done> finish();

 private:
  const i18n::Translator& t_;
  std::optional<csv::FileWriter> file_;
};

}  // namespace waarborg::monitor
