// What may be chosen for a matter: the outcomes of the criteria that its procedure knows, and for a report of the
// Belgian whistleblower channel never one that starts or tells the disciplinary authority (art. 54, trap 1).
#pragma once

#include <string>
#include <vector>

#include "features/casework/contract/casework.h"
#include "matters/access.h"
#include "matters/criteria.h"

namespace waarborg::triage {

using casework::kTriageStep;
inline constexpr std::string_view kFeedbackStep = "give_feedback";

struct Offered {
  const matters::TriageOutcome* outcome = nullptr;
  i18n::LocalText title;
  std::string opens;  ///< procedure key; empty when none is opened
  bool second_person = false;
};

/// Whether a procedure is decided by the disciplinary authority or tells it anything.
bool tells_authority(const matters::Procedure& procedure);
/// A report of the whistleblower channel that the disciplinary authority must not know of.
bool is_shielded(const matters::House& house, const matters::Matter& matter);

std::vector<Offered> offered_outcomes(storage::Transaction& tx, matters::House& house, const matters::Opened& opened);
const Offered* find_offered(const std::vector<Offered>& offered, std::string_view key);

}  // namespace waarborg::triage
