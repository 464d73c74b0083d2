// The lists of erasure and destruction, page by page.
#pragma once

#include "features/decisions/ends.h"

namespace waarborg::decisions {

template <class Row>
struct Portion {
  std::vector<Row> rows;
  std::string next;  ///< where the next page begins; empty on the last
};

/// All three answer at most `limit` rows that the viewer may see, from `after` (Portion::next; empty: from the start).
/// Proposals, the longest due first; or the confirmed, the latest first.
Portion<Erasure> erasures(storage::Transaction& tx, const identity::Viewer& viewer, bool confirmed,
                          const std::string& after, std::size_t limit);
/// Matters that the viewer may put on a list, the longest ended first.
Portion<matters::Retained> destructible(storage::Transaction& tx, const matters::House& house,
                                        const identity::Viewer& viewer, const std::string& after, std::size_t limit);
/// Lists, the latest first.
Portion<Destruction> destructions(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& after,
                                  std::size_t limit);

/// How many proposals of erasure wait that the viewer may confirm; `most` stands for so many or more.
std::int64_t waiting_erasures(storage::Transaction& tx, const identity::Viewer& viewer, std::int64_t most);

}  // namespace waarborg::decisions
