// Look-ups that are not kept any longer: deleted by day, with a signed certificate of what was there.
#pragma once

#include <filesystem>

#include "matters/house.h"

namespace waarborg::monitor {

/// Whether a certificate is as this installation signed it.
bool is_genuine(const matters::House& house, const std::filesystem::path& certificate);

/// The days whose term is over go, where the content says so; answers how many. Errors: "engine.store_busy", of the
/// disk.
Result<std::size_t> delete_when_over(const matters::House& house, storage::Transaction& tx);

}  // namespace waarborg::monitor
