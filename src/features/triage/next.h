// What a choice would set going: to whom, which terms start, and what the form has to ask for it. Reads only.
#pragma once

#include "features/triage/plan.h"
#include "platform/web/context.h"

namespace waarborg::triage {

/// A step or clock that begins with the choice.
struct NextTerm {
  std::string title;
  std::string who;  ///< empty for a clock
  std::optional<Date> due;
  std::string source;
};
/// A part in the new matter that somebody can be given now.
struct NextPart {
  std::string role;
  std::string label;
  std::vector<html::Choice> people;
};
struct Next {
  std::string outcome;
  std::string title, explanation;
  std::string procedure;  ///< title of what is opened, or empty
  std::vector<std::string> sources;
  std::vector<NextTerm> terms;
  std::vector<NextPart> parts;
  std::vector<html::Choice> units;
  bool second_person = false;
  bool opens = false, asks_expected = false, asks_target = false, asks_message = false, message_required = false;
  bool keeps_deciders_out = false;
};

/// `unit_id` is the unit chosen in the form; empty: the matter's own.
Next what_next(storage::Transaction& tx, matters::House& house, const i18n::Translator& t,
               const matters::Opened& opened, const Offered& chosen, const std::string& unit_id);

/// A desk or person in words.
std::string principal_name(storage::Transaction& tx, const matters::House& house, const i18n::Translator& t,
                           const std::string& principal);

}  // namespace waarborg::triage
