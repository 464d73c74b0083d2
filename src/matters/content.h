// Everything of the content folder that use cases read, loaded and checked once at start.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "matters/complaint_terms.h"
#include "matters/criteria.h"
#include "matters/enquiry_terms.h"
#include "matters/letters.h"
#include "matters/procedure.h"
#include "matters/route_guide.h"
#include "matters/themes.h"

namespace waarborg::matters {

/// Immutable after loading, so thread-safe.
struct Content {
  std::vector<Procedure> procedures;
  Themes themes;
  Criteria criteria;
  RouteGuide route_guide;
  ComplaintTerms complaint_terms;
  EnquiryTerms enquiry_terms;
  Letters letters;
};

/// All errors of all files at once ("content.bad_field"). Also checks what crosses files: a step's letter and a
/// triage outcome's procedure must exist.
Result<Content> load_content(const std::filesystem::path& folder, calendar::Jurisdiction jurisdiction);

}  // namespace waarborg::matters
