// Who sits at a desk (docs/decisions/0028), also behind a token, which opens nothing of it.
#pragma once

#include <algorithm>
#include <string_view>

#include "features/monitor/contract/detection.h"
#include "platform/identity/viewer.h"

namespace waarborg::monitor {

/// Whether the account has a place at the desk, with its key open or not: enough for what shows nothing sealed. Whoever
/// was taken off the desk has none, whatever tokens they kept.
inline bool sits_at(const identity::Viewer& viewer, std::string_view desk_code) {
  return std::ranges::find(viewer.desks, desk_code, &identity::DeskKey::code) != viewer.desks.end();
}

}  // namespace waarborg::monitor
