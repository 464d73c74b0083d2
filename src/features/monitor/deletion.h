// Look-ups that are not kept any longer: deleted by day, with a signed certificate of what was there.
#pragma once

#include <filesystem>
#include <functional>

#include "matters/house.h"

namespace waarborg::monitor {

/// Whether a certificate is as this installation signed it.
bool is_genuine(const matters::House& house, const std::filesystem::path& certificate);

/// Whether days are over their term, where the content has them deleted by itself. Errors: of the content and the
/// store.
Result<bool> is_something_over(const matters::House& house);
/// They go; answers how many. `also` works in the transaction of the trace, before they do. Days are files, so this is
/// no part of a transaction. Errors: "engine.store_busy", of the disk.
Result<std::size_t> delete_when_over(const matters::House& house,
                                     const std::function<void(storage::Transaction&)>& also);

}  // namespace waarborg::monitor
