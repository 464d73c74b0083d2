#include "features/monitor/look_up.h"

namespace waarborg::monitor {

LookUpReader::LookUpReader(const LogMapping& mapping, Instant now)
    : time_(mapping, mapping.time, now),
      officer_(mapping, mapping.officer),
      subject_(mapping, mapping.subject),
      basis_(mapping, mapping.basis),
      told_{{{mapping, mapping.system},
             {mapping, mapping.reason, kReasonBytesMax},
             {mapping, mapping.place},
             {mapping, mapping.group}}} {}

const char* LookUpReader::read(const LogRow& row, LookUp& out) {
  if (row.problem != nullptr) return row.problem;
  if (const char* refusal = time_.read(row, out.second)) return refusal;
  const auto read_told = [&](Told part, std::string_view& text) {
    return told(part).read(row, text, out.told[static_cast<std::size_t>(part)]);
  };
  // In this order: the first thing that is wrong is told.
  if (const char* refusal = officer_.read(row, out.officer)) return refusal;
  if (const char* refusal = subject_.read(row, out.subject)) return refusal;
  if (const char* refusal = basis_.read(row, out.basis)) return refusal;
  if (const char* refusal = read_told(Told::system, out.system)) return refusal;
  if (const char* refusal = read_told(Told::reason, out.reason)) return refusal;
  if (const char* refusal = read_told(Told::place, out.place)) return refusal;
  if (const char* refusal = read_told(Told::group, out.group)) return refusal;
  if (out.officer.empty()) return "lookups.row_no_officer";
  return out.system.empty() ? "lookups.row_no_system" : nullptr;
}

std::array<bool, kTold> LookUpReader::make_room() {
  std::array<bool, kTold> again{};
  for (std::size_t part = 0; part < kTold; ++part) {
    again[part] = told_[part].is_full();
    if (again[part]) told_[part].forget();
  }
  return again;
}

}  // namespace waarborg::monitor
