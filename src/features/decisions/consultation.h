// The consultation on the sanction (strafmaatoverleg, TRI-05): several people give their view, each for themselves.
// Nobody, the chair included, reads another's view before giving one's own or before the consultation is closed; a view
// is given once and stays as it was given.
#pragma once

#include "features/decisions/case_acts.h"

namespace waarborg::decisions {

inline constexpr std::string_view kParts[]{"adviser", "expert"};
/// Matters of this theme are not decided without expertise on discrimination (TRI-05).
inline constexpr std::string_view kExpertTheme = "discrimination";

struct GivenView {
  std::string account_id, part;
  Date invited_on{};
  std::optional<Date> given_on;
  std::string measure, text;  ///< empty where they may not be read yet
};
struct Consultation {
  std::string id;
  int version = 0;
  bool open = true;
  Date opened_on{};
  std::string opened_by;
  std::optional<Date> closed_on;
  std::string question, minutes;
  std::vector<GivenView> views;
  [[nodiscard]] const GivenView* of(std::string_view account_id) const;
};
/// As far as `reader` may read them.
std::vector<Consultation> consultations(storage::Transaction& tx, const matters::Opened& opened,
                                        const std::string& reader);
[[nodiscard]] bool needs_expert(storage::Transaction& tx, const matters::Opened& opened);

Result<Done> open_consultation(storage::Transaction& tx, const Kit& kit, matters::Opened& opened,
                               const std::string& question);
/// Gives them a part in the matter. Errors: those of matters::assign (excluded, other side of the wall, kept apart).
Result<Done> invite(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, const std::string& id,
                    const std::string& account_id, const std::string& part);
/// Errors: "decisions.not_invited", "decisions.view_given_already", "error.required".
Result<Done> give_view(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, const std::string& id,
                       const std::string& measure, const std::string& text);
/// Completes the step "consult". Errors: "decisions.views_first", "decisions.expert_first" (TRI-05), "error.required"
/// for missing minutes.
Result<Done> close_consultation(storage::Transaction& tx, const Kit& kit, matters::Opened& opened,
                                const std::string& id, int version, const std::string& minutes);

}  // namespace waarborg::decisions
