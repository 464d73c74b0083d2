#include "features/reports/report_form.h"
#include "features/reports/reports_testing.h"
#include "matters/participants.h"
#include "matters/queue.h"
#include "matters/tasks.h"
#include "platform/directory/directory.h"

namespace waarborg::reports {

using matters::TestHouse;
using matters::TestPages;

namespace {

constexpr storage::Sql kCountMatters{"test.count_matters", "SELECT COUNT(*) AS count FROM matters_matters"};
constexpr storage::Sql kCountUploads{"test.count_uploads", "SELECT COUNT(*) AS count FROM reports_uploads"};

http::Fields with_step(http::Fields form, const std::string& step, const std::string& go = "next") {
  form.add("step", step);
  form.add("go", go);
  return form;
}

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

}  // namespace

TEST_CASE("[RPT-08] Report_Anonymous_ArrivesSealedWithItsMailbox") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    auto sent = pages.post("/report", filled_in({{"unit", house.unit("N1")}}), {},
                           {pages.upload("files", "foto.jpg", "beeld")});
    CHECK(sent.status == 200);
    const std::string code = code_on(sent);
    CHECK(code.size() == 24);
    const auto opened = TestHouse::must(matters::look(house.house(), house.viewer("tessa"), only_matter(house)));
    CHECK(opened.matter.kind == "report");
    CHECK(opened.matter.channel == "employee");
    CHECK(opened.matter.reporter_kind == "anonymous");
    CHECK(matters::subject_of(opened) == "Dure geschenken");
    house.write([&](storage::Transaction& tx) {
      const auto messages = matters::messages(tx, opened);
      REQUIRE(messages.size() == 1);
      CHECK(messages.front().body.find("Een leverancier gaf een reis.") == 0);
      CHECK(messages.front().body.find("vorige week") != std::string::npos);
      const auto documents = matters::documents(tx, opened);
      REQUIRE(documents.size() == 1);
      CHECK(documents.front().name == "foto.jpg");
      for (const auto& person : matters::people(tx, opened)) CHECK(person.capacity != "reporter");
    });
  });
}

TEST_CASE("[ORG-16] Report_ByAnybodyWhoWorksWorkedOrWantsToWorkThere_IsTaken") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    for (const auto relation : kRelations) {
      CAPTURE(relation);
      CHECK_FALSE(code_on(pages.post("/report", filled_in({{"relation", std::string(relation)}}))).empty());
    }
    house.read([&](storage::Transaction& tx) {
      CHECK(tx.find(kCountMatters)->integer("count") == static_cast<std::int64_t>(kRelations.size()));
    });
  });
}

TEST_CASE("Report_Steps_KeepWhatWasTypedAndGoBack") {
  for_each_reports_house([](TestHouse&, TestPages& pages) {
    const auto about = pages.post("/report/step", with_step(filled_in(), "who"));
    CHECK(about.status == 200);
    CHECK(values_of(about, "step") == std::vector<std::string>{"about"});
    CHECK(values_of(about, "subject") == std::vector<std::string>{"Dure geschenken"});
    CHECK(values_of(about, "theme").size() > 5);  // asked here, so not hidden: one radio button a theme
    const auto back = pages.post("/report/step", with_step(filled_in(), "tell", "back"));
    CHECK(values_of(back, "step") == std::vector<std::string>{"about"});
    // Anonymous: nobody asks for a name.
    const auto check = pages.post("/report/step", with_step(filled_in(), "tell"));
    CHECK(values_of(check, "step") == std::vector<std::string>{"check"});
    const auto named = pages.post("/report/step", with_step(filled_in({{"how", "named"}}), "tell"));
    CHECK(values_of(named, "step") == std::vector<std::string>{"contact"});
  });
}

