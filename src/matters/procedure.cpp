#include "matters/procedure.h"

namespace waarborg::matters {

std::string_view code_of(Track track) {
  switch (track) {
    case Track::none: return "none";
    case Track::disciplinary: return "disciplinary";
    case Track::criminal: return "criminal";
  }
  return "none";
}

std::optional<Track> track_from(std::string_view code) {
  for (const Track track : {Track::none, Track::disciplinary, Track::criminal})
    if (code_of(track) == code) return track;
  return std::nullopt;
}

namespace {
template <class Items>
auto find_by_key(const Items& items, std::string_view key) -> decltype(items.data()) {
  for (const auto& item : items)
    if (item.key == key) return &item;
  return nullptr;
}
}  // namespace

const Phase* Procedure::phase(std::string_view phase_key) const { return find_by_key(phases, phase_key); }
const ClockRule* Procedure::clock(std::string_view clock_key) const { return find_by_key(clocks, clock_key); }
const Outcome* Procedure::outcome(std::string_view outcome_key) const { return find_by_key(outcomes, outcome_key); }
const Step* Procedure::step(std::string_view step_key) const {
  for (const auto& each : phases)
    if (const Step* found = find_by_key(each.steps, step_key)) return found;
  return nullptr;
}

}  // namespace waarborg::matters
