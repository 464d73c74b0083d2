// The demo force as `waarborg demo` makes it, in both countries: its past has something for every figure.
#include <doctest/doctest.h>

#include <set>

#include "app/commands.h"
#include "app/demo.h"
#include "base/text.h"
#include "matters/procedure.h"
#include "platform/audit/audit.h"

namespace waarborg::app {

namespace {

namespace fs = std::filesystem;

class DemoFolder {
 public:
  DemoFolder() : path_(fs::temp_directory_path() / ("waarborg-demo-" + new_id())) {}
  ~DemoFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  DemoFolder(const DemoFolder&) = delete;
  DemoFolder& operator=(const DemoFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// The rows of a question, their columns joined by a space.
std::set<std::string> rows_of(Installation& installation, const char* question,
                              const std::vector<std::string>& columns) {
  std::set<std::string> out;
  const auto read = installation.platform().database.read([&](storage::Transaction& tx) -> Result<Done> {
    for (const auto& row : tx.query(storage::Sql{"test.demo", question})) {
      std::string line;
      for (const auto& column : columns) line += (line.empty() ? "" : " ") + row.maybe_text(column).value_or("");
      out.insert(line);
    }
    return Done{};
  });
  REQUIRE(read.ok());
  return out;
}

std::int64_t count_of(Installation& installation, const char* question) {
  const auto found = installation.platform().database.read([&](storage::Transaction& tx) -> Result<std::int64_t> {
    return tx.query(storage::Sql{"test.demo", question}).front().integer("count");
  });
  REQUIRE(found.ok());
  return *found;
}

bool is_enquiry(std::string_view kind) {
  return kind == "line_enquiry" || kind == "orienting" || kind == "disciplinary" || kind == "central";
}

void check_phases_and_outcomes(Installation& installation) {
  const auto phases =
      rows_of(installation, "SELECT DISTINCT procedure_key, phase FROM matters_matters WHERE state = 'open'",
              {"procedure_key", "phase"});
  const auto outcomes =
      rows_of(installation, "SELECT DISTINCT procedure_key, outcome FROM matters_matters WHERE state = 'closed'",
              {"procedure_key", "outcome"});
  for (const auto& procedure : installation.house().content.procedures) {
    if (!is_enquiry(procedure.kind)) continue;
    for (const auto& phase : procedure.phases) {
      CAPTURE(procedure.key + " " + phase.key);
      CHECK(phases.contains(procedure.key + " " + phase.key));
    }
    for (const auto& outcome : procedure.outcomes) {
      CAPTURE(procedure.key + " " + outcome.key);
      CHECK(outcomes.contains(procedure.key + " " + outcome.key));
    }
  }
}

void check_rooms(Installation& installation) {
  const auto some = [&](const char* question, std::int64_t least) {
    CAPTURE(std::string(question));
    CHECK(count_of(installation, question) >= least);
  };
  some(
      "SELECT COUNT(*) AS count FROM matters_matters WHERE kind IN ('line_enquiry', 'orienting', 'disciplinary', "
      "'central')",
      100);
  some("SELECT COUNT(*) AS count FROM directory_units", 14);
  some("SELECT COUNT(*) AS count FROM enquiries_plans WHERE state = 'approved'", 50);
  some("SELECT COUNT(*) AS count FROM enquiries_plans WHERE state = 'sent_back'", 1);
  some("SELECT COUNT(*) AS count FROM enquiries_interviews WHERE state = 'finished'", 25);
  some("SELECT COUNT(*) AS count FROM enquiries_evidence", 50);
  some("SELECT COUNT(*) AS count FROM enquiries_reports", 50);
  some("SELECT COUNT(*) AS count FROM decisions_cases WHERE decided_on IS NOT NULL", 25);
  some("SELECT COUNT(*) AS count FROM decisions_cases WHERE measure <> first_measure", 1);
  some("SELECT COUNT(*) AS count FROM decisions_cases WHERE recommended <> first_measure", 1);
  some("SELECT COUNT(*) AS count FROM decisions_consultations WHERE state = 'closed'", 3);
  some("SELECT COUNT(*) AS count FROM decisions_panels WHERE state = 'closed'", 2);
  some("SELECT COUNT(*) AS count FROM handover_handovers", 8);
  some("SELECT COUNT(*) AS count FROM matters_matters WHERE track = 'criminal'", 3);
  some("SELECT COUNT(*) AS count FROM matters_clocks WHERE extends IS NOT NULL AND extends <> ''", 3);
  some("SELECT COUNT(*) AS count FROM concerned_people", 50);
  some("SELECT COUNT(*) AS count FROM triage_decisions WHERE state = 'confirmed'", 80);
  some("SELECT COUNT(*) AS count FROM complaints_allegations WHERE final_finding IS NOT NULL", 10);
}

/// Whatever the log holds is shown in words, and can be asked for.
void check_traces(Installation& installation) {
  for (const auto& action : rows_of(installation, "SELECT DISTINCT action FROM audit_lines", {"action"})) {
    CAPTURE(action);
    CHECK(installation.platform().texts.find("audit." + action) != nullptr);
  }
}

}  // namespace

TEST_CASE("[INV-05] DemoPast_OfThreeYears_HasEnquiriesInEveryPhaseWithEveryOutcome") {
  for (const char* jurisdiction : {"nl", "be"}) {
    CAPTURE(std::string(jurisdiction));
    const DemoFolder folder;
    DemoOptions options;
    options.data = folder.path();
    options.jurisdiction = jurisdiction;
    options.matters = 0;
    const auto made = make_demo(options);
    REQUIRE_MESSAGE(made.ok(), (made.ok() ? std::string{} : describe(made.errors())));
    const SystemClock clock;
    const auto opened = Installation::open(folder.path(), Keys::must_exist, Schema::must_be_current, clock);
    REQUIRE(opened.ok());
    Installation& installation = **opened;
    check_phases_and_outcomes(installation);
    check_rooms(installation);
    check_traces(installation);
    const bool is_belgian = std::string_view(jurisdiction) == "be";
    CHECK(count_of(installation, "SELECT COUNT(*) AS count FROM decisions_cases WHERE erased_on IS NOT NULL") >=
          (is_belgian ? 1 : 0));
    CHECK(count_of(installation, "SELECT COUNT(*) AS count FROM complaints_publications") >= (is_belgian ? 0 : 5));
    CHECK(count_of(installation, "SELECT COUNT(*) AS count FROM complaints_training") > 50);
    // A term stands still for the prosecutor where the law of the country lets it.
    CHECK(count_of(installation, "SELECT COUNT(*) AS count FROM matters_clocks WHERE state = 'paused'") >=
          (is_belgian ? 0 : 1));
    const auto verdict = installation.platform().database.read([&](storage::Transaction& tx) -> Result<audit::Verdict> {
      return audit::verify(tx, installation.platform().keys.signing.public_key);
    });
    REQUIRE(verdict.ok());
    CHECK(verdict->problem == "");
  }
}

}  // namespace waarborg::app
