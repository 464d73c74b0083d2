// The audit log: append-only, hash-chained, periodically signed. Writes *and reads* of matters.
//
// line hash = BLAKE2b-256(previous hash | chain | seq | at | actor | action | matter | person | detail), each
// field length-prefixed. Two chains: "staff" with exact times, "reporter" with the date only, so that nothing
// brackets the moment of a report (its signatures carry the date only, too). `detail` holds codes and ids, never a
// narrative, a name or a secret. What the chain proves: no line before the last signature was changed, removed,
// inserted or moved. Lines after it can still be cut off without a trace; so it is signed daily and on shutdown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "platform/identity/instance_keys.h"
#include "platform/storage/database.h"

namespace waarborg::audit {

enum class Chain { staff, reporter };

struct Entry {
  Chain chain = Chain::staff;
  std::string actor;        ///< account id, "system", "reporter", "citizen", "officer", "token:ID"
  std::string action;       ///< "matter.read", "step.complete": feature verbs, also a text key "audit.ACTION"
  std::string matter_id{};  ///< or empty
  std::string person_id{};  ///< or empty
  std::string detail{};     ///< codes and ids only
};

struct Line {
  std::int64_t seq;
  std::string chain;
  std::int64_t at;  ///< milliseconds; start of the UTC day in the reporter chain
  Entry entry;
  Bytes hash;
};

std::string_view code_of(Chain chain);

/// Appends within the caller's transaction, so an action and its trace stand or fall together. From here to the end
/// of the transaction other writers of that chain wait: record last.
void record(storage::Transaction& tx, const Clock& clock, const Entry& entry);

/// Signs the head of each chain that moved since the last signature. Called by the daily job and on shutdown.
void checkpoint(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys);

struct Verdict {
  std::int64_t lines = 0;
  std::int64_t signatures = 0;
  /// Empty when all is well; else the text key of what is wrong with the first bad line: "audit.problem.changed",
  /// "audit.problem.missing", "audit.problem.tail_missing", "audit.problem.signature".
  std::string problem;
  std::string chain;
  std::int64_t first_bad = 0;
};
/// Recomputes every hash and checks every signature and that no signed head is missing.
Verdict verify(storage::Transaction& tx, ByteView signing_public_key);

struct Query {
  Chain chain = Chain::staff;
  std::string matter_id{}, actor{}, action{};
  std::optional<Instant> from{}, until{};  ///< until: the first moment without  ///< until: the first moment without
  std::int64_t before_seq = 0;             ///< keyset paging, newest first; 0 starts
  int limit = 50;
};
std::vector<Line> search(storage::Transaction& tx, const Query& query);

}  // namespace waarborg::audit
