// Finding matters, keeping filters, and taking back what was given in one go.
#include <doctest/doctest.h>

#include <algorithm>

#include "features/casework/bulk_undo.h"
#include "features/casework/contract/casework.h"
#include "features/casework/saved_filters.h"
#include "features/casework/search.h"
#include "matters/participants.h"
#include "matters/testing.h"
#include "matters/timeline.h"
#include "migrations/feature_casework.h"

namespace waarborg::casework {
namespace {

using matters::Opened;
using matters::TestHouse;
using matters::TestPages;

void for_each_house(const std::function<void(TestHouse&)>& test) {
  matters::for_each_house(test, migrations::feature_casework::all());
}
bool has(const http::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}
http::Fields form(std::initializer_list<std::pair<const char*, std::string>> fields) {
  http::Fields out;
  for (const auto& [name, value] : fields) out.add(name, value);
  return out;
}
std::string handler_of(TestHouse& force, const Opened& opened) {
  return force.read(
      [&](storage::Transaction& tx) { return matters::active_participant(tx, opened.matter.id, "handler"); });
}

TEST_CASE("SavedFilter_IsTheOwnersAlone_AndItsNameIsSealed") {
  for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto kept = pages.post(
        "/matters/filters", form({{"name", "Mijn late meldingen"}, {"kind", "report"}, {"sort", "-due"}}), "tessa");
    CHECK(kept.status == 303);
    CHECK(TestPages::header_of(kept, "Location") == "/matters?kind=report&sort=-due");
    const auto page = pages.get("/matters?kind=report&sort=-due", "tessa");
    CHECK(has(page, "<a href=\"/matters?kind=report&amp;sort=-due\" aria-current=\"true\">Mijn late meldingen</a>"));
    CHECK_FALSE(has(pages.get("/matters", "tom"), "Mijn late meldingen"));
    const auto viewer = force.viewer("tessa");
    const auto id = force.read([&](storage::Transaction& tx) {
      return saved_filters(
                 tx, i18n::Translator(force.platform().texts, i18n::Language::nl, force.platform().config.zone), viewer)
          .front()
          .id;
    });
    pages.post("/matters/filters/" + id + "/remove", {}, "tom");
    CHECK(has(pages.get("/matters", "tessa"), "Mijn late meldingen"));
    pages.post("/matters/filters/" + id + "/remove", {}, "tessa");
    CHECK_FALSE(has(pages.get("/matters", "tessa"), "Mijn late meldingen"));
  });
}

TEST_CASE("SavedFilter_WithoutNameOrTwice_IsRefusedAndKeepsTheList") {
  for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto nameless = pages.post("/matters/filters", form({{"name", " "}, {"state", "closed"}}), "tessa");
    CHECK(nameless.status == 422);
    CHECK(has(nameless, "name=\"state\" value=\"closed\""));
    CHECK(pages.post("/matters/filters", form({{"name", "Laat"}}), "tessa").status == 303);
    CHECK(pages.post("/matters/filters", form({{"name", "Laat"}}), "tessa").status == 409);
    for (std::size_t i = 1; i < kFiltersMax; ++i)
      CHECK(pages.post("/matters/filters", form({{"name", "Filter " + std::to_string(i)}}), "tessa").status == 303);
    CHECK(pages.post("/matters/filters", form({{"name", "Te veel"}}), "tessa").status == 409);
  });
}

TEST_CASE("Search_FindsTitlesAndNumbers_OfWhatOneMaySeeOnly") {
  for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto report = force.open(force.report("Dure flessen bij het café", "Een geheim verhaal."));
    const auto complaint = force.open(force.complaint("Flessen gegooid"));
    CHECK(pages.get("/search", "tessa").status == 200);
    const auto found = pages.post("/search", form({{"q", "CAFE flessen"}}), "tessa");
    CHECK(found.status == 200);
    CHECK(has(found, report.matter.number));
    CHECK_FALSE(has(found, complaint.matter.number));
    CHECK(has(pages.post("/search", form({{"q", report.matter.number}}), "tessa"), "Dure flessen"));
    CHECK_FALSE(has(pages.post("/search", form({{"q", report.matter.number}}), "carla"), "Dure flessen"));
    // What was told is not looked through, nor are names.
    CHECK_FALSE(has(pages.post("/search", form({{"q", "geheim verhaal"}}), "tessa"), report.matter.number));
    CHECK(has(pages.post("/search", form({{"q", "geheim verhaal"}}), "tessa"), "Niets gevonden"));
    CHECK(pages.post("/search", form({{"q", " "}}), "tessa").status == 422);
    CHECK(pages.post("/search", form({{"q", std::string(200, 'a')}}), "tessa").status == 422);
  });
}