TEST_CASE("Report_WithWrongAnswers_TellsAllAtOnceAndKeepsInput") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    const auto wrong = pages.post(
        "/report/step",
        with_step(filled_in({{"subject", " "}, {"text", ""}, {"concerned", std::string(201, 'x')}}), "tell"));
    CHECK(wrong.status == 422);
    for (const auto* field : {"subject", "text", "concerned"})
      CHECK(shows(wrong, "href=\"#f-" + std::string(field) + "\""));
    CHECK(shows(wrong, std::string(201, 'x')));
    const auto unknown =
        pages.post("/report/step", with_step(filled_in({{"theme", "nope"}, {"unit", "nope"}}), "about"));
    CHECK(unknown.status == 422);
    CHECK(shows(unknown, "#f-theme"));
    CHECK(shows(unknown, "#f-unit"));
    const auto empty = pages.post("/report", http::Fields{});
    CHECK(empty.status == 422);
    CHECK(shows(empty, "#f-relation"));
    CHECK(count_rows(house, kCountMatters) == 0);
  });
}

TEST_CASE("Report_TextOfTwentyThousandCharacters_IsTakenAndOneMoreIsNot") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "é";
    CHECK(pages.post("/report", filled_in({{"text", text + "é"}})).status == 422);
    CHECK(count_rows(house, kCountMatters) == 0);
    CHECK(pages.post("/report", filled_in({{"text", text}})).status == 200);
    CHECK(count_rows(house, kCountMatters) == 1);
  });
}

TEST_CASE("Report_WithErrorsAfterAnUpload_KeepsTheFiles") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    const auto wrong =
        pages.post("/report", filled_in({{"text", ""}}), {},
                   {pages.upload("files", "a.pdf", "inhoud a"), pages.upload("files", "b.pdf", "inhoud b")});
    CHECK(wrong.status == 422);
    const auto tokens = values_of(wrong, "kept");
    REQUIRE(tokens.size() == 2);
    // On the last page the files stand by name and can be left out.
    auto form = filled_in();
    for (const auto& token : tokens) form.add("kept", token);
    const auto check = pages.post("/report/step", with_step(form, "tell"));
    CHECK(shows(check, "a.pdf"));
    CHECK(shows(check, "b.pdf"));
    auto without_b = filled_in();
    without_b.add("kept", tokens.front());
    CHECK(pages.post("/report", without_b).status == 200);
    const auto opened = TestHouse::must(matters::look(house.house(), house.viewer("tessa"), only_matter(house)));
    house.write([&](storage::Transaction& tx) {
      const auto documents = matters::documents(tx, opened);
      REQUIRE(documents.size() == 1);
      CHECK(documents.front().name == "a.pdf");
    });
    // What nobody claims goes after a day, file and row.
    CHECK(count_rows(house, kCountUploads) == 1);
    CHECK(files_in(house.platform().config.files()) == 2);
    house.pass_days(2);
    house.platform().jobs.drain();
    CHECK(count_rows(house, kCountUploads) == 0);
    CHECK(files_in(house.platform().config.files()) == 1);
  });
}

TEST_CASE("Report_WithTooManyFiles_IsRefusedWithAllThatFit") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    std::vector<http::Upload> uploads;
    for (std::size_t i = 0; i <= kFilesMax; ++i) uploads.push_back(pages.upload("files", "f.txt", "x"));
    const auto wrong = pages.post("/report", filled_in(), {}, uploads);
    CHECK(wrong.status == 422);
    CHECK(shows(wrong, "#f-files"));
    CHECK(values_of(wrong, "kept").size() == 2 * kFilesMax);  // to go back with, and to send with
    CHECK(count_rows(house, kCountMatters) == 0);
  });
}

TEST_CASE("Report_SentTwice_IsOneReportWithOneCode") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    auto form = filled_in();
    form.add("once", new_once());
    const auto first = pages.post("/report", form);
    const auto second = pages.post("/report", form);
    CHECK(code_on(first) == code_on(second));
    CHECK(count_rows(house, kCountMatters) == 1);
    const auto other = pages.post("/report", filled_in());
    CHECK(code_on(other) != code_on(first));
    CHECK(count_rows(house, kCountMatters) == 2);
  });
}

