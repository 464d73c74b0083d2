// The room of evidence as pure functions: plain values in, HTML out.
#pragma once

#include <map>

#include "features/casework/contract/matter_page.h"
#include "features/enquiries/evidence.h"
#include "features/enquiries/plan.h"
#include "platform/html/components.h"

namespace waarborg::enquiries {

using html::FormState;
using html::Html;
using i18n::Translator;

struct EvidenceList {
  std::string matter_id;
  std::vector<std::pair<Evidence, std::string>> items;  ///< with who keeps it now
  bool can_work = false;
};
Html evidence_list_view(const Translator& t, const EvidenceList& page);

struct EvidenceForm {
  std::string matter_id, csrf;
  std::vector<html::Choice> means;      ///< of the approved plan
  std::vector<html::Choice> documents;  ///< that the matter has already
  FormState state;
};
Html evidence_form_view(const Translator& t, const EvidenceForm& form);

struct EvidencePage {
  std::string matter_id, csrf, zone;
  Evidence item;
  std::string means_title;
  std::vector<Custody> chain;
  std::map<std::string, std::string> names;  ///< of accounts
  bool can_work = false;
  FormState state;
};
Html evidence_view(const Translator& t, const EvidencePage& page);

}  // namespace waarborg::enquiries
