// The pages of handling a complaint, from plain values to HTML.
#pragma once

#include <string>
#include <vector>

#include "features/complaints/handling_steps.h"
#include "features/complaints/training.h"
#include "platform/html/components.h"

namespace waarborg::complaints {

struct TermLine {
  i18n::LocalText title;
  bool extension = false;
  calendar::ClockNature nature = calendar::ClockNature::policy;
  std::string source;
  matters::ClockState state = matters::ClockState::running;
  Date started_on{}, due_on{};
};
struct SentLetter {
  std::string message_id, subject;
  std::string day;
};

/// What the page of one complaint shows. Everything was read for somebody who may see the matter.
struct HandlingPage {
  std::string matter_id, theme;
  bool may_change = false;
  std::string csrf;
  Date today{};
  std::vector<std::string> complainant{};
  std::vector<TermLine> terms{};
  std::vector<Allegation> allegations{};
  std::vector<matters::ComplaintCheck> checks{};
  std::vector<Check> checked{};
  HandlingFacts facts{};
  bool asks_training = false;
  std::vector<Trained> trained{};
  html::FormState checklist{};                                    ///< of the checklist when it came back
  bool may_refuse = false, may_inform = false, may_send = false;  ///< steps whose turn it is
  std::vector<SentLetter> letters{};
};
html::Html handling_view(const i18n::Translator& t, const matters::ComplaintTerms& terms, const HandlingPage& page);

struct AllegationPage {
  std::string matter_id, csrf;
  Allegation allegation{};  ///< as it stands; without id for a new one
  html::FormState form{};
  bool decides = false;                 ///< the final finding and outcome can be chosen
  bool changed = false;                 ///< somebody was first: show how it stands now
  std::vector<std::string> officers{};  ///< named in the complaint, to copy from
};
html::Html allegation_view(const i18n::Translator& t, const matters::ComplaintTerms& terms, const AllegationPage& page);
/// The fields as they stand.
html::FormState form_of(const Allegation& allegation);

struct StepPage {
  std::string matter_id, csrf, step_id;
  html::FormState form{};
  std::optional<Date> due{};
  Date today{};
  std::string source{};
  bool with_prosecutor = true;  ///< the Dutch act tells the chief prosecutor too
  bool all_judged = true;
};
html::Html refusal_view(const i18n::Translator& t, const matters::ComplaintTerms& terms, const StepPage& page);
html::Html notice_view(const i18n::Translator& t, const StepPage& page);
html::Html judgement_view(const i18n::Translator& t, const StepPage& page);

}  // namespace waarborg::complaints