TEST_CASE("Report_ByWhoTurnedAnonymous_KeepsNoName") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    pages.post("/report", filled_in({{"how", "anonymous"}, {"name", "Emma Roos"}, {"contact", "06 1"}}));
    const auto opened = TestHouse::must(matters::look(house.house(), house.viewer("tessa"), only_matter(house)));
    house.write([&](storage::Transaction& tx) { CHECK(matters::people(tx, opened).empty()); });
  });
}

TEST_CASE("Report_BySomebodySignedIn_SaysNothingOfThem") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    CHECK(pages.get("/report", "emma").status == 200);
    CHECK(pages.post("/report", filled_in(), "emma").status == 200);
    house.write([&](storage::Transaction& tx) {
      for (const auto& row : tx.query(storage::Sql{"test.audit", "SELECT actor FROM audit_lines"}))
        CHECK(row.text("actor") != house.account("emma"));
    });
  });
}

TEST_CASE("[RPT-03] Report_NamingSomebodyAtTheDesk_DoesNotExistForThem") {
  for (const std::string named : {"Tom Verhagen", "T. Verhagen", "tom verhagen, wachtcommandant"}) {
    for (const std::string field : {"concerned", "keep_out"}) {
      CAPTURE(named);
      CAPTURE(field);
      for_each_reports_house([&](TestHouse& house, TestPages& pages) {
        pages.post("/report", filled_in());
        pages.post("/report", filled_in({{field, named}}));
        const auto tom = house.viewer("tom");
        const auto tessa = house.viewer("tessa");
        house.write([&](storage::Transaction& tx) {
          const auto seen = matters::list_matters(tx, house.house(), tom, {});
          REQUIRE(seen.rows.size() == 1);
          CHECK(matters::list_matters(tx, house.house(), tessa, {}).rows.size() == 2);
          std::int64_t told = 0, told_tessa = 0;
          for (const auto group : matters::kTaskGroups) {
            told += matters::count_tasks(tx, house.house(), tom, group);
            told_tessa += matters::count_tasks(tx, house.house(), tessa, group);
          }
          CHECK(told * 2 == told_tessa);
          for (const auto& row : matters::list_matters(tx, house.house(), tessa, {}).rows)
            if (row.matter.id != seen.rows.front().matter.id) CHECK_FALSE(matters::may_see(tx, tom, row.matter.id));
        });
      });
    }
  }
}

TEST_CASE("[RPT-03] Report_NamingSomebodyByServiceNumber_DoesNotExistForThem") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    const auto number = house.write([&](storage::Transaction& tx) {
      return directory::find_person(tx, house.house().keys(), house.who("tom").person_id)->personnel_number;
    });
    pages.post("/report", filled_in({{"keep_out", "dienstnummer " + number}}));
    CHECK_FALSE(matters::look(house.house(), house.viewer("tom"), only_matter(house)).ok());
    CHECK(matters::look(house.house(), house.viewer("tessa"), only_matter(house)).ok());
  });
}

TEST_CASE("Report_InAnotherLanguageHalfway_KeepsStepAndTextAndSendsNothing") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    // Half typed: nothing is judged, and the button that was not pressed does nothing.
    auto half = filled_in({{"subject", ""}});
    half.add("step", "tell");
    half.add("show-in", "fr");
    const auto page = pages.post("/report/step", half);
    CHECK(page.status == 200);
    CHECK(page.body.find("<html lang=\"fr\">") != std::string::npos);
    CHECK(page.body.find("Een leverancier gaf een reis.") != std::string::npos);
    CHECK(page.body.find("name=\"step\" value=\"tell\"") != std::string::npos);
    CHECK(page.body.find("id=\"errors\"") == std::string::npos);
    CHECK(TestPages::header_of(page, "Set-Cookie").find("language=fr") == 0);
    auto whole = filled_in();
    whole.add("show-in", "en");
    const auto last = pages.post("/report", whole, {}, {pages.upload("files", "foto.jpg", "beeld")});
    CHECK(last.body.find("<html lang=\"en\">") != std::string::npos);
    CHECK(last.body.find("foto.jpg") != std::string::npos);
    CHECK(house.read([&](storage::Transaction& tx) { return tx.query(kCountMatters).front().integer("count"); }) == 0);
  });
}

}  // namespace waarborg::reports
