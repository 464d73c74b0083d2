// The reflection panel (reflectiekamer, TRI-05): people who do not know the matter read an account of it without names
// and advise. They hold the panel's key, never the matter's; while the panel is open they read that account and their
// own advice, and nothing else. The matter's people read everything.
#pragma once

#include "features/decisions/case_acts.h"

namespace waarborg::decisions {

inline constexpr std::size_t kMembersMin = 2;

/// The first line (from 1) in which a name or number of these stands; 0 for none. Names are the words with a capital,
/// and numbers of three digits or more; particles do not count. Pure.
int line_with_name(std::string_view account, const std::vector<std::string>& people);

struct PanelMember {
  std::string account_id;
  std::optional<Date> advised_on;
  std::string advice;
};
struct Panel {
  std::string id;
  int version = 0;
  bool open = true;
  Date asked_on{};
  std::optional<Date> closed_on;
  std::string account, conclusion;
  std::vector<PanelMember> members;
};
/// For the people of the matter.
std::vector<Panel> panels(storage::Transaction& tx, const matters::Opened& opened);

/// Errors: "decisions.name_in_account" (args {line}), "decisions.members_few", "decisions.member_knows" (somebody with
/// a part in the matter, or whom it concerns), "decisions.panel_open".
Result<Done> ask_panel(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, const std::string& account,
                       const std::vector<std::string>& members);
/// Completes the step "reflect". Errors: "decisions.advice_first", "error.required", "matter.changed".
Result<Done> close_panel(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, const std::string& id,
                         int version, const std::string& conclusion);

/// What a member sees of an open panel: nothing that leads to the matter.
struct Seat {
  std::string panel_id;
  Date asked_on{};
  std::optional<Date> advised_on;
  std::string account, advice;  ///< read by read_panel alone
};
std::vector<Seat> seats_of(storage::Transaction& tx, const std::string& account_id);
/// Errors: not_found, for everybody who does not sit on it, and once it is closed.
Result<Seat> read_panel(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                        const std::string& panel_id);
/// Errors: as read_panel; "decisions.view_given_already"; "error.required".
Result<Done> advise(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                    const std::string& panel_id, const std::string& advice);

}  // namespace waarborg::decisions
