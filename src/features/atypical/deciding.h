// What an analyst makes of a case.
#pragma once

#include <map>

#include "features/atypical/contract/desk.h"
#include "features/atypical/evidence.h"
#include "features/atypical/seats.h"

namespace waarborg::atypical {

inline constexpr int kReasonMax = 4000;
inline constexpr int kAsideDaysMax = 366;

/// The evidence as this person can open it, with the words of its reasons where they may read them.
Result<Evidence> open_evidence(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& case_id);

/// Who an officer of a log is, opened by two.
struct Identity {
  std::string value, name, person_id;  ///< name and person_id are empty where the people register does not know them
};
/// Those of a case that were opened for this viewer, by officer.
std::map<std::uint32_t, Identity> opened_identities(storage::Transaction& tx, const identity::Viewer& viewer,
                                                    const std::string& case_id);
/// Of a case about one officer. Nothing unless it was opened for this viewer and this case.
std::optional<Identity> opened_identity(storage::Transaction& tx, const identity::Viewer& viewer,
                                        const std::string& case_id);
std::string identity_json(const Identity& identity);

/// A day until which something stays explained, or empty: "error.date", "atypical.until_range".
void check_until(Errors& errors, const std::string& text, Date today);
/// YYYY-MM-DD up to which what was decided does not come again; empty: up to the last day of what was found.
std::string aside_until(const Decision& decision);

}  // namespace waarborg::atypical
