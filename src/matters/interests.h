// Interests at desks (SEC-06): whoever sits at a desk and declared an interest towards somebody in a matter (ties.h),
// is the one towards whom a person concerned declared it, or works in the team of a person concerned, does not meet
// that matter through the desk. As for whoever is kept out, it leaves no row, count or hit: it is an exclusion, with
// the ground as its reason, so that lists cost what they did. Giving them a part in it all the same is for the
// authority (conflicts.h); with the part the exclusion is lifted, and without it it comes back.
//
// Of the same team they stay at the desk when nobody else would be left there: a small service goes on working.
#pragma once

#include <string>

#include "matters/access.h"

namespace waarborg::matters {

/// Reasons of an exclusion that a part given with the authority's consent lifts.
inline constexpr std::string_view kTieReason = "tie";
inline constexpr std::string_view kTeamReason = "same_team";
[[nodiscard]] constexpr bool is_interest(std::string_view reason) {
  return reason == kTieReason || reason == kTeamReason;
}
/// Why the person is kept out of the matter; empty when they are not.
std::string exclusion_reason(storage::Transaction& tx, const std::string& matter_id, const Bytes& token);

/// Somebody was named in the matter: keeps out who has an interest and no part in it. Access and keys follow with
/// keep_excluded_out (keeping_out.h), which a new matter does not need.
void keep_interested_out(storage::Transaction& tx, const House& house, const std::string& matter_id,
                         const PersonNamed& person);

/// The viewer declared an interest towards whom the words mean. What runs already follows: matters in which that person
/// is concerned, and of the newest running ones of the viewer those that name them. Where the viewer has a part they go
/// on until the authority decides; where nobody else could go on they stay.
void apply_declared(storage::Transaction& tx, House& house, const identity::Viewer& viewer, const std::string& person);

/// Somebody joins a desk: towards whom others declared an interest is not known to them, but kept all the same.
void keep_newcomer_out(storage::Transaction& tx, const House& house, const std::string& account_id);

/// Part of look(): what was opened before an interest was declared, or whose names nobody could compare then, is closed
/// to a viewer without a part in it. True when they are kept out from now on.
bool keep_viewer_out(storage::Transaction& tx, const House& house, const Opened& opened,
                     const identity::Viewer& viewer);

/// The account got a part.
void lift_interest(storage::Transaction& tx, const House& house, const std::string& matter_id,
                   const std::string& account_id);
/// Its last part ended: an interest counts again.
void restore_interest(storage::Transaction& tx, const House& house, const Opened& opened,
                      const std::string& account_id);

}  // namespace waarborg::matters
