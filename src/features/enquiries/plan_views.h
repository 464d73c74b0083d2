// The room of the plan as pure functions: plain values in, HTML out.
#pragma once

#include <map>

#include "features/casework/contract/matter_page.h"
#include "features/enquiries/plan_store.h"
#include "platform/html/components.h"

namespace waarborg::enquiries {

using html::FormState;
using html::Html;
using i18n::Translator;

struct PlanPage {
  std::string matter_id, csrf;
  const matters::Procedure* procedure = nullptr;
  std::vector<Plan> plans;
  std::vector<MeansUse> uses;
  std::map<std::string, std::string> names;  ///< of accounts
  bool can_write = false;                    ///< this viewer investigates, and nothing waits for the commissioner
  bool can_decide = false;                   ///< a plan waits for this viewer
  bool can_record = false;                   ///< this viewer investigates and a plan was approved
  FormState decision, use;                   ///< the two forms of the page
};
Html plan_view(const Translator& t, const PlanPage& page);

/// One version, whole.
Html plan_text(const Translator& t, const PlanPage& page, const Plan& plan);

struct PlanForm {
  std::string matter_id, csrf;
  const matters::Procedure* procedure = nullptr;
  int number = 0, version = 0;  ///< of the plan it continues from
  bool changes_approved = false;
  std::optional<Plan> stands_now;  ///< somebody was first: what they saved
  std::string sent_back;           ///< why the last one came back
  FormState state;
};
Html plan_form_view(const Translator& t, const PlanForm& form);
FormState state_of(const PlanInput& input);

}  // namespace waarborg::enquiries
