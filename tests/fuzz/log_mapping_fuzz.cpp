// Hostile mappings of logs: either a whole mapping or mistakes with a place, never a crash; and a whole one reads rows.
#include <cstdint>
#include <cstdlib>

#include "features/monitor/look_up.h"
#include "features/monitor/side_mapping.h"

using namespace waarborg;

namespace {

void must_have_places(const Errors& errors) {
  for (const auto& error : errors)
    if (!error.field.starts_with("fuzz.yaml:")) std::abort();
}

void try_side(const std::string& text) {
  const auto mapping = monitor::parse_side_mapping(text, "fuzz.yaml");
  if (!mapping.ok()) return must_have_places(mapping.errors());
  monitor::SideReader reader(*mapping, from_millis(1'790'000'000'000));
  monitor::LogRow row;
  row.values.assign(mapping->columns.size(), "2025-10-26 02:30:00");
  monitor::SideValues values;
  if (reader.read(row, values) == nullptr && values.to < values.from) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try_side(text);
  const auto mapping = monitor::parse_log_mapping(text, "fuzz.yaml");
  if (!mapping.ok()) {
    must_have_places(mapping.errors());
    return 0;
  }
  monitor::LookUpReader reader(*mapping, from_millis(1'790'000'000'000));
  monitor::LogRow row;
  row.values.assign(mapping->columns.size(), "2025-10-26 02:30:00");
  monitor::LookUp look_up;
  (void)reader.read(row, look_up);
  const auto bytes = csv::bytes_of("<13>2025-10-26 02:30:00 a=b\n{\"a\": 1}\n");
  const auto rows = monitor::open_rows(*mapping, *bytes, "log");
  while (rows.ok() && (*rows)->next(row).value()) (void)reader.read(row, look_up);
  return 0;
}
