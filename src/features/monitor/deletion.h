// Look-ups that are not kept any longer: deleted by day, with a signed certificate of what was there.
#pragma once

#include <filesystem>

#include "matters/house.h"

namespace waarborg::monitor {

/// Whether a certificate is as this installation signed it.
bool is_genuine(const matters::House& house, const std::filesystem::path& certificate);

}  // namespace waarborg::monitor
