// Opening what a decision calls for, and the record of it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "matters/access.h"
#include "matters/correspondence.h"

namespace waarborg::handover {

inline constexpr int kTextMax = 10'000;
inline constexpr int kLineMax = 300;

/// What the form gives.
struct HandoverInput {
  std::string procedure;
  std::string text;         ///< what is passed on
  std::string instruction;  ///< what is asked for, by when
  std::vector<std::string> documents;
  std::string ground;     ///< key, for a procedure that has grounds
  std::string agreed_by;  ///< prosecutor, for the criminal track
  std::string agreed_on;  ///< YYYY-MM-DD
  std::string reference;  ///< of the prosecutor's office; optional
};

/// Procedures that this one's outcomes open, each once.
std::vector<std::string> opened_by(const matters::Procedure& procedure);

/// What is wrong with the input, all at once. `target` is the procedure to open; `under_duty` names the documents that
/// hold a statement given under the duty to cooperate: these never go to the criminal side (INV-02).
Errors check_input(const HandoverInput& input, const matters::Procedure& target,
                   const std::vector<std::string>& known_documents, const std::vector<std::string>& under_duty,
                   Date today);

/// A document of the matter and whether it holds a statement under the duty to cooperate.
struct Candidate {
  matters::MatterDocument document;
  bool under_duty = false;
};
std::vector<Candidate> candidates(storage::Transaction& tx, const matters::Opened& opened);

/// Opens the matter with what was chosen, under a key of its own, for people of its own; records what went over, and
/// completes the step open_next when it waits. For the criminal side the terms that may stand still for a criminal
/// enquiry do. Answers what was opened. Errors: check_input's; "handover.not_yours"; "handover.one_way" from a criminal
/// matter; those of matters::derive_matter.
Result<matters::Opened> hand_over_case(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                                       const identity::Viewer& viewer, const HandoverInput& input);

/// Whether this person may do it: the one whom the procedure names for open_next, or for its decision; at any time.
bool may_hand_over(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                   const identity::Viewer& viewer);

struct Handover {
  std::string procedure, ground, made_by;
  Date made_on{};
  std::string text, instruction, agreed_by, agreed_on, reference;
  std::vector<std::pair<std::string, std::string>> documents;  ///< name and SHA-256
};
std::vector<Handover> handovers(storage::Transaction& tx, const matters::Opened& opened);

}  // namespace waarborg::handover
