// A case as a page read in three minutes: plain values in, HTML out.
#pragma once

#include <map>

#include "features/atypical/asking.h"
#include "features/atypical/words.h"
#include "platform/html/components.h"

namespace waarborg::atypical {

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
struct CaseView {
  CaseRow row;
  Evidence evidence;
  std::optional<Identity> identity;
  std::vector<CaseRow> others;
  std::vector<ShownQuestion> questions;
  std::vector<ShownOpening> openings;
  std::string closed_by, reason, matter_number;  ///< of a decided case
  bool analyst = false, approver = false;
  std::string csrf;
  std::string zone;
  Date today;
  html::FormState state;  ///< of the form that was sent
};

/// What is found, and why it is here.
html::Html evidence_view(const Words& words, const CaseView& view);
/// The weeks of the officer beside the median of their peers.
html::Html weeks_view(const Words& words, const CaseView& view);
/// Questions, openings, and the decision, with the forms that this reader may use.
html::Html forms_view(const Words& words, const CaseView& view);

html::Html case_view(const Words& words, const CaseView& view);

}  // namespace waarborg::atypical
