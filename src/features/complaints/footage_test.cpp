// Footage and the row for publication: rules, and what becomes of them in a matter.
#include "features/complaints/footage.h"

#include <doctest/doctest.h>

#include "features/complaints/contract/complaints.h"
#include "features/complaints/handling_record.h"
#include "features/complaints/publication.h"
#include "matters/tasks.h"
#include "matters/testing.h"
#include "migrations/feature_complaints.h"

using namespace waarborg;
using namespace waarborg::complaints;
using matters::for_each_house;
using matters::Opened;
using matters::TestHouse;
using matters::TestPages;

namespace {

FootageInput asked(const std::string& overwritten_on, const std::string& state = "asked") {
  return {"bodycam", state, "Basisteam Havenstad", "Kade, 21.10 uur", overwritten_on, ""};
}

std::string field_of(const Errors& errors) { return errors.empty() ? "" : errors.front().field; }

Result<Done> record(TestHouse& house, const Opened& opened, const std::string& id, int version,
                    const FootageInput& input) {
  return house.house().database().write([&](storage::Transaction& tx) {
    return record_footage(tx, house.house(), opened, house.account("carla"), id, version, input);
  });
}

bool has_task(TestHouse& house, const Opened& opened) {
  return house.write([&](storage::Transaction& tx) { return matters::has_open_task(tx, opened.matter.id, "footage"); });
}

}  // namespace

TEST_CASE("[CMP-05] Footage_StillAwaited_MustSayWhenItIsErased") {
  CHECK(field_of(check_footage(asked(""))) == "overwritten_on");
  CHECK(field_of(check_footage(asked("morgen"))) == "overwritten_on");
  CHECK(check_footage(asked("2026-12-01")).empty());
  CHECK(check_footage(asked("", "received")).empty());
  CHECK(field_of(check_footage(asked("", "gone"))) == "note");
}

TEST_CASE("[CMP-05] Footage_Awaited_IsUrgentOnTheSoonestDay") {
  Footage first, second, here;
  first.state = "asked";
  first.overwritten_on = date_from_iso("2026-12-09");
  second.state = "wanted";
  second.overwritten_on = date_from_iso("2026-12-02");
  here.state = "received";
  here.overwritten_on = date_from_iso("2026-11-30");
  CHECK(urgent_day({first, second, here}) == date_from_iso("2026-12-02"));
  CHECK_FALSE(urgent_day({here}));
}

TEST_CASE("[CMP-05] Footage_OfAComplaint_IsATaskUntilItIsHere") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = house.open(house.complaint());
        CHECK_FALSE(has_task(house, opened));
        CHECK(record(house, opened, "", 0, asked(to_iso(add_days(house.today(), 3)))).ok());
        CHECK(has_task(house, opened));
        const auto all = house.write([&](storage::Transaction& tx) { return footage(tx, opened); });
        REQUIRE(all.size() == 1);
        CHECK(all.front().holder == "Basisteam Havenstad");
        CHECK(all.front().asked_on == house.today());
        CHECK(record(house, opened, all.front().id, 0, asked("", "received")).error().code == "matter.changed");
        CHECK(record(house, opened, all.front().id, 1, asked("", "received")).ok());
        CHECK_FALSE(has_task(house, opened));
        CHECK(record(house, opened, "no-such", 1, asked("", "received")).error().kind == ErrorKind::not_found);
        CHECK_FALSE(record(house, house.open(house.report()), "", 0, asked("", "received")).ok());
      },
      migrations::feature_complaints::all());
}

TEST_CASE("[CMP-03] PublicationRow_WithANameOfTheFile_IsRefused") {
  PublicationInput row{"2026-11-20", "Basisteam Noord", "Agent", "Geweld", "Geduwd.", "Gegrond", "Gesprek."};
  const auto received = *date_from_iso("2026-09-01");
  const auto today = *date_from_iso("2026-11-22");
  const std::vector<std::string> names{"Wouter Talsma"};
  CHECK(check_publication(row, names, received, today).empty());
  row.findings = "Agent Talsma duwde.";
  REQUIRE(check_publication(row, names, received, today).size() == 1);
  CHECK(check_publication(row, names, received, today).front().code == "complaint.names_in_row");
  row.findings = "";
  row.judged_on = "2026-08-01";
  CHECK(check_publication(row, names, received, today).size() == 2);
}

TEST_CASE("[CMP-03] PublicationRows_ThatSayTheSameInOneMonth_AreOneWithACount") {
  const auto day = [](const char* iso) { return *date_from_iso(iso); };
  const PublicationRow row{day("2026-09-01"), day("2026-11-03"), "Noord",   "Agent",
                           "Bejegening",      "Kortaf.",         "Gegrond", "Gesprek."};
  auto same = row;
  same.received_on = day("2026-10-05");
  same.judged_on = day("2026-11-20");
  same.findings = " kortaf. ";
  auto next_month = row;
  next_month.judged_on = day("2026-12-01");
  auto other = row;
  other.conclusions = "Geen.";
  const auto combined = combine({row, other, same, next_month});
  REQUIRE(combined.size() == 3);
  CHECK(combined[0].count == 2);
  CHECK(combined[1].row.conclusions == "Geen.");
  CHECK(combined[2].count == 1);
}

TEST_CASE("[CMP-08] Complainant_Added_IsAmongThoseWhoComplain") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = house.open(house.complaint());
        CHECK_FALSE(record_complainant(house.house(), house.viewer("carla"), opened.matter.id, "Sybren", "").ok());
        CHECK(record_complainant(house.house(), house.viewer("carla"), opened.matter.id, "Sybren", "Kade 1").ok());
      },
      migrations::feature_complaints::all());
}

TEST_CASE("Footage_ChangedByTwoAtOnce_ShowsTheirsAndKeepsWhatWasTyped") {
  for_each_house(
      [](TestHouse& house) {
        const Opened opened = house.open(house.complaint());
        REQUIRE(record(house, opened, "", 0, asked(to_iso(add_days(house.today(), 3)))).ok());
        const auto one = house.write([&](storage::Transaction& tx) { return footage(tx, opened).front(); });
        TestPages pages(house, add_routes);
        const auto send = [&](const char* note) {
          http::Fields form;
          for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{{"version", "1"},
                                                                                            {"kind", "bodycam"},
                                                                                            {"state", "received"},
                                                                                            {"holder", one.holder},
                                                                                            {"shows", one.shows},
                                                                                            {"note", note}})
            form.add(name, value);
          return pages.post("/matters/" + opened.matter.id + "/footage/" + one.id, form, "carla");
        };
        CHECK(send("Van een ander, die eerder was.").status == 303);
        const auto late = send("Dit typte ik zelf, met zorg.");
        CHECK(late.status == 409);
        CHECK(late.body.find("Dit typte ik zelf, met zorg.") != std::string::npos);
        CHECK(late.body.find("Van een ander, die eerder was.") != std::string::npos);
      },
      migrations::feature_complaints::all());
}
