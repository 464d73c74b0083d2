// Where the handling of a complaint is kept. Every function takes a matter that somebody opened, so that nothing is
// read or written past may_see.
#pragma once

#include <vector>

#include "features/complaints/handling_weighing.h"
#include "matters/access.h"

namespace waarborg::complaints {

std::vector<Allegation> allegations(storage::Transaction& tx, const matters::Opened& opened);
/// Errors: not_found.
Result<Allegation> find_allegation(storage::Transaction& tx, const matters::Opened& opened, const std::string& id);
/// Takes id, position and day of recording from the store.
void add_allegation(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                    Allegation allegation);
/// False when `allegation.version` is no longer the stored one: somebody else was first.
[[nodiscard]] bool update_allegation(storage::Transaction& tx, const matters::Opened& opened,
                                     const Allegation& allegation);

/// Those that somebody has touched.
std::vector<Check> checks(storage::Transaction& tx, const matters::Opened& opened);
void save_check(storage::Transaction& tx, const matters::Opened& opened, const Check& check);

/// What is known of the complaint as a whole. Version 0: nothing was recorded yet.
struct HandlingFacts {
  int version = 0;
  std::string ground;  ///< why it was not taken up, or stands still
  std::optional<Date> ground_on, mayor_on, prosecutor_on;
};
HandlingFacts facts(storage::Transaction& tx, const matters::Opened& opened);
/// False when `facts.version` is no longer the stored one.
[[nodiscard]] bool save_facts(storage::Transaction& tx, const matters::Opened& opened, const HandlingFacts& facts);

}  // namespace waarborg::complaints
