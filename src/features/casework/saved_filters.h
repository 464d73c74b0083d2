// Filters of the queue that a person keeps under a name (ux.md, requirement 7).
#pragma once

#include <string>
#include <vector>

#include "matters/house.h"

namespace waarborg::casework {

inline constexpr std::size_t kFiltersMax = 20;
inline constexpr int kFilterNameMax = 60;

struct SavedFilter {
  std::string id;
  std::string name;
  std::string path;  ///< "/matters?kind=report&sort=-due"; codes only
};

/// The viewer's own, by name in their language. One whose name no longer opens (an account key made anew) is called by
/// a general word.
std::vector<SavedFilter> saved_filters(storage::Transaction& tx, const i18n::Translator& t,
                                       const identity::Viewer& viewer);
/// Errors: "error.required" and "error.too_long" (name), "queue.filters_full", "queue.filter_taken" (name).
Result<Done> save_filter(storage::Transaction& tx, const i18n::Translator& t, const identity::Viewer& viewer,
                         const std::string& name, const std::string& path);
/// Nothing happens to a filter of somebody else.
void delete_filter(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& id);

}  // namespace waarborg::casework