TEST_CASE("Search_OverManyMatters_GoesOnWhereItStopped") {
  for_each_house([](TestHouse& force) {
    const int count = static_cast<int>(kFoundMax) + 3;
    for (int i = 0; i < count; ++i) force.open(force.report("Flessen " + std::to_string(i)));
    const auto viewer = force.viewer("tessa");
    std::vector<std::string> seen;
    std::string after;
    do {
      const auto found = force.write(
          [&](storage::Transaction& tx) { return search_matters(tx, force.house(), viewer, "flessen", after); });
      for (const auto& row : found.rows) seen.push_back(row.matter.id);
      after = found.next;
    } while (!after.empty());
    CHECK(seen.size() == static_cast<std::size_t>(count));
    std::ranges::sort(seen);
    CHECK(std::ranges::adjacent_find(seen) == seen.end());
  });
}

TEST_CASE("UndoOfBulkAssign_TakesBackAccessKeyAndTasks") {
  for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto first = force.open(force.report("Eerste zaak"));
    const auto second = force.open(force.report("Tweede zaak"));
    const std::string hanna = force.account("hanna");
    pages.post("/matters/assign",
               form({{"account", hanna}, {"back", "/matters"}, {"m", first.matter.id}, {"m", second.matter.id}}),
               "tessa");
    CHECK(pages.get("/matters/" + first.matter.id, "hanna").status == 200);
    CHECK(has(pages.get("/matters", "tessa"), "/matters/assign/undo"));
    CHECK_FALSE(has(pages.get("/matters", "tom"), "/matters/assign/undo"));
    CHECK(pages.post("/matters/assign/undo", {}, "tom").status == 409);
    CHECK(pages.post("/matters/assign/undo", {}, "tessa").status == 303);
    CHECK(handler_of(force, first).empty());
    CHECK(handler_of(force, second).empty());
    CHECK(pages.get("/matters/" + first.matter.id, "hanna").status == 404);
    CHECK(pages.get("/matters/" + first.matter.id, "tessa").status == 200);
    CHECK_FALSE(has(pages.get("/matters", "tessa"), "/matters/assign/undo"));
    CHECK(pages.post("/matters/assign/undo", {}, "tessa").status == 409);
  });
}

TEST_CASE("UndoOfBulkAssign_WhenSomebodyActedOrTooLate_IsRefused") {
  for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto touched = force.open(force.report("Eerste zaak"));
    const auto untouched = force.open(force.report("Tweede zaak"));
    const std::string hanna = force.account("hanna");
    const auto give =
        form({{"account", hanna}, {"back", "/matters"}, {"m", touched.matter.id}, {"m", untouched.matter.id}});
    pages.post("/matters/assign", give, "tessa");
    force.write([&](storage::Transaction& tx) {
      matters::add_event(tx, force.house(), touched.matter.id, touched.key, {hanna, "note", {}});
    });
    const auto page = pages.post("/matters/assign/undo", {}, "tessa");
    CHECK(page.status == 200);
    CHECK(has(page, "Er is intussen iets gedaan"));
    CHECK(handler_of(force, touched) == "a:" + hanna);
    CHECK(handler_of(force, untouched).empty());
    pages.post("/matters/assign", give, "tessa");
    force.clock().set(force.clock().now() + std::chrono::minutes(kUndoMinutes + 1));
    CHECK_FALSE(has(pages.get("/matters", "tessa"), "/matters/assign/undo"));
    CHECK(pages.post("/matters/assign/undo", {}, "tessa").status == 409);
    CHECK(handler_of(force, untouched) == "a:" + hanna);
  });
}

}  // namespace
}  // namespace waarborg::casework
