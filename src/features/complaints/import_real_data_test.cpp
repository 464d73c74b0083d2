// The register of Chicago, whole, against figures counted without any of our code. Skipped where it is absent.
#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>

#include "features/complaints/import_report.h"
#include "features/complaints/import_run.h"
#include "migrations/feature_complaints.h"
#include "platform/storage/testing.h"

using namespace waarborg;
using namespace waarborg::complaints;

namespace {

std::filesystem::path data_folder() {
  const char* set = std::getenv("WAARBORG_DATA");
  return std::filesystem::path(set != nullptr ? set : "../shared/data") / "complaints-chicago";
}

// The output of a shell command: zcat, cut, awk and sort are the independent reader.
std::string shell(const std::string& command) {
  std::string out;
  std::FILE* pipe = ::popen(("cd " + data_folder().string() + " && " + command).c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), count);
  CHECK(::pclose(pipe) == 0);
  return out;
}
std::int64_t shell_number(const std::string& command) { return std::atoll(shell(command).c_str()); }

std::int64_t number(storage::Database& database, const char* text) {
  const storage::Sql sql{text, text};
  const auto result =
      database.read([&](storage::Transaction& tx) -> Result<std::int64_t> { return tx.find(sql)->integer("number"); });
  REQUIRE(result.ok());
  return *result;
}

std::string import_all(storage::Database& database) {
  const SystemClock clock;
  auto mapping = load_mapping("content/mappings/complaints-chicago.yaml");
  REQUIRE(mapping.ok());
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(data_folder())) files.push_back(entry.path());
  auto run = ImportRun::prepare(std::move(mapping).value(), files, {});
  REQUIRE(run.ok());
  REQUIRE(database.write([&](storage::Transaction& tx) -> Result<Done> { return (*run)->begin(tx, clock); }).ok());
  while (true) {
    const auto more = database.write([&](storage::Transaction& tx) -> Result<bool> { return (*run)->step(tx, clock); });
    REQUIRE(more.ok());
    if (!*more) return (*run)->id();
  }
}

// Rows of a file whose case is not in the file of cases.
std::string orphans(const std::string& file, int column) {
  return "zcat complaints-complaints_noaddr.csv.gz | cut -d, -f1 | tail -n +2 > \"${TMPDIR:-/tmp}/waarborg-cases.$$\"; "
         "zcat " +
         file + " | tail -n +2 | awk -F, 'NR==FNR {known[$1]; next} !($" + std::to_string(column) +
         " in known) {n++} END {print n+0}' \"${TMPDIR:-/tmp}/waarborg-cases.$$\" -; rm "
         "\"${TMPDIR:-/tmp}/waarborg-cases.$$\"";
}

// Fields of the allegations after the quoted category: finding and outcome columns, from the right.
const std::string kAllegations = "zcat complaints-accused.csv.gz | tail -n +2 | awk -F, ";

// Every row of every file was kept or refused for a reason that the file itself shows.
void check_rows(storage::Database& database, std::map<std::string, SourceReport>& sources) {
  CHECK(number(database, "SELECT COUNT(*) AS number FROM complaints_register_cases") == 181412);
  CHECK(number(database, "SELECT COUNT(*) AS number FROM complaints_register_allegations") == 244436);
  CHECK(sources["cases"].read == shell_number("zcat complaints-complaints_noaddr.csv.gz | tail -n +2 | wc -l"));
  CHECK(sources["complainants"].read == shell_number("zcat complaints-complainants.csv.gz | tail -n +2 | wc -l"));
  CHECK(sources["victims"].read == shell_number("zcat complaints-victims.csv.gz | tail -n +2 | wc -l"));
  CHECK(sources["unit_history"].added == shell_number("zcat unit-history.csv.gz | tail -n +2 | wc -l"));
  CHECK(sources["officers"].added == shell_number("zcat officer-profiles_nonames.csv.gz | tail -n +2 | wc -l"));
  CHECK(
      sources["units"].refused ==
      shell_number("tail -n +2 unit_reference.csv | cut -d, -f1 | sort | uniq -c | awk '{n += $1 - 1} END {print n}'"));
  CHECK(sources["complainants"].refused == shell_number(orphans("complaints-complainants.csv.gz", 3)));
  CHECK(sources["victims"].refused == shell_number(orphans("complaints-victims.csv.gz", 3)));
  CHECK(sources["officer_filed"].refused == shell_number(orphans("officer-filed-complaints.csv.gz", 1)));
  CHECK(sources["cases"].refused == 0);
  CHECK(sources["allegations"].refused == 0);
}

