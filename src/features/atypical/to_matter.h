// A case, or people of an event, becomes a matter of an existing procedure.
#pragma once

#include <vector>

#include "features/atypical/deciding.h"
#include "features/atypical/words.h"
#include "matters/opening.h"

namespace waarborg::atypical {

[[nodiscard]] inline bool makes_matter(std::string_view outcome) { return outcome == "talk" || outcome == "triage"; }

/// What a matter is made of, made ready before the transaction that opens it: a file is no part of one.
struct Prepared {
  std::vector<Identity> people;
  std::string text;  ///< the evidence
  http::Upload paper;
};
/// Seals the evidence as a paper. Errors: of the disk.
Result<Done> seal_paper(const matters::House& house, const std::string& number, Prepared& prepared);

std::string person_words(const i18n::Translator& t, const Identity& person);

/// Opens a conversation in the line or a report at triage, with the people named, so that whoever must be kept out of
/// it is, and the evidence sealed in. Errors: those of open_matter.
Result<matters::Matter> open_case_matter(storage::Transaction& tx, matters::House& house,
                                         const identity::Viewer& viewer, const CaseRow& row, const Decision& decision,
                                         const Prepared& prepared);

}  // namespace waarborg::atypical
