#include <limits>

#include "platform/audit/audit.h"
#include "platform/audit/audit_rows.h"
#include "platform/audit/chain_hash.h"
#include "queries/platform_audit.h"

namespace waarborg::audit {
namespace {

namespace sql = queries::platform_audit;

std::int64_t time_in(Chain chain, const Clock& clock) {
  const Instant now = clock.now();
  return chain == Chain::staff ? to_millis(now) : to_millis(Instant(std::chrono::floor<std::chrono::days>(now)));
}

/// Takes the chain's row for this transaction and answers the number of the next line and the hash before it.
std::pair<std::int64_t, Bytes> next_place(storage::Transaction& tx, std::string_view chain) {
  if (tx.execute(sql::head_advance, {chain}) == 0) {
    tx.execute(sql::head_make, {chain, first_hash(chain)});
    tx.execute(sql::head_advance, {chain});
  }
  const auto head = tx.find(sql::head_find, {chain});
  return {head->integer("seq"), head->blob("hash")};
}

}  // namespace

std::string_view code_of(Chain chain) { return chain == Chain::staff ? "staff" : "reporter"; }

void record(storage::Transaction& tx, const Clock& clock, const Entry& entry) {
  const auto [seq, previous] = next_place(tx, code_of(entry.chain));
  Line line{seq, std::string(code_of(entry.chain)), time_in(entry.chain, clock), entry, {}};
  line.hash = hash_of(previous, line);
  tx.execute(sql::line_insert, {line.chain, line.seq, line.at, entry.actor, entry.action, entry.matter_id,
                                entry.person_id, entry.detail, line.hash});
  tx.execute(sql::head_set_hash, {line.chain, line.hash});
}

void checkpoint(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys) {
  for (const Chain chain : {Chain::staff, Chain::reporter}) {
    const auto head = tx.find(sql::head_find, {code_of(chain)});
    if (!head) continue;
    const auto last = tx.find(sql::seal_last, {code_of(chain)});
    if (last && last->integer("seq") >= head->integer("seq")) continue;
    const std::int64_t at = time_in(chain, clock);
    const Bytes message = seal_message(code_of(chain), head->integer("seq"), at, head->blob("hash"));
    tx.execute(sql::seal_insert,
               {code_of(chain), head->integer("seq"), at, head->blob("hash"), sealing::sign(keys.signing, message)});
  }
}

Line line_of(const storage::Row& row) {
  const std::string& chain = row.text("chain");
  return {row.integer("seq"),
          chain,
          row.integer("at"),
          {chain == code_of(Chain::reporter) ? Chain::reporter : Chain::staff, row.text("actor"), row.text("action"),
           row.text("matter_id"), row.text("person_id"), row.text("detail")},
          row.blob("hash")};
}

std::vector<Line> search(storage::Transaction& tx, const Query& query) {
  constexpr auto kEver = std::numeric_limits<std::int64_t>::max();
  storage::Params params{code_of(query.chain),
                         query.before_seq == 0 ? kEver : query.before_seq,
                         query.from ? to_millis(*query.from) : std::int64_t{0},
                         query.until ? to_millis(*query.until) : kEver,
                         query.action,
                         query.actor,
                         query.limit};
  storage::Sql statement = sql::search_all;
  if (!query.matter_id.empty()) {
    statement = sql::search_matter;
    params.emplace_back(query.matter_id);
  } else if (!query.actor.empty()) {
    statement = sql::search_actor;
    params.emplace_back(query.actor);
  }
  std::vector<Line> lines;
  for (const auto& row : tx.query(statement, params)) lines.push_back(line_of(row));
  return lines;
}

}  // namespace waarborg::audit
