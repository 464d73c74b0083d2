#include <doctest/doctest.h>

#include <fstream>

#include "features/complaints/contract/complaints.h"
#include "matters/testing.h"
#include "migrations/feature_complaints.h"

using namespace waarborg;
using namespace waarborg::complaints;
using matters::TestHouse;
using matters::TestPages;

namespace {

const std::filesystem::path kDutch = "tests/data/complaints-dutch";

std::string file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

http::Fields own_mapping(const std::string& text) {
  http::Fields form;
  form.add("mapping", "own");
  form.add("mapping_text", text);
  return form;
}

std::size_t stagings(TestHouse& house) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(house.platform().config.uploads()))
    count += entry.is_directory() ? 1 : 0;
  return count;
}

bool shows(const http::Response& response, const std::string& text) {
  return response.body.find(text) != std::string::npos;
}

http::Response upload_dutch(TestPages& pages) {
  return pages.post("/administration/import", own_mapping(file(kDutch / "mapping.yaml")), "adam",
                    {pages.upload("files", "klachten-2023.csv", file(kDutch / "klachten-2023.csv"))});
}

}  // namespace

TEST_CASE("ImportPages_FromFilesToRegister_AsAnAdministratorWalksThem") {
  matters::for_each_house(
      [](TestHouse& house) {
        add_jobs(house.house());
        TestPages pages(house, add_routes);
        CHECK(shows(pages.get("/administration/import", "adam"), "name=\"files\""));
        CHECK(shows(pages.get("/administration/import", "adam"), "Klachtenregister Chicago"));
        const auto sent = upload_dutch(pages);
        REQUIRE(sent.status == 303);
        const std::string check = TestPages::header_of(sent, "Location");
        const auto waiting = pages.get(check, "adam");
        CHECK(TestPages::header_of(waiting, "Refresh") == "2");
        CHECK(shows(waiting, "<progress"));

        house.platform().jobs.drain();
        const auto checked = pages.get(check, "adam");
        CHECK(TestPages::header_of(checked, "Refresh").empty());
        CHECK(shows(checked, check + "/confirm"));
        CHECK_FALSE(shows(pages.get("/complaints/register", "ina"), "<table"));

        const auto confirmed = pages.post(check + "/confirm", {}, "adam");
        REQUIRE(confirmed.status == 303);
        house.platform().jobs.drain();
        const auto done = pages.get(TestPages::header_of(confirmed, "Location"), "adam");
        CHECK_FALSE(shows(done, "/confirm"));
        const auto link = done.body.find("/administration/import/results/");
        REQUIRE(link != std::string::npos);
        const std::string errors_path = done.body.substr(link, done.body.find('"', link) - link);
        CHECK(shows(pages.get(errors_path, "adam"), "klachten-2023.csv,6,Ontvangen op,"));
        CHECK(shows(pages.get("/administration/import", "adam"), "/administration/import/results/"));
        CHECK(stagings(house) == 0);
        const auto overview = pages.get("/complaints/register", "ina");
        CHECK(shows(overview, "<table"));
        CHECK(shows(overview, "dorpsregio"));
        CHECK(pages.get("/complaints/register/years.csv?register=dorpsregio", "ina").status == 200);
      },
      migrations::feature_complaints::all());
}

TEST_CASE("ImportPages_CalledOff_LeaveNoFileAndNoRecord") {
  matters::for_each_house(
      [](TestHouse& house) {
        add_jobs(house.house());
        TestPages pages(house, add_routes);
        const std::string check = TestPages::header_of(upload_dutch(pages), "Location");
        house.platform().jobs.drain();
        CHECK(stagings(house) == 1);
        CHECK(pages.post(check + "/cancel", {}, "adam").status == 303);
        CHECK(stagings(house) == 0);
        CHECK(pages.post(check + "/confirm", {}, "adam").status == 409);
      },
      migrations::feature_complaints::all());
}

TEST_CASE("ImportPages_WrongMapping_IsToldWithLineAndFieldAndKeepsWhatWasTyped") {
  matters::for_each_house(
      [](TestHouse& house) {
        TestPages pages(house, add_routes);
        const auto answer = pages.post("/administration/import", own_mapping("register: x\nsources: 3\n"), "adam",
                                       {pages.upload("files", "klachten-2023.csv", "a;b\n1;2\n")});
        CHECK(answer.status == 422);
        CHECK(shows(answer, "regel 2"));
        CHECK(shows(answer, "sources: 3"));
        CHECK(stagings(house) == 0);
        CHECK(pages.post("/administration/import", {}, "adam").status == 422);
      },
      migrations::feature_complaints::all());
}

TEST_CASE("ImportPages_ForOthersThanAdministrators_AreRefused") {
  matters::for_each_house(
      [](TestHouse& house) {
        TestPages pages(house, add_routes);
        CHECK(pages.get("/administration/import", "carla").status == 404);
        CHECK(upload_dutch(pages).status == 303);
        CHECK(pages.get("/administration/import/results/nothing", "adam").status == 404);
        CHECK(pages.get("/administration/import/nothing", "adam").status == 404);
      },
      migrations::feature_complaints::all());
}
