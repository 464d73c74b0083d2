#include "platform/audit/audit.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "migrations/platform_audit.h"
#include "platform/audit/chain_hash.h"
#include "platform/storage/testing.h"

using namespace waarborg;
using namespace waarborg::audit;

namespace {

const identity::InstanceKeys& keys() {
  static const auto made = (sealing::sealing_init(), identity::InstanceKeys::random());
  return made;
}
const Instant kStart =
    Instant(std::chrono::sys_days(std::chrono::year{2026} / 3 / 2) + std::chrono::hours(10) + std::chrono::minutes(42));

/// Ten staff lines, signed after the eighth, and three of the reporter chain.
void fill(storage::Transaction& tx) {
  FixedClock clock(kStart);
  for (int i = 1; i <= 10; ++i) {
    clock.set(kStart + std::chrono::minutes(i));
    record(tx, clock,
           {Chain::staff, i % 2 == 0 ? "anna" : "piet", i == 3 ? "step.complete" : "matter.read",
            "m" + std::to_string(i % 3), "", "line " + std::to_string(i)});
    if (i == 8) checkpoint(tx, clock, keys());
  }
  for (int i = 1; i <= 3; ++i) record(tx, clock, {Chain::reporter, "reporter", "report.submit"});
}

using Test = std::function<void(storage::Transaction&)>;
void on_each(const Test& test) {
  keys();
  storage::for_each_database(migrations::platform_audit::all(), [&](storage::Database& database) {
    CHECK(database
              .write([&](storage::Transaction& tx) -> Result<Done> {
                test(tx);
                return Done{};
              })
              .ok());
  });
}

Verdict verdict_of(storage::Transaction& tx) { return verify(tx, keys().signing.public_key); }

/// What verify says after somebody with access to the database ran `statements`.
void check_tampering(const std::vector<const char*>& statements, const std::string& problem, std::int64_t first_bad) {
  on_each([&](storage::Transaction& tx) {
    fill(tx);
    REQUIRE(verdict_of(tx).problem.empty());
    for (const char* statement : statements) tx.execute({statement, statement});
    CAPTURE(statements.front());
    const Verdict verdict = verdict_of(tx);
    CHECK(verdict.problem == problem);
    CHECK(verdict.chain == "staff");
    CHECK(verdict.first_bad == first_bad);
  });
}

}  // namespace

TEST_CASE("AuditLog_LeftAlone_Verifies") {
  on_each([](storage::Transaction& tx) {
    CHECK(verdict_of(tx).lines == 0);
    fill(tx);
    checkpoint(tx, FixedClock(kStart), keys());
    checkpoint(tx, FixedClock(kStart), keys());
    const Verdict verdict = verdict_of(tx);
    CHECK(verdict.problem.empty());
    CHECK(verdict.lines == 13);
    CHECK(verdict.signatures == 3);
  });
}

TEST_CASE("AuditLog_WithAChangedField_NamesThatLine") {
  for (const char* change : {"UPDATE audit_lines SET actor = 'eve' WHERE chain = 'staff' AND seq = 5",
                             "UPDATE audit_lines SET action = 'eve' WHERE chain = 'staff' AND seq = 5",
                             "UPDATE audit_lines SET at = at + 1 WHERE chain = 'staff' AND seq = 5",
                             "UPDATE audit_lines SET matter_id = 'm9' WHERE chain = 'staff' AND seq = 5",
                             "UPDATE audit_lines SET person_id = 'p' WHERE chain = 'staff' AND seq = 5",
                             "UPDATE audit_lines SET detail = '' WHERE chain = 'staff' AND seq = 5"}) {
    check_tampering({change}, "audit.problem.changed", 5);
  }
}

TEST_CASE("AuditLog_WithALineTakenOut_NamesItsPlace") {
  check_tampering({"DELETE FROM audit_lines WHERE chain = 'staff' AND seq = 4"}, "audit.problem.missing", 4);
  check_tampering({"DELETE FROM audit_lines WHERE chain = 'staff' AND seq = 4",
                   "UPDATE audit_lines SET seq = seq - 1 WHERE chain = 'staff' AND seq = 5"},
                  "audit.problem.changed", 4);
}

TEST_CASE("AuditLog_WithTwoLinesSwapped_NamesTheFirst") {
  check_tampering({"UPDATE audit_lines SET seq = 90 WHERE chain = 'staff' AND seq = 4",
                   "UPDATE audit_lines SET seq = 4 WHERE chain = 'staff' AND seq = 6",
                   "UPDATE audit_lines SET seq = 6 WHERE chain = 'staff' AND seq = 90"},
                  "audit.problem.changed", 4);
}

TEST_CASE("AuditLog_WithItsTailCutOff_NamesTheFirstMissingLine") {
  check_tampering({"DELETE FROM audit_lines WHERE chain = 'staff' AND seq > 9"}, "audit.problem.tail_missing", 10);
  // Even with the chain's end put back to match: the signature over line 8 knows better.
  check_tampering(
      {"DELETE FROM audit_lines WHERE chain = 'staff' AND seq > 6",
       "UPDATE audit_heads SET seq = 6, hash = (SELECT hash FROM audit_lines WHERE chain = 'staff' AND seq = 6) "
       "WHERE chain = 'staff'"},
      "audit.problem.tail_missing", 7);
}

