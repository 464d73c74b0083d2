// Where plans and the use of means are kept. Every function takes a matter that somebody opened.
#pragma once

#include <vector>

#include "features/enquiries/plan.h"
#include "matters/access.h"

namespace waarborg::enquiries {

/// By number.
std::vector<Plan> plans(storage::Transaction& tx, const matters::Opened& opened);
/// False when the number is taken: somebody else was first.
[[nodiscard]] bool add_plan(storage::Transaction& tx, const matters::Opened& opened, Plan& plan);
/// False when `plan.version` is no longer the stored one. Raises plan.version.
[[nodiscard]] bool update_plan(storage::Transaction& tx, const matters::Opened& opened, Plan& plan);
/// This plan stands in the place of the approved ones before it; its review moments count from now on.
void put_in_force(storage::Transaction& tx, const matters::Opened& opened, const Plan& plan);

struct MeansUse {
  std::string means, note;
  Date used_on{};
  std::string recorded_by;
};
std::vector<MeansUse> means_used(storage::Transaction& tx, const matters::Opened& opened);
void add_means_use(storage::Transaction& tx, const matters::Opened& opened, const MeansUse& use);

}  // namespace waarborg::enquiries
