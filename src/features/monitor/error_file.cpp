#include "features/monitor/error_file.h"

#include "platform/csv/csv.h"

namespace waarborg::monitor {

ErrorFile::ErrorFile(const i18n::Translator& t, const std::filesystem::path& path) : t_(t) {
  if (path.empty()) return;
  file_.emplace(path);
  file_->write("file,line,reason,original row\r\n");
}

void ErrorFile::write(const std::string& source, const RefusedRow& row) {
  if (!file_) return;
  std::vector<std::string> cells{source, std::to_string(row.line), t_(row.reason)};
  cells.insert(cells.end(), row.original.begin(), row.original.end());
  file_->write(csv::csv_line(cells));
}

Result<Done> ErrorFile::finish() {
  if (!file_) return Done{};
  return file_->finish();
}

}  // namespace waarborg::monitor
