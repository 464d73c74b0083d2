#include <map>

#include "platform/audit/audit.h"
#include "platform/audit/audit_rows.h"
#include "platform/audit/chain_hash.h"
#include "queries/platform_audit.h"

namespace waarborg::audit {
namespace {

namespace sql = queries::platform_audit;

struct Seal {
  std::int64_t at;
  Bytes hash, signature;
};

/// Walks one chain once, line by line, and stops judging at the first fault.
class ChainCheck {
 public:
  ChainCheck(std::string_view chain, ByteView public_key, Verdict& verdict)
      : chain_(chain), public_key_(public_key), verdict_(verdict), previous_(first_hash(chain)) {}

  void load_seals(storage::Transaction& tx) {
    for (const auto& row : tx.query(sql::seals_of_chain, {chain_})) {
      seals_[row.integer("seq")] = {row.integer("at"), row.blob("hash"), row.blob("signature")};
    }
  }

  void take(const Line& line) {
    if (!verdict_.problem.empty()) return;
    ++verdict_.lines;
    if (line.seq != last_ + 1) return fail("audit.problem.missing", last_ + 1);
    if (hash_of(previous_, line) != line.hash) return fail("audit.problem.changed", line.seq);
    previous_ = line.hash;
    last_ = line.seq;
    const auto seal = seals_.find(line.seq);
    if (seal == seals_.end()) return;
    if (!holds(seal->first, seal->second)) return fail("audit.problem.signature", line.seq);
    ++verdict_.signatures;
    seals_.erase(seal);
  }

  void finish(const std::optional<storage::Row>& head) {
    if (!verdict_.problem.empty()) return;
    // A signature, or the chain's end, that knows of lines which are not there.
    if (!seals_.empty()) return fail("audit.problem.tail_missing", last_ + 1);
    const std::int64_t expected = head ? head->integer("seq") : 0;
    if (expected > last_) return fail("audit.problem.tail_missing", last_ + 1);
    if (expected < last_) return fail("audit.problem.changed", expected + 1);
    if (head && head->blob("hash") != previous_) return fail("audit.problem.changed", last_);
  }

 private:
  [[nodiscard]] bool holds(std::int64_t seq, const Seal& seal) const {
    return seal.hash == previous_ &&
           sealing::verify(public_key_, seal_message(chain_, seq, seal.at, seal.hash), seal.signature);
  }
  void fail(const char* problem, std::int64_t seq) {
    verdict_.problem = problem;
    verdict_.chain = chain_;
    verdict_.first_bad = seq;
  }

  std::string chain_;
  ByteView public_key_;
  Verdict& verdict_;
  std::map<std::int64_t, Seal> seals_;
  Bytes previous_;
  std::int64_t last_ = 0;
};

}  // namespace

Verdict verify(storage::Transaction& tx, ByteView signing_public_key) {
  Verdict verdict;
  for (const Chain chain : {Chain::staff, Chain::reporter}) {
    ChainCheck check(code_of(chain), signing_public_key, verdict);
    check.load_seals(tx);
    tx.for_each(sql::lines_of_chain, {code_of(chain)}, [&](const storage::Row& row) { check.take(line_of(row)); });
    check.finish(tx.find(sql::head_find, {code_of(chain)}));
  }
  return verdict;
}

}  // namespace waarborg::audit
