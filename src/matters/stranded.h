// Matters that nobody can open any more: no desk and no account that holds the key has anybody left. Only the
// custodians together can wrap it for a desk again (docs/decisions/0022-recovery-by-parts.md). Nothing here shows what
// is in them.
#pragma once

#include <string>
#include <vector>

#include "matters/access.h"

namespace waarborg::matters {

struct Stranded {
  std::string id;
  std::string number;
  Date received_on{};
};
/// Running matters of which nobody has the key, the oldest first, at most so many; without those the viewer is kept out
/// of. Looks at every running matter: for a page that is asked for seldom.
std::vector<Stranded> stranded(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                               std::size_t limit);
/// Those of the accounts who are kept out of the matter.
std::vector<std::string> kept_out_of(storage::Transaction& tx, const House& house, const std::string& matter_id,
                                     const std::vector<std::string>& account_ids);
/// A desk that nobody can open begins anew (directory::renew_desk): keys wrapped for the old one open nothing any more.
void forget_desk_keys(storage::Transaction& tx, const std::string& desk_id);
/// Whether there is a desk with somebody who may have the matter. Errors: not_found, "recovery.no_desk".
Result<Done> check_desk_for(storage::Transaction& tx, House& house, const std::string& matter_id);
/// Wraps the key for the matter's desk with the opened recovery key and gives the desk every open task. Writes the
/// timeline and the audit log. Errors: not_found, "recovery.no_share" (opened before there was a recovery key),
/// "recovery.no_desk".
Result<Done> open_with_recovery(storage::Transaction& tx, House& house, const std::string& matter_id,
                                const sealing::KeyPair& recovery, const std::string& actor);

}  // namespace waarborg::matters