TEST_CASE("AuditLog_WithAnInventedLineAtTheEnd_NamesIt") {
  check_tampering({"INSERT INTO audit_lines (chain, seq, at, actor, action, matter_id, person_id, detail, hash) "
                   "SELECT chain, 11, at, actor, action, matter_id, person_id, detail, hash FROM audit_lines "
                   "WHERE chain = 'staff' AND seq = 10"},
                  "audit.problem.changed", 11);
}

TEST_CASE("AuditLog_RewrittenWithRightHashes_FailsAtTheSignature") {
  on_each([](storage::Transaction& tx) {
    fill(tx);
    static constexpr storage::Sql all{"test.all",
                                      "SELECT seq, at, actor, action, matter_id, person_id FROM audit_lines "
                                      "WHERE chain = 'staff' ORDER BY seq"};
    static constexpr storage::Sql rewrite{
        "test.rewrite", "UPDATE audit_lines SET detail = '', hash = $2 WHERE chain = 'staff' AND seq = $1"};
    static constexpr storage::Sql head{"test.head", "UPDATE audit_heads SET hash = $1 WHERE chain = 'staff'"};
    static constexpr storage::Sql seal{"test.seal", "UPDATE audit_seals SET hash = $1 WHERE seq = 8"};
    Bytes previous = first_hash("staff");
    for (const auto& row : tx.query(all)) {
      Line line{row.integer("seq"),
                "staff",
                row.integer("at"),
                {Chain::staff, row.text("actor"), row.text("action"), row.text("matter_id"), row.text("person_id"), ""},
                {}};
      previous = hash_of(previous, line);
      tx.execute(rewrite, {line.seq, previous});
      if (line.seq == 8) tx.execute(seal, {previous});
    }
    tx.execute(head, {previous});
    const Verdict verdict = verdict_of(tx);
    CHECK(verdict.problem == "audit.problem.signature");
    CHECK(verdict.first_bad == 8);
  });
}

TEST_CASE("AuditLog_SignedByAnotherKey_IsRefused") {
  check_tampering({"UPDATE audit_seals SET at = at + 1 WHERE seq = 8"}, "audit.problem.signature", 8);
  on_each([](storage::Transaction& tx) {
    fill(tx);
    CHECK(verify(tx, sealing::SigningKey::random().public_key).problem == "audit.problem.signature");
  });
}

TEST_CASE("ReporterChain_HoldsTheDateOnly_InLinesAndSignatures") {
  on_each([](storage::Transaction& tx) {
    fill(tx);
    checkpoint(tx, FixedClock(kStart), keys());
    const std::int64_t day = to_millis(Instant(std::chrono::floor<std::chrono::days>(kStart)));
    for (const auto& line : search(tx, {.chain = Chain::reporter})) CHECK(line.at == day);
    static constexpr storage::Sql seals{"test.seals", "SELECT at FROM audit_seals WHERE chain = 'reporter'"};
    for (const auto& row : tx.query(seals)) CHECK(row.integer("at") == day);
  });
}

TEST_CASE("AuditSearch_ByMatterActorActionAndTime_GoesInPagesNewestFirst") {
  on_each([](storage::Transaction& tx) {
    fill(tx);
    const auto numbers = [&](const Query& query) {
      std::vector<std::int64_t> seqs;
      for (const auto& line : search(tx, query)) seqs.push_back(line.seq);
      return seqs;
    };
    using Seqs = std::vector<std::int64_t>;
    CHECK(numbers({.limit = 3}) == Seqs{10, 9, 8});
    CHECK(numbers({.before_seq = 8, .limit = 3}) == Seqs{7, 6, 5});
    CHECK(numbers({.matter_id = "m1"}) == Seqs{10, 7, 4, 1});
    CHECK(numbers({.matter_id = "m1", .actor = "anna"}) == Seqs{10, 4});
    CHECK(numbers({.actor = "piet", .limit = 2}) == Seqs{9, 7});
    CHECK(numbers({.action = "step.complete"}) == Seqs{3});
    CHECK(numbers({.from = kStart + std::chrono::minutes(4), .until = kStart + std::chrono::minutes(6)}) == Seqs{5, 4});
    CHECK(numbers({.chain = Chain::reporter}) == Seqs{3, 2, 1});
    CHECK(search(tx, {.limit = 1}).front().entry.detail == "line 10");
  });
}

TEST_CASE("AuditLog_WrittenByManyAtOnce_LosesNothing") {
  storage::for_each_database(migrations::platform_audit::all(), [&](storage::Database& database) {
    std::atomic<int> recorded = 0;
    std::vector<std::thread> writers;
    for (int i = 0; i < 4; ++i) {
      writers.emplace_back([&] {
        for (int line = 0; line < 10; ++line) {
          const auto done = database.write([&](storage::Transaction& tx) -> Result<Done> {
            record(tx, FixedClock(kStart), {Chain::staff, "anna", "matter.read"});
            return Done{};
          });
          if (done.ok()) ++recorded;
        }
      });
    }
    for (auto& writer : writers) writer.join();
    const auto verdict = database.read([&](storage::Transaction& tx) -> Result<Verdict> { return verdict_of(tx); });
    REQUIRE(verdict);
    CHECK(verdict->problem.empty());
    CHECK(recorded == 40);
    CHECK(verdict->lines == recorded);
  });
}
