// The row of a judged complaint for publication (Woo 3.3(2)(l) and 3.3a): what was complained of, found and judged,
// written without names so that it can stand in public.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/complaints/contract/complaints.h"
#include "matters/access.h"

namespace waarborg::complaints {

inline constexpr std::string_view kPublicationRoom = "publication";
inline constexpr int kRowLineMax = 200;
inline constexpr int kRowTextMax = 2'000;

struct PublicationInput {
  std::string judged_on, unit, job_title, conduct, findings, judgement, conclusions;
};
/// Everything that is wrong with it; fields as in PublicationInput. `names` are those of the people in the matter: none
/// of them, whole or by last name, may stand in a row ("complaint.names_in_row", args {name}).
Errors check_publication(const PublicationInput& input, const std::vector<std::string>& names, Date received,
                         Date today);

/// Rows of one month of judgement that say the same, word for word but for case and spaces, stand as one with their
/// number (Woo 3.3a allows it); the order is that of the first of each.
struct CombinedRow {
  PublicationRow row;
  int count = 1;
};
std::vector<CombinedRow> combine(const std::vector<PublicationRow>& rows);

/// A version of 0: nothing is kept yet.
struct KeptPublication {
  int version = 0;
  PublicationRow row;
};
KeptPublication publication(storage::Transaction& tx, const matters::Opened& opened);
/// Errors: those of check_publication, not_found (no complaint), "complaint.not_all_judged", "matter.changed".
Result<Done> record_publication(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                                const std::string& actor, int version, const PublicationInput& input);

}  // namespace waarborg::complaints
