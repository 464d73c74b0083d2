// A matter's plain row, and the persons in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "matters/procedure.h"
#include "platform/storage/database.h"

namespace waarborg::matters {

/// "a:ACCOUNT".
std::string account_principal(std::string_view account_id);
/// "d:DESK".
std::string desk_principal(std::string_view desk_id);

/// A date later than any term: the due date of a matter without a running term.
inline constexpr std::string_view kNoDueDate = "9999-12-31";

struct Matter {
  std::string id;
  std::string number;
  std::string kind;
  std::string procedure_key;
  int procedure_version = 1;
  Track track = Track::none;
  std::string phase;
  std::string state;  ///< open, paused, closed, merged
  std::string unit_id;
  std::string theme;
  std::string channel;        ///< employee, citizen, whistleblower, staff
  std::string reporter_kind;  ///< named, confidential, anonymous, none
  std::string language;
  Date received_on{};
  std::optional<Date> closed_on;
  std::string outcome;
  std::string due_on;  ///< YYYY-MM-DD or kNoDueDate
  Bytes subject_sealed;
  int version = 1;
  [[nodiscard]] bool is_open() const { return state == "open" || state == "paused"; }
  [[nodiscard]] std::optional<Date> due() const;
};

/// No authorisation: for use cases that have asked may_see (access.h) already, and for system work.
std::optional<Matter> load_matter(storage::Transaction& tx, const std::string& matter_id);
Matter matter_from(const storage::Row& row);
/// The matter with this number as typed (case and surrounding space do not count); empty when there is none.
/// No authorisation: for the audit log, where a number typed whole finds its lines; anybody else asks open_for before a
/// word of the matter is shown.
std::string matter_id_of_number(storage::Transaction& tx, const std::string& number);
/// Raises the version and sets phase, state, outcome, closed_on, unit. Answers false when `matter.version` is no
/// longer the stored one: somebody else was first.
[[nodiscard]] bool save_matter(storage::Transaction& tx, const Matter& matter);

/// Somebody the matter is about or who is to be kept out of it; stored sealed.
struct PersonNamed {
  std::string capacity;     ///< concerned, keep_out, reporter, complainant, witness
  std::string text;         ///< as typed: name and what else is known
  std::string contact{};    ///< reporter and complainant: how to reach them
  std::string person_id{};  ///< when known in the register
};

}  // namespace waarborg::matters
