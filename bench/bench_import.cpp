// The import of a register of complaints, beside bare SQLite inserts of the very same rows in the same run.
#include <fmt/core.h>

#include <fstream>

#include "bench/peer.h"
#include "features/complaints/contract/commands.h"
#include "matters/testing.h"
#include "migrations/feature_complaints.h"

using namespace waarborg;
using namespace waarborg::bench;

namespace {

constexpr int kRows = 50000;
constexpr int kRowsPerTransaction = 4000;  // as many as the import takes
const std::filesystem::path kDutch = "tests/data/complaints-dutch";
constexpr const char* kTables[] = {"units", "officers", "cases", "allegations", "complainants"};

void write_source(const std::filesystem::path& path) {
  std::ifstream example(kDutch / "klachten-2023.csv", std::ios::binary);
  std::string header;
  std::getline(example, header);
  std::ofstream out(path, std::ios::binary);
  out << header << '\n';
  for (int row = 0; row < kRows; ++row)
    out << fmt::format("K-{:07};{:02}-{:02}-{};;;Markt {};Team {};{}.0;Geweld;Gegrond;Ongegrond;Gesprek;V;\n", row,
                       1 + row % 28, 1 + row % 12, 2000 + row % 25, row % 40, row % 30, 500 + row % 4000);
}

using Values = std::vector<sqlite3_value*>;
struct Table {
  std::string name, definition;
  std::vector<Values> rows;
};

std::vector<Table> rows_of(BareSqlite& database) {
  std::vector<Table> tables;
  for (const char* name : kTables) {
    Table table{"complaints_register_" + std::string(name), {}, {}};
    sqlite3_stmt* statement = database.prepare("SELECT sql FROM sqlite_master WHERE name = '" + table.name + "'");
    if (sqlite3_step(statement) == SQLITE_ROW)
      table.definition = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    statement = database.prepare("SELECT * FROM " + table.name);
    while (sqlite3_step(statement) == SQLITE_ROW) {
      Values row;
      for (int at = 0; at < sqlite3_column_count(statement); ++at)
        row.push_back(sqlite3_value_dup(sqlite3_column_value(statement, at)));
      table.rows.push_back(std::move(row));
    }
    sqlite3_finalize(statement);
    tables.push_back(std::move(table));
  }
  return tables;
}

void insert_all(BareSqlite& database, const Table& table) {
  std::string places;
  for (std::size_t at = 0; at < table.rows.front().size(); ++at) places += at == 0 ? "?" : ", ?";
  sqlite3_stmt* statement = database.prepare("INSERT INTO " + table.name + " VALUES (" + places + ")");
  int in_transaction = 0;
  database.run("BEGIN");
  for (const auto& row : table.rows) {
    if (in_transaction++ == kRowsPerTransaction) {
      database.run("COMMIT; BEGIN");
      in_transaction = 1;
    }
    for (std::size_t at = 0; at < row.size(); ++at) sqlite3_bind_value(statement, static_cast<int>(at) + 1, row[at]);
    if (sqlite3_step(statement) != SQLITE_DONE) std::exit(1);
    sqlite3_reset(statement);
  }
  database.run("COMMIT");
  sqlite3_finalize(statement);
}

double import_seconds(matters::TestHouse& house, const std::filesystem::path& source) {
  complaints::ImportCommand command;
  command.mapping = kDutch / "mapping.yaml";
  command.sources = {source};
  const i18n::Translator t(house.platform().texts, i18n::Language::en, "Europe/Amsterdam");
  const Stopwatch watch;
  const int status = complaints::import_complaints(house.house().database(), house.house().clock(), t, command,
                                                   [](std::string_view line) { fmt::print(stderr, "{}\n", line); });
  if (status != 0) std::exit(1);
  return watch.seconds();
}

}  // namespace

int main() {
  const storage::TemporaryDatabase place(storage::Dialect::sqlite);
  const std::filesystem::path folder = place.folder();
  const auto source = folder / "klachten-bench.csv";
  write_source(source);
  double ours = 0;
  {
    const auto database = storage::open_database(place.config());
    storage::migrate(*database, matters::test_migrations(migrations::feature_complaints::all()));
    matters::TestHouse house(*database);
    ours = import_seconds(house, source);
  }
  BareSqlite imported(place.config().target);
  const auto tables = rows_of(imported);
  BareSqlite peer((folder / "peer.db").string());
  std::size_t records = 0;
  for (const auto& table : tables) {
    peer.run(table.definition);
    records += table.rows.size();
  }
  const Stopwatch watch;
  for (const auto& table : tables) insert_all(peer, table);
  const double bare = watch.seconds();
  fmt::print(
      "| Import: {} rows of a csv file become {} records | {:.0f} rows/s | bare SQLite inserts of these records: "
      "{:.0f} rows/s | {:.1f} times the time |\n",
      kRows, records, kRows / ours, kRows / bare, ours / bare);
}
