// The page of the hand-over as a pure function: plain values in, HTML out.
#pragma once

#include <map>

#include "features/handover/hand_over.h"
#include "platform/html/components.h"

namespace waarborg::handover {

struct Target {
  std::string key, title;
  bool criminal = false;
  std::vector<html::Choice> grounds;
};

struct HandoverPage {
  std::string matter_id, csrf;
  std::vector<Handover> made;
  std::map<std::string, std::string> names;   ///< of accounts
  std::map<std::string, std::string> titles;  ///< of procedures, and of grounds as "PROCEDURE/GROUND"
  std::vector<Target> targets;                ///< empty: this person may not
  std::vector<Candidate> candidates;
  html::FormState state;
};
html::Html handover_view(const i18n::Translator& t, const HandoverPage& page);

}  // namespace waarborg::handover
