#include "features/monitor/systems.h"

#include <algorithm>
#include <string>

namespace waarborg::monitor {

bool Systems::has(std::uint32_t actor) {
  if (actor >= known_.size()) known_.resize(actor + std::size_t{1});
  if (!known_[actor]) {
    const auto* const posting = world_.posting_of(actor, at_);
    const std::string role = posting == nullptr ? "" : world_.word(Word::role, posting->role);
    known_[actor] = std::ranges::find(content_.system_roles, role) != content_.system_roles.end();
  }
  return *known_[actor];
}

}  // namespace waarborg::monitor
