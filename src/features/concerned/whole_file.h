// Everything that a person concerned may read of their matter, at once: as one PDF, and as one zip with all papers
// behind it. For themselves, and for who hands it out on paper.
#pragma once

#include "features/concerned/touch.h"
#include "platform/http/message.h"

namespace waarborg::concerned {

/// One of each paper they were given, in order.
std::vector<Entry> papers_of(const std::vector<Entry>& entries);

/// `care` is the name of the care contact, or empty. Blocks for a second or two: never within a transaction. Errors:
/// "error.pdf_unavailable".
Result<Bytes> overview_pdf(const matters::House& house, const i18n::Translator& t, const OwnMatter& own,
                           const std::string& care);
/// That PDF first, the papers after it. Errors: as overview_pdf; "concerned.too_large".
Result<http::Response> whole_file(const matters::House& house, const i18n::Translator& t, const OwnMatter& own,
                                  const std::string& care);

/// One of the two as the answer to a request.
enum class AtOnce { overview, with_papers };
Result<http::Response> answer_at_once(const matters::House& house, const i18n::Translator& t, const OwnMatter& own,
                                      const std::string& care, AtOnce what);

}  // namespace waarborg::concerned
