// The room of interviews as pure functions: plain values in, HTML out.
#pragma once

#include "features/casework/contract/matter_page.h"
#include "features/enquiries/interview.h"
#include "platform/html/components.h"

namespace waarborg::enquiries {

using html::FormState;
using html::Html;
using i18n::Translator;

struct InterviewsPage {
  std::string matter_id, csrf;
  const matters::EnquiryTerms* terms = nullptr;
  std::vector<Interview> all;
  bool can_work = false;    ///< this viewer investigates
  bool can_finish = false;  ///< and the step that asks for the hearing is open
  Errors errors;
};
Html interviews_view(const Translator& t, const InterviewsPage& page);

struct InterviewPage {
  std::string matter_id, csrf;
  const matters::EnquiryTerms* terms = nullptr;
  const matters::Procedure* procedure = nullptr;
  Interview interview;
  bool can_work = false;
  std::vector<html::Choice> documents;  ///< of the matter
  bool stands_changed = false;          ///< somebody was first: the interview as it stands is shown above the form
  FormState state;
};
Html interview_view(const Translator& t, const InterviewPage& page);
Html record_form_view(const Translator& t, const InterviewPage& page);
Html closing_form_view(const Translator& t, const InterviewPage& page);
FormState state_of(const Interview& interview);

struct InvitePage {
  std::string matter_id, csrf;
  const matters::EnquiryTerms* terms = nullptr;
  std::vector<std::string> people;                     ///< whom the matter names
  std::vector<std::pair<std::string, Date>> earliest;  ///< capacity key and first possible day
  FormState state;
};
Html invite_form_view(const Translator& t, const InvitePage& page);

/// Everything about an interview that is kept, for the page and for the paper.
Html interview_facts(const Translator& t, const matters::EnquiryTerms& terms, const matters::Procedure& procedure,
                     const Interview& interview);
/// What was told of the duty, as a sentence, with the law it comes from.
std::string duty_sentence(const Translator& t, const matters::Procedure& procedure, DutyTold told);
std::string capacity_name(const Translator& t, const matters::EnquiryTerms& terms, const std::string& key);
/// "lawyer, union, colleague" as words.
std::string assistance_words(const Translator& t, const matters::EnquiryTerms& terms);

}  // namespace waarborg::enquiries
