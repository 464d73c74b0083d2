// Footage asked for in a complaint or a resistance incident (CMP-05): what there may be, who holds it, and the day on
// which it is overwritten, which is a task of its own until the footage is there or is known not to be.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matters/access.h"

namespace waarborg::complaints {

/// Stored, and the text keys "footage.kind_CODE" and "footage.state_CODE".
inline constexpr std::string_view kFootageKinds[]{"bodycam", "drone", "anpr", "camera", "private"};
inline constexpr std::string_view kFootageStates[]{"wanted", "asked", "received", "gone", "refused"};
inline constexpr std::string_view kFootageTask = "footage";  ///< task kind
inline constexpr std::string_view kFootageRoom = "footage";
inline constexpr int kFootageLineMax = 300;
inline constexpr int kFootageNoteMax = 2'000;

struct Footage {
  std::string id;
  int version = 0;
  std::string kind, state;
  std::optional<Date> overwritten_on, asked_on, settled_on;
  std::string holder;  ///< sealed: who has it
  std::string shows;   ///< sealed: where and when
  std::string note;    ///< sealed
  [[nodiscard]] bool awaits() const { return state == "wanted" || state == "asked"; }
};

struct FootageInput {
  std::string kind, state, holder, shows, overwritten_on, note;
};
/// Everything that is wrong with it; fields as in FootageInput. Whoever still waits for footage says when it is
/// overwritten; what is gone or refused is explained.
Errors check_footage(const FootageInput& input);
/// REQUIRES: check_footage found nothing.
Footage footage_from(const Footage& before, const FootageInput& input, Date today);
/// The first day on which something that is awaited is lost; nothing when nothing is.
std::optional<Date> urgent_day(const std::vector<Footage>& all);

/// Whether footage is asked for in matters of this kind.
bool has_footage(const matters::Matter& matter);
std::vector<Footage> footage(storage::Transaction& tx, const matters::Opened& opened);
/// Keeps one (a new one without id) and sets the task to the soonest day. Errors: those of check_footage,
/// "matter.not_open", "matter.changed" (somebody was first), not_found.
Result<Done> record_footage(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                            const std::string& actor, const std::string& id, int version, const FootageInput& input);

}  // namespace waarborg::complaints
