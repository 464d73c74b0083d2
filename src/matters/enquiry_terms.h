// The words and terms of interviews: content/enquiries/<jurisdiction>.yaml says in which capacity somebody is heard,
// how long before they are invited, and who may assist them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/calendar/calendar.h"
#include "platform/i18n/texts.h"

namespace waarborg::matters {

struct InterviewCapacity {
  std::string key;  ///< stored with the interview: "concerned", "witness", "reporter"
  i18n::LocalText title;
  calendar::Period notice;  ///< between the invitation and the interview
  calendar::ClockNature nature = calendar::ClockNature::policy;
  std::string source;
};

struct Assistance {
  std::string key;  ///< "lawyer", "union", "colleague"
  i18n::LocalText title;
};

/// Immutable after loading, so thread-safe.
struct EnquiryTerms {
  std::vector<InterviewCapacity> capacities;
  std::vector<Assistance> assistance;
  std::string assistance_source;
  [[nodiscard]] const InterviewCapacity* capacity(std::string_view key) const;
  [[nodiscard]] const Assistance* find_assistance(std::string_view key) const;
};

/// From CONTENT/enquiries/<jurisdiction>.yaml. All errors at once; field is "file:line".
Result<EnquiryTerms> load_enquiry_terms(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction);

}  // namespace waarborg::matters
