// What somebody reads of their own look-ups: plain values in, HTML out.
#pragma once

#include "features/atypical/asking.h"
#include "features/atypical/words.h"
#include "features/monitor/contract/rules_told.h"
#include "platform/html/components.h"
#include "platform/web/context.h"

namespace waarborg::atypical {

struct OwnView {
  bool known = false;  ///< a log named this person
  std::vector<OwnQuestion> questions;
  std::vector<OwnOpening> openings;
  std::vector<monitor::SeenLookUp> look_ups;  ///< of this page, newest first
  Date from, to;
  html::ListState list{};
  std::string next;
  Date today;
};
html::Html own_view(const Words& words, const OwnView& view);
web::Sheet own_sheet(const Words& words, const std::vector<monitor::SeenLookUp>& look_ups);

html::Html question_view(const i18n::Translator& t, const OwnQuestion& question, const html::FormState& state,
                         const std::string& csrf, Date today);

/// `since`: the first run that people act upon with these rules.
html::Html rules_view(const i18n::Translator& t, const monitor::RulesTold& rules, std::optional<Instant> since);

}  // namespace waarborg::atypical
