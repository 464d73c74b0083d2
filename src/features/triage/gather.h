// Reads what the triage page shows.
#pragma once

#include "features/triage/views.h"

namespace waarborg::triage {

struct TriagePage {
  Reported reported;
  std::optional<TriageForm> form;  ///< a step waits for a choice
  std::optional<Waiting> waiting;  ///< a proposal waits for its second person
  std::vector<PastDecision> past;  ///< without the one that waits
  bool may_decide = false;
  std::optional<Again> again;  ///< the last choice may be weighed anew
};

/// `state` is what was typed so far; filled up here with what the chosen outcome proposes (text, message) when the
/// form shows it for the first time. REQUIRES: `opened` was made for the viewer.
TriagePage gather(storage::Transaction& tx, matters::House& house, web::Context& context, const matters::Opened& opened,
                  html::FormState& state);

std::string unit_name(storage::Transaction& tx, const std::string& unit_id);
std::string theme_title(const matters::House& house, const i18n::Translator& t, const std::string& theme);

}  // namespace waarborg::triage
