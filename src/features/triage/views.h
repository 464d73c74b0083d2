// The triage page and list as pure functions: plain values in, HTML out.
#pragma once

#include "features/triage/next.h"

namespace waarborg::triage {

using html::operator""_html;
using html::Html;
using i18n::Translator;

struct Told {
  std::string when, who, text;
};
struct Reported {
  std::string subject, theme, unit, number, channel;
  Date received{};
  std::optional<Date> due;
  std::vector<Told> told;
  std::vector<std::string> documents;
  std::vector<std::pair<std::string, std::string>> people;  ///< capacity, as typed
};
Html reported_view(const Translator& t, const Reported& reported, Date today);

struct PastDecision {
  std::string id, outcome, state, by, second_by, reasons, differs_reason, sent_back_reason, expected;
  std::vector<std::string> advised;
  bool differs = false;
  Date on{};
};
Html history_view(const Translator& t, const std::vector<PastDecision>& past);

struct AdviceRow {
  std::string title;  ///< of the outcome; empty for a caution
  std::string because;
  std::vector<std::string> sources;
};
struct TriageForm {
  std::string action, csrf, step_id;
  const matters::Criteria* criteria = nullptr;
  std::vector<html::Choice> outcomes;
  bool shielded = false;  ///< whistleblower channel: say what is not offered and why (trap 1)
  bool show_advice = false;
  std::vector<AdviceRow> advised, cautions;
  bool differs = false;
  std::optional<Next> next;  ///< of the chosen outcome, once it was chosen
};
Html form_view(const Translator& t, const TriageForm& form, const html::FormState& state);

/// A proposal before its second person; `own` is whoever proposed it.
struct Waiting {
  std::string confirm_action, back_action, csrf;
  PastDecision decision;
  Next next;
  bool own = false;
};
/// What was typed in a form that is no longer there, because somebody else was first: nothing is lost.
Html typed_view(const Translator& t, const html::FormState& state);
Html waiting_view(const Translator& t, const Waiting& waiting, const html::FormState& state);

/// Weighing anew what was decided.
struct Again {
  std::string action, csrf;
};
Html again_view(const Translator& t, const Again& again, const html::FormState& state);

struct ListRow {
  std::string id, number, subject, theme, unit;
  bool proposed = false;
  std::optional<Date> due;
};
Html list_view(const Translator& t, const std::vector<ListRow>& rows, const html::ListState& list,
               const std::string& next, Date today);

}  // namespace waarborg::triage
