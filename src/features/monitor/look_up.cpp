#include "features/monitor/look_up.h"

namespace waarborg::monitor {

LookUpReader::LookUpReader(const LogMapping& mapping, Instant now)
    : time_(mapping, mapping.time, now),
      parts_{{{mapping, mapping.officer},
              {mapping, mapping.subject},
              {mapping, mapping.basis},
              {mapping, mapping.system},
              {mapping, mapping.reason, kReasonBytesMax},
              {mapping, mapping.place},
              {mapping, mapping.group}}} {}

const char* LookUpReader::read(const LogRow& row, LookUp& out) {
  if (row.problem != nullptr) return row.problem;
  if (const char* refusal = time_.read(row, out.second)) return refusal;
  std::string_view* const values[] = {&out.officer, &out.subject, &out.basis, &out.system,
                                      &out.reason,  &out.place,   &out.group};
  for (std::size_t at = 0; at < parts_.size(); ++at)
    if (const char* refusal = parts_[at].read(row, *values[at])) return refusal;
  if (out.officer.empty()) return "lookups.row_no_officer";
  return out.system.empty() ? "lookups.row_no_system" : nullptr;
}

}  // namespace waarborg::monitor
