// The register of sanctions, over matters: by the keyed token of a person, without names.
#pragma once

#include <vector>

#include "features/decisions/sanction_case.h"
#include "features/decisions/terms.h"
#include "matters/house.h"

namespace waarborg::decisions {

/// The token under which a person stands in the register; nothing for an empty id.
std::optional<Bytes> register_token(const matters::House& house, const std::string& person_id);

struct Standing {
  Case decided;
  std::optional<Date> erased_from;  ///< first day without it
};
/// The sanctions of a person that still stand on `today`: what was erased, or should have been by now, is not among
/// them, nor what an objection took away.
std::vector<Standing> standing_of(storage::Transaction& tx, const Sanctions& sanctions, const Bytes& token, Date today);

}  // namespace waarborg::decisions
