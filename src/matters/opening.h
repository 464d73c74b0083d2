// A matter begins.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/access.h"

namespace waarborg::matters {

struct NewMatter {
  std::string procedure;               ///< key; its active version is taken
  std::string unit_id{};               ///< or empty when not known
  std::string theme;                   ///< theme or complaint category key; "other"
  std::string channel;                 ///< employee, citizen, whistleblower, staff
  std::string reporter_kind = "none";  ///< named, confidential, anonymous, none
  std::string language = "nl";
  std::string subject;  ///< one line, sealed
  std::string text{};   ///< what was told; becomes the first message when it comes from outside
  std::string actor;    ///< account id, "reporter", "complainant", "system"
  std::vector<PersonNamed> people{};
  std::vector<std::pair<Bytes, std::string>> exclusions{};  ///< token and reason, taken over from another matter
  std::string opened_from{};  ///< id of the matter it is opened out of: linked before anybody gets access (INV-01)
  std::optional<sealing::ReporterKey> mailbox{};  ///< of the return code
  std::optional<Date> received_on{};              ///< today when not given
};

/// Makes the matter with its key, exclusions, desk, first phase, clocks and trace, in the caller's transaction. When
/// everybody at the procedure's desk is kept out, it goes to the next desk where somebody is not; a report is never
/// lost. Errors: "procedure.unknown", "matter.no_desk" (no desk has anybody; the recovery key alone holds it: not an
/// error then unless there is no recovery key either, or the channel is closed to other desks: the Belgian
/// whistleblower act's).
Result<Opened> open_matter(storage::Transaction& tx, House& house, const NewMatter& request);

/// The subject, unsealed.
std::string subject_of(const Opened& opened);
std::string subject_of(const Matter& matter, const sealing::Key& key);

/// The matter behind a return code, with its key; costs the same whether there is one or not (the caller has paid the
/// Argon2id already). Errors: not_found.
Result<Opened> open_mailbox(storage::Transaction& tx, House& house, const sealing::ReporterKey& reporter);

}  // namespace waarborg::matters
