// The pages of the room sanction, from plain values to HTML.
#pragma once

#include "features/decisions/case_acts.h"
#include "features/decisions/like_cases.h"
#include "platform/html/components.h"

namespace waarborg::decisions {

/// What can be done in a case; also the last part of its path and the text key "decisions.act_CODE".
inline constexpr std::string_view kActs[]{"recommend", "intention", "view",   "decide",
                                          "serve",     "objection", "appeal", "execute"};

struct CaseView {
  Case one;
  Words words;
  std::vector<std::string> acts;  ///< open to the viewer now
};
html::Html case_view(const i18n::Translator& t, const Sanctions& sanctions, const CaseView& view, Date today);

struct ActPage {
  std::string matter_id, csrf, act;
  Case one;
  Words words;
  std::string measure;  ///< chosen; empty: to be chosen first where the act asks for one
  html::FormState form;
  bool outside = false;
  Date today{};
};
/// Whether the act is about a measure.
bool takes_measure(std::string_view act, std::string_view choice);
html::Html act_view(const i18n::Translator& t, const Sanctions& sanctions, const ActPage& page);

struct NewCasePage {
  std::string matter_id, csrf;
  std::vector<std::string> people;
  std::vector<html::Choice> themes;
  html::FormState form;
};
html::Html new_case_view(const i18n::Translator& t, const Sanctions& sanctions, const NewCasePage& page);

/// Chart with its table, and what is to be known of it.
html::Html spread_view(const i18n::Translator& t, const Sanctions& sanctions, const Spread& spread);

}  // namespace waarborg::decisions
