// Hostile logs in every format: reading comes to an end, lines rise, what is taken is text with a moment, and reading
// the same bytes again gives the same rows.
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "features/monitor/look_up.h"

using namespace waarborg;
using namespace waarborg::monitor;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

const std::string kParts =
    "time: {column: at, format: \"%Y-%m-%d %H:%M:%S\", zone: Europe/Amsterdam, future: any}\n"
    "officer: {columns: [who, user.id], clean: [strip_decimal]}\nsystem: {constant: x}\nsubject: {column: what}\n"
    "reason: {column: why, clean: [plus_is_space, fold_case]}\n";

const LogMapping& mapping_of(unsigned format) {
  static const LogMapping kMappings[] = {
      parse_log_mapping("name: x\nformat: csv\nheader: [at, who, user.id, what, why]\n" + kParts, "csv").value(),
      parse_log_mapping("name: x\nformat: json_lines\n" + kParts, "json").value(),
      parse_log_mapping("name: x\nformat: text\nline: \"<{}>{host}|{pairs}\"\n" + kParts, "text").value(),
      parse_log_mapping("name: x\nformat: json_lines\nencoding: iso-8859-1\n" + kParts, "latin1").value()};
  return kMappings[format % 4];
}

/// Something of every row, to compare.
std::string read(const LogMapping& mapping, const std::string& text) {
  std::string all;
  const auto bytes = csv::bytes_of(text);
  const auto rows = open_rows(mapping, *bytes, "log");
  require(rows.ok());
  LookUpReader reader(mapping, from_millis(0));
  LogRow row;
  LookUp look_up;
  std::uint64_t line = 0;
  while ((*rows)->next(row).value()) {
    require(row.line > line);
    line = row.line;
    require(row.problem != nullptr || row.values.size() == mapping.columns.size());
    for (const auto& cell : (*rows)->original()) require(is_clean_utf8(cell) || cell.find('\0') != std::string::npos);
    const char* refusal = reader.read(row, look_up);
    all += std::to_string(line) + (refusal != nullptr ? refusal : "");
    if (refusal != nullptr) continue;
    require(!look_up.officer.empty() && is_clean_utf8(look_up.officer) && is_clean_utf8(look_up.reason));
    all += std::string(look_up.officer) + std::string(look_up.reason) + std::to_string(look_up.second);
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const LogMapping& mapping = mapping_of(data[0]);
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  require(read(mapping, text) == read(mapping, text));
  return 0;
}
