// A case as a page read in three minutes: plain values in, HTML out.
#pragma once

#include <map>

#include "features/atypical/asking.h"
#include "features/atypical/changes.h"
#include "features/atypical/event.h"
#include "features/atypical/to_matter.h"
#include "features/atypical/words.h"
#include "platform/html/components.h"

namespace waarborg::atypical {

/// Findings each with a line of their own, and as many as the scenario bench counts as seen (engine/listing.h); the
/// others are folded up together.
inline constexpr std::size_t kFindingsShown = 10;

struct ShownQuestion {
  QuestionRow row;
  std::optional<Answer> answer;
  std::string asked_by;  ///< name
};
struct ShownOpening {
  OpeningRow row;
  std::string asked_by, decided_by;  ///< names
  std::string reason, answer;        ///< as far as this reader can open them
};
/// What was decided at once about people of an event.
struct ShownDecision {
  std::string outcome, by, reason;
  std::optional<Date> on;
  std::size_t people = 0;
  std::vector<std::string> matters;  ///< numbers
};
struct EventOfView {
  std::vector<EventPerson> people;
  std::map<std::uint32_t, Identity> identities;
  std::vector<ShownDecision> decisions;
};
struct CaseView {
  CaseRow row;
  Evidence evidence;
  std::optional<Identity> identity;
  std::vector<CaseRow> others;
  std::vector<ShownQuestion> questions;
  std::vector<ShownOpening> openings;  ///< of an event one for each request
  EventOfView event;
  std::optional<CaseRow> became, came_from;      ///< a case that a control became, and the other way round
  std::vector<ChangeOfCase> changes;             ///< its look-ups that were judged anew
  std::int64_t small_number = 0;                 ///< a smaller one is not told
  std::string closed_by, reason, matter_number;  ///< of a decided case
  bool analyst = false, approver = false;
  std::string csrf;
  std::string zone;
  Date today;
  html::FormState state;  ///< of the form that was sent
};

/// What is found, and why it is here.
html::Html evidence_view(const Words& words, const CaseView& view);
/// "81 more subjects with fewer points". REQUIRES: more than kFindingsShown.
std::string more_findings(const i18n::Translator& t, std::size_t findings);
/// The weeks of the officer beside the median of their peers.
html::Html weeks_view(const Words& words, const CaseView& view);
/// Questions, openings, and the decision, with the forms that this reader may use.
html::Html forms_view(const Words& words, const CaseView& view);

/// Of an event: who looked, and what is asked and decided about them.
html::Html event_view(const Words& words, const CaseView& view);
html::Html event_forms_view(const Words& words, const CaseView& view);

/// What somebody wrote.
html::Html own_words(const std::string& text);

html::Html case_view(const Words& words, const CaseView& view);

}  // namespace waarborg::atypical
