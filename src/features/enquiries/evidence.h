// An item of evidence and its chain of custody: values, rules, and where they are kept.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/access.h"

namespace waarborg::enquiries {

struct Evidence {
  std::string id;
  int number = 0;
  int version = 0;
  std::string recorded_by;
  Date recorded_on{};
  std::string document_id;        ///< the sealed original, or empty for a thing
  std::string clean_document_id;  ///< its copy without what it tells of its maker, or empty

  std::string what, origin, found_by, found_where, means;
  std::optional<Date> found_on;
  std::string sha256;    ///< of the original's content, counted while it streamed in
  std::string type;      ///< as its bytes say
  std::string cleaning;  ///< why there is no clean copy: a text key, or empty
  bool lies = false;     ///< its name claims another type
};

/// One hand-over. Nothing ever changes or removes one.
struct Custody {
  int seq = 0;
  std::string recorded_by;
  Instant recorded_at{};
  Date on{};
  std::string from, to, why;
};

struct EvidenceInput {
  std::string what, origin, found_on, found_by, found_where, means, holder;
  std::string document;  ///< id of a document that the matter has already, or empty
};
Errors check_evidence(const EvidenceInput& input, Date today);

struct CustodyInput {
  std::string to, on, why;
};
/// A hand-over is not before the one before it, nor in the future.
Errors check_custody(const CustodyInput& input, const Custody& before, Date today);

// ---- Store. Every function takes a matter that somebody opened.

/// By number.
std::vector<Evidence> evidence(storage::Transaction& tx, const matters::Opened& opened);
/// Errors: not_found.
Result<Evidence> find_evidence(storage::Transaction& tx, const matters::Opened& opened, const std::string& id);
/// Takes id and number from the store. False when somebody else took the number.
[[nodiscard]] bool add_evidence(storage::Transaction& tx, const matters::Opened& opened, Evidence& item);
/// False when `item.version` is no longer the stored one.
[[nodiscard]] bool update_evidence(storage::Transaction& tx, const matters::Opened& opened, const Evidence& item);
/// In order.
std::vector<Custody> custody(storage::Transaction& tx, const matters::Opened& opened, const std::string& evidence_id);
/// False when the place in the chain is taken: somebody else was first.
[[nodiscard]] bool add_custody(storage::Transaction& tx, const matters::Opened& opened, const std::string& evidence_id,
                               const Custody& link);

}  // namespace waarborg::enquiries
