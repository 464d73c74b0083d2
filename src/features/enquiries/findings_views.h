// The room of findings, and the body of the report, as pure functions: plain values in, HTML out.
#pragma once

#include <map>

#include "features/casework/contract/matter_page.h"
#include "features/enquiries/contract/enquiries.h"
#include "features/enquiries/evidence.h"
#include "features/enquiries/findings.h"
#include "features/enquiries/interview.h"
#include "features/enquiries/plan.h"
#include "platform/html/components.h"

namespace waarborg::enquiries {

using html::FormState;
using html::Html;
using i18n::Translator;

/// Everything a report is made of.
struct Material {
  Findings findings;
  std::vector<Plan> plans;
  std::vector<Evidence> evidence;
  std::vector<Interview> interviews;
  std::vector<Report> reports;
  std::string commissioner, investigator;
  /// What findings may rest on: reference and words.
  [[nodiscard]] std::vector<std::pair<Reference, std::string>> references(const Translator& t) const;
  /// An interview that the findings rest on and that was given under the duty to cooperate (INV-02).
  [[nodiscard]] const Interview* under_duty() const;
};

struct FindingsPage {
  std::string matter_id, csrf;
  Material material;
  bool can_work = false;
  bool stands_changed = false;  ///< somebody was first: theirs is shown above what was typed
  FormState state;              ///< of the form; its values may be what was typed
};
Html findings_view(const Translator& t, const FindingsPage& page);
FormState state_of(const Findings& findings);

/// Facts first, what is thought of them in a part of its own, then the annexes.
Html report_body(const Translator& t, const matters::EnquiryTerms& terms, const Material& material);

}  // namespace waarborg::enquiries
