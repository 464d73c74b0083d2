#include "features/complaints/overview.h"

#include <doctest/doctest.h>

#include "features/complaints/import_run.h"
#include "migrations/feature_complaints.h"
#include "platform/storage/testing.h"

using namespace waarborg;
using namespace waarborg::complaints;

namespace {

const FixedClock kClock{from_millis(1'790'000'000'000)};

void import_dutch(storage::Database& database) {
  auto mapping = load_mapping("tests/data/complaints-dutch/mapping.yaml");
  REQUIRE(mapping.ok());
  auto run = ImportRun::prepare(std::move(mapping).value(), {"tests/data/complaints-dutch/klachten-2023.csv"}, {});
  REQUIRE(run.ok());
  REQUIRE(database.write([&](storage::Transaction& tx) -> Result<Done> { return (*run)->begin(tx, kClock); }).ok());
  for (bool more = true; more;) {
    const auto step =
        database.write([&](storage::Transaction& tx) -> Result<bool> { return (*run)->step(tx, kClock); });
    REQUIRE(step.ok());
    more = *step;
  }
}

std::int64_t ask(storage::Transaction& tx, const char* text) { return tx.find({text, text})->integer("number"); }

FigureTable table_of(storage::Transaction& tx, const i18n::Translator& t, const OverviewFilter& wish, const char* id) {
  const auto filter = complete_filter(wish, overview_choices(tx, ""));
  REQUIRE(filter.ok());
  auto table = figure_table(tx, t, *filter, id, 5);
  REQUIRE(table.ok());
  return *table;
}

}  // namespace

TEST_CASE("Overview_KeptFigures_EqualThoseComputedFromTheRecords") {
  storage::for_each_database(migrations::feature_complaints::all(), [](storage::Database& database) {
    import_dutch(database);
    const auto checked = database.read([](storage::Transaction& tx) -> Result<Done> {
      CHECK(ask(tx,
                "SELECT SUM(cases) AS number FROM complaints_register_figures_cases WHERE category = '*' AND "
                "unit_id = '*'") == ask(tx, "SELECT COUNT(*) AS number FROM complaints_register_cases"));
      CHECK(ask(tx,
                "SELECT SUM(cases) AS number FROM complaints_register_figures_cases WHERE category = 'force' AND "
                "unit_id = '*'") ==
            ask(tx,
                "SELECT COUNT(DISTINCT case_id) AS number FROM complaints_register_allegations WHERE category = "
                "'force'"));
      CHECK(ask(tx,
                "SELECT SUM(allegations) AS number FROM complaints_register_figures_decisions WHERE kind = "
                "'finding' AND category = '*' AND unit_id = '*'") ==
            ask(tx, "SELECT COUNT(*) AS number FROM complaints_register_allegations"));
      CHECK(ask(tx,
                "SELECT SUM(closed) AS number FROM complaints_register_figures_closing WHERE category = '*' AND "
                "unit_id = '*'") ==
            ask(tx, "SELECT COUNT(*) AS number FROM complaints_register_cases WHERE days_to_close IS NOT NULL"));
      // Days 42, 18 and 30: nearest rank, so 30 is in the middle and 42 within nine in ten.
      CHECK(ask(tx,
                "SELECT median_days AS number FROM complaints_register_figures_closing WHERE category = '*' AND "
                "unit_id = '*' AND received_year = 2023") == 30);
      CHECK(ask(tx,
                "SELECT p90_days AS number FROM complaints_register_figures_closing WHERE category = '*' AND "
                "unit_id = '*' AND received_year = 2023") == 42);
      // Without a history the officer's own unit counts.
      CHECK(ask(tx,
                "SELECT SUM(allegations) AS number FROM complaints_register_figures_cases WHERE category = '*' AND "
                "unit_id = 'Noord'") == 4);
      return Done{};
    });
    CHECK(checked.ok());
  });
}

TEST_CASE("[CMP-09] [CMP-10] Overview_Tables_HoldTheFigures") {
  const auto texts = i18n::Texts::load("content/texts");
  REQUIRE(texts.ok());
  const i18n::Translator t(*texts, i18n::Language::en, "Europe/Amsterdam");
  storage::for_each_database(migrations::feature_complaints::all(), [&](storage::Database& database) {
    import_dutch(database);
    const auto checked = database.read([&](storage::Transaction& tx) -> Result<Done> {
      const auto years = table_of(tx, t, {}, "years");
      REQUIRE(years.lines.size() == 2);
      CHECK(years.lines[0].name == "2023");
      CHECK(years.lines[0].numbers[0] == 4);
      const auto findings = table_of(tx, t, {}, "findings");
      CHECK(findings.lines.back().name == "Not recorded");
      for (const auto& id : figure_table_ids()) {
        const auto table = table_of(tx, t, {}, id.c_str());
        for (const auto& line : table.lines) CHECK(line.numbers.size() + 1 == table.header.size());
        for (const auto& name : table.header) CHECK(name.find('[') == std::string::npos);
      }
      // With so few allegations no cell by unit and category may be shown.
      for (const auto& line : table_of(tx, t, {}, "units").lines)
        for (const auto& number : line.numbers) CHECK((!number || *number == 0 || *number >= 5));
      return Done{};
    });
    CHECK(checked.ok());
  });
}

TEST_CASE("Overview_UnitAndCategoryTogether_AreRefused") {
  OverviewChoices choices;
  choices.registers.emplace_back("r", i18n::LocalText{});
  choices.first_year = 2000;
  choices.last_year = 2010;
  OverviewFilter filter{"r", 0, 0, "7", "force"};
  CHECK(complete_filter(filter, choices).error().code == "complaints_register.unit_or_category");
  filter.category.clear();
  CHECK(complete_filter(filter, choices)->until == 2010);
  filter.from = 2010;
  filter.until = 2001;
  CHECK(complete_filter(filter, choices).error().code == "complaints_register.years_turned");
  filter.register_id = "unknown";
  CHECK(complete_filter(filter, choices).error().kind == ErrorKind::not_found);
  CHECK(suppressed_period({"r", 1998, 2007, "", ""}) == std::pair(2005, 2009));
}
