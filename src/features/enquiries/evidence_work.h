// Registering evidence, handing it over, making a clean copy. Use cases authorise, act in the caller's transaction and
// leave a trace; examining a file takes seconds and is done before, while no transaction is open.
#pragma once

#include "features/enquiries/evidence.h"
#include "matters/correspondence.h"

namespace waarborg::enquiries {

/// What a file turned out to be, and its clean copy when one could be made.
struct Examined {
  std::string type;
  bool lies = false;
  std::string cleaning;  ///< why there is no clean copy, or empty
  std::optional<http::Upload> clean;
};
/// Reads the sealed file and cleans it (platform/cleaning). Blocks for seconds at most. Errors: those of reading it.
Result<Examined> examine(const matters::House& house, const std::filesystem::path& file, const sealing::Key& key,
                         std::uint64_t size, const std::string& name);

struct Attachment {
  std::optional<http::Upload> upload;  ///< or the document that the input names
  Examined examined;
};
/// The item with its next number, its first link of custody (from who found it to who keeps it), the sealed original
/// and the clean copy as documents. Errors: those of check_investigates, check_evidence and check_means;
/// "matter.changed".
Result<Done> register_evidence(storage::Transaction& tx, matters::House& house, const matters::Opened& opened,
                               const identity::Viewer& viewer, const EvidenceInput& input,
                               const std::optional<Attachment>& attachment);

/// `seen` is the last link that the form showed. Errors: those of check_investigates and check_custody;
/// "matter.changed" when another hand-over came first.
Result<Done> hand_over_evidence(storage::Transaction& tx, matters::House& house, const matters::Opened& opened,
                                const identity::Viewer& viewer, const std::string& id, int seen,
                                const CustodyInput& input);

/// Puts a clean copy, or why there is none, beside an item that has none. Errors: those of check_investigates;
/// "matter.changed".
Result<Done> keep_clean_copy(storage::Transaction& tx, matters::House& house, const matters::Opened& opened,
                             const identity::Viewer& viewer, const std::string& id, int version,
                             const Examined& examined);

}  // namespace waarborg::enquiries