// The kept figures beside the same counts taken from the files.
void check_figures(storage::Database& database) {
  CHECK(number(database,
               "SELECT cases AS number FROM complaints_register_figures_cases WHERE received_year = 2007 "
               "AND category = '*' AND unit_id = '*'") ==
        shell_number("zcat complaints-complaints_noaddr.csv.gz | tail -n +2 | cut -d, -f4 | grep -c '^2007'"));
  CHECK(number(database,
               "SELECT no_closed AS number FROM complaints_register_figures_dates WHERE received_year = 2017") ==
        shell_number(
            "zcat complaints-complaints_noaddr.csv.gz | awk -F, '$4 ~ /^2017/ && $5 == \"\" {n++} END {print n}'"));
  CHECK(number(database,
               "SELECT SUM(cases) AS number FROM complaints_register_figures_cases WHERE category = 'force' "
               "AND unit_id = '*' AND received_year = 2005") ==
        shell_number("zcat complaints-complaints_noaddr.csv.gz | awk -F, '$4 ~ /^2005/ {print $1}' | sort > "
                     "\"${TMPDIR:-/tmp}/waarborg-y.$$\"; "
                     "zcat complaints-accused.csv.gz | grep -oE ',(05[A-Z]+|05|18[A-Z]|19[A-Z]|20[A-Z]),C?[0-9]+,' | "
                     "cut -d, -f3 | sort -u "
                     "| comm -12 - \"${TMPDIR:-/tmp}/waarborg-y.$$\" | wc -l; rm \"${TMPDIR:-/tmp}/waarborg-y.$$\""));
  CHECK(number(database,
               "SELECT SUM(allegations) AS number FROM complaints_register_figures_decisions WHERE kind = "
               "'finding' AND category = '*' AND unit_id = '*' AND final = 'sustained'") ==
        shell_number(kAllegations + "'$(NF-4) == \"SU\" {n++} END {print n}'"));
  CHECK(
      number(
          database,
          "SELECT SUM(allegations) AS number FROM complaints_register_figures_decisions WHERE kind = "
          "'finding' AND category = '*' AND unit_id = '*' AND final = 'not_sustained' AND recommended = 'sustained'") ==
      shell_number(kAllegations + "'$(NF-4) == \"NS\" && $(NF-2) == \"SU\" {n++} END {print n+0}'"));
  CHECK(number(database,
               "SELECT SUM(allegations) AS number FROM complaints_register_figures_decisions WHERE kind = "
               "'outcome' AND category = '*' AND unit_id = '*' AND final = 'reprimand'") ==
        shell_number(kAllegations + "'toupper($(NF-3)) == \"REPRIMAND\" {n++} END {print n}'"));
}

void check_days_to_closing(storage::Database& database) {
  // Median and nine-tenths of the days to closing, nearest rank, for two years.
  for (const std::string year : {"1999", "2012"}) {
    const std::string days =
        "zcat complaints-complaints_noaddr.csv.gz | awk -F, '$4 ~ /^" + year +
        "/ && $5 >= $4 {split($4,a,\"-\"); split($5,b,\"-\"); "
        "print int((mktime(b[1]\" \"b[2]\" \"b[3]\" 12 0 0\") - mktime(a[1]\" \"a[2]\" \"a[3]\" 12 0 0\"))/86400 + "
        "0.5)}' "
        "| sort -n > \"${TMPDIR:-/tmp}/waarborg-d.$$\"; n=$(wc -l < \"${TMPDIR:-/tmp}/waarborg-d.$$\"); ";
    const std::string end = " \"${TMPDIR:-/tmp}/waarborg-d.$$\"; rm \"${TMPDIR:-/tmp}/waarborg-d.$$\"";
    const std::string where =
        " AS number FROM complaints_register_figures_closing WHERE category = '*' AND unit_id = "
        "'*' AND received_year = " +
        year;
    CHECK(number(database, ("SELECT closed" + where).c_str()) == shell_number(days + "wc -l <" + end));
    CHECK(number(database, ("SELECT median_days" + where).c_str()) ==
          shell_number(days + "sed -n \"$(( (n + 1) / 2 ))p\"" + end));
    CHECK(number(database, ("SELECT p90_days" + where).c_str()) ==
          shell_number(days + "sed -n \"$(( (n * 9 + 9) / 10 ))p\"" + end));
  }
}

}  // namespace

TEST_CASE("ImportRealRegister_AgreesWithFiguresCountedIndependently") {
  if (!std::filesystem::exists(data_folder())) {
    MESSAGE("skipped: no data at " << data_folder().string() << " (set WAARBORG_DATA)");
    return;
  }
  const storage::TemporaryDatabase place(storage::Dialect::sqlite);
  const auto database = storage::open_database(place.config());
  storage::migrate(*database, migrations::feature_complaints::all());
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t clock_before = std::clock();
  const std::string id = import_all(*database);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const auto report = database->read([&](storage::Transaction& tx) { return read_report(tx, id); });
  REQUIRE(report.ok());
  std::map<std::string, SourceReport> sources;
  std::int64_t rows = 0;
  for (const auto& source : report->sources) {
    sources[source.name] = source;
    rows += source.read;
    CHECK(source.read == source.added + source.changed + source.unchanged + source.refused);
  }
  const double processor = static_cast<double>(std::clock() - clock_before) / CLOCKS_PER_SEC;
  MESSAGE(rows << " rows in " << took.count() << " s, " << processor << " s of processor time");

  check_rows(*database, sources);
  for (const auto& reason : report->refusals)
    MESSAGE(reason.source << "." << reason.column << " " << reason.reason << ": " << reason.rows);
  for (const auto& remark : report->remarks)
    MESSAGE(remark.source << "." << remark.column << " " << remark.reason << " " << remark.value << ": "
                          << remark.rows);
  check_figures(*database);
  check_days_to_closing(*database);
}
