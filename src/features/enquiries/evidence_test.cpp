#include <doctest/doctest.h>

#include "features/enquiries/contract/enquiries.h"
#include "features/enquiries/evidence_work.h"
#include "features/enquiries/plan_testing.h"

namespace waarborg::enquiries {
namespace {

using matters::for_each_house;
using matters::TestHouse;
using matters::TestPages;

const auto kTables = migrations::feature_enquiries::all();

EvidenceInput found() {
  return {"Factuur van de leverancier", "Uit de administratie", "2026-11-01", "Hanna Postma", "", "", "Kluis 3", ""};
}

http::Fields form_of(const EvidenceInput& input) {
  http::Fields form;
  form.add("what", input.what);
  form.add("origin", input.origin);
  form.add("found_on", input.found_on);
  form.add("found_by", input.found_by);
  form.add("means", input.means);
  form.add("holder", input.holder);
  return form;
}

std::vector<Evidence> all_of(TestHouse& force, const matters::Opened& opened) {
  return force.read([&](storage::Transaction& tx) { return evidence(tx, opened); });
}

std::vector<Custody> chain_of(TestHouse& force, const matters::Opened& opened, const std::string& id) {
  return force.read([&](storage::Transaction& tx) { return custody(tx, opened, id); });
}

std::string register_as(TestHouse& force, const std::string& name, const matters::Opened& opened,
                        const EvidenceInput& input) {
  return act_as(force, name, opened.matter.id, [&](auto& tx, auto& matter, const auto& viewer) {
    return register_evidence(tx, force.house(), matter, viewer, input, std::nullopt);
  });
}

std::string give(TestHouse& force, const matters::Opened& opened, const std::string& id, int seen,
                 const CustodyInput& input) {
  return act_as(force, "hanna", opened.matter.id, [&](auto& tx, auto& matter, const auto& viewer) {
    return hand_over_evidence(tx, force.house(), matter, viewer, id, seen, input);
  });
}

TEST_CASE("CheckEvidence_WithNothingOrImpossibleDays_NamesEveryField") {
  const Date today = *date_from_iso("2026-11-02");
  CHECK(check_evidence({}, today).size() == 5);
  auto input = found();
  input.found_on = "2026-11-03";
  CHECK(check_evidence(input, today).front() == invalid("error.date_future", "found_on"));
  input.found_on = "2026-04-31";
  CHECK(check_evidence(input, today).front() == invalid("error.date", "found_on"));
}

TEST_CASE("[INV-05] RegisterEvidence_ByAMeansOutsideThePlan_IsRefused") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        auto input = found();
        input.means = "camera";
        CHECK(register_as(force, "hanna", opened, input) == "enquiries.no_approved_plan");
        CHECK(approve_plan(force, opened).empty());
        CHECK(register_as(force, "hanna", opened, input) == "enquiries.means_not_approved");
        CHECK(register_as(force, "aart", opened, found()) == "enquiries.not_yours");
        input.means = "system_logs";
        CHECK(register_as(force, "hanna", opened, input).empty());
        CHECK(all_of(force, opened).size() == 1);
      },
      kTables);
}

TEST_CASE("[INV-05] ChainOfCustody_GrowsAndNeverForksOrGoesBackInTime") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        CHECK(register_as(force, "hanna", opened, found()).empty());
        const std::string id = all_of(force, opened).front().id;
        CHECK(give(force, opened, id, 1, {"", "", ""}) == "error.required");
        CHECK(give(force, opened, id, 1, {"Lab", "2026-10-31", "Onderzoek"}) == "enquiries.before_last_hand_over");
        CHECK(give(force, opened, id, 1, {"Lab", "2026-11-02", "Onderzoek"}).empty());
        CHECK(give(force, opened, id, 1, {"Archief", "2026-11-02", "Terug"}) == "matter.changed");
        const auto chain = chain_of(force, opened, id);
        REQUIRE(chain.size() == 2);
        CHECK(chain[0].from == "Hanna Postma");
        CHECK(chain[0].to == "Kluis 3");
        CHECK(chain[1].from == "Kluis 3");
        CHECK(chain[1].to == "Lab");
      },
      kTables);
}

TEST_CASE("[INV-05] EvidenceFile_ThatLies_IsNamedAndItsContentHashed") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        TestPages pages(force, add_routes);
        const std::string base = "/matters/" + opened.matter.id + "/evidence";
        const auto file = pages.upload("file", "vakantie.jpg", std::string("MZ\x90\0 programma", 14));
        CHECK(pages.post(base + "/new", form_of(found()), "hanna", {file}).status == 303);
        const auto item = all_of(force, opened).front();
        CHECK(item.lies);
        CHECK(item.sha256 == to_hex(file.sha256));
        CHECK(item.clean_document_id.empty());
        auto page = pages.get(base + "/" + item.id, "hanna");
        CHECK(page.status == 200);
        CHECK(page.body.find("klopt niet met de inhoud") != std::string::npos);
        CHECK(page.body.find(item.sha256) != std::string::npos);
        CHECK(pages.get(base, "aart").status == 200);
        CHECK(pages.get(base, "tessa").status == 404);
        CHECK(pages.get(base + "/nothing", "hanna").status == 404);
      },
      kTables);
}

TEST_CASE("EvidenceForm_WithErrors_KeepsWhatWasTypedAndNoDocument") {
  for_each_house(
      [](TestHouse& force) {
        const auto opened = open_trial(force);
        TestPages pages(force, add_routes);
        auto form = form_of(found());
        form.add("document", "another-matters-document");
        const std::string path = "/matters/" + opened.matter.id + "/evidence/new";
        CHECK(pages.post(path, form, "hanna").status == 404);
        http::Fields half;
        half.add("what", "Alleen dit");
        const auto wrong = pages.post(path, half, "hanna", {pages.upload("file", "a.txt", "tekst")});
        CHECK(wrong.status == 422);
        CHECK(wrong.body.find("Alleen dit") != std::string::npos);
        CHECK(force.read([&](auto& tx) { return matters::documents(tx, opened); }).empty());
      },
      kTables);
}

}  // namespace
}  // namespace waarborg::enquiries
