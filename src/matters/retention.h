// The end of a matter's retention. Destruction takes every key and everything sealed; the number, kind, unit, dates and
// outcome stay for figures, and who took part stays for the wall (INV-01).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/access.h"

namespace waarborg::matters {

struct Retained {
  std::string id, number, kind, unit_id;
  Date closed_on{}, retain_until{};
};
/// Closed matters whose retention ended before `today`, the longest ended first, those after `after` (the last one of
/// the page before; a Retained{} at first). A matter that keeps `token` out is not among them. No other authorisation:
/// whoever lists or destroys asks for a role over the unit.
std::vector<Retained> retention_due(storage::Transaction& tx, const Bytes& token, Date today, const Retained& after,
                                    int limit);
/// This one, when it is among them.
std::optional<Retained> find_retention_due(storage::Transaction& tx, const Bytes& token, Date today,
                                           const std::string& matter_id);

struct DestroyedCounts {
  std::int64_t messages = 0, documents = 0;
};
/// Nothing of it can be opened afterwards, by nobody: every wrapped key goes, and with them what they sealed, and what
/// features keep of it (destroyers.h). Stored files are noise from then on, since their keys stood in the documents.
/// Errors: "matter.changed" when the retention has not ended (any more).
Result<DestroyedCounts> destroy_matter(storage::Transaction& tx, const House& house, const std::string& matter_id,
                                       Date today);

}  // namespace waarborg::matters
