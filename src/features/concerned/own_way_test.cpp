// What is still to come, the choice between page and letters, and everything at once (INV-06, INV-11).
#include <doctest/doctest.h>
#include <zip.h>

#include <algorithm>

#include "features/concerned/concerned_case.h"
#include "features/concerned/contract/concerned.h"
#include "features/concerned/whole_file.h"
#include "features/concerned/zip_stream.h"
#include "matters/closing.h"
#include "matters/steps.h"
#include "matters/tasks.h"
#include "platform/web/pdf.h"

namespace waarborg::concerned {
namespace {

constexpr auto kNl = static_cast<std::size_t>(i18n::Language::nl);

std::vector<Coming> coming(TestHouse& force, const Opened& opened) {
  return force.read([&](storage::Transaction& tx) {
    return coming_of(tx, matters::load_matter(tx, opened.matter.id).value(), *opened.procedure);
  });
}

const Coming* says(const std::vector<Coming>& all, const std::string& words) {
  const auto found = std::ranges::find_if(
      all, [&](const Coming& one) { return one.what.by_language[kNl].find(words) != std::string::npos; });
  return found == all.end() ? nullptr : &*found;
}

std::string choose(TestHouse& force, const Opened& opened, const std::string& name, const std::string& way) {
  const auto viewer = force.viewer(name);
  const std::string id = touch_of(force, opened).id;
  return force.code_of([&](storage::Transaction& tx) { return choose_way(tx, force.house(), viewer, id, way); });
}

std::size_t pages_of(TestHouse& force, const std::string& name) {
  const auto viewer = force.viewer(name);
  return force.read([&](storage::Transaction& tx) { return own_matters(tx, force.house(), viewer).size(); });
}

TEST_CASE("[INV-06] [INV-11] Coming_OfARunningEnquiry_TellsWhatConcernsThePersonAndByWhen") {
  matters::for_each_house(
      [](TestHouse& force) {
        const auto opened = open_enquiry(force);
        auto all = coming(force, opened);
        // What investigators do among themselves is not told.
        CHECK(all.size() == 4);
        CHECK_FALSE(says(all, "plan"));
        REQUIRE(says(all, "Er wordt besloten"));
        const auto decided = says(all, "Er wordt besloten");
        force.read([&](storage::Transaction& tx) {
          const auto clocks = matters::clocks(tx, opened.matter.id);
          REQUIRE(clocks.size() == 1);
          CHECK(decided->by == clocks[0].due_on);
          return Done{};
        });
        CHECK_FALSE(says(all, "afsluitend gesprek")->by);
        force.write([&](storage::Transaction& tx) -> Result<Done> {
          return matters::pause_clock(tx, force.house(), opened, force.account("aart"),
                                      matters::clocks(tx, opened.matter.id)[0].id, "criminal_enquiry", "Wacht.");
        });
        all = coming(force, opened);
        CHECK(says(all, "Er wordt besloten")->stands_still);
        CHECK_FALSE(says(all, "Er wordt besloten")->by);
      },
      tables());
}

TEST_CASE("[INV-06] Coming_StepDoneOrStillFar_IsLeftOutOrToldByItsLength") {
  matters::for_each_house(
      [](TestHouse& force) {
        const auto opened = open_enquiry(force, "disciplinary");
        const auto all = coming(force, opened);
        REQUIRE(says(all, "zienswijze"));
        CHECK(says(all, "zienswijze")->within == calendar::Period{3, calendar::Unit::weeks});
        REQUIRE(says(all, "bezwaar"));
        CHECK(says(all, "bezwaar")->within == calendar::Period{6, calendar::Unit::weeks});
        std::vector<matters::MatterStep> steps(1);
        steps[0].step = "inform_start";
        steps[0].state = matters::StepState::done;
        CHECK(says(all, "uw rechten zijn"));
        CHECK_FALSE(says(coming_steps(*opened.procedure, "start", steps, {}), "uw rechten zijn"));
        // A later phase leaves the earlier behind; a procedure that tells no step tells its phases, each once.
        CHECK_FALSE(says(coming_steps(*opened.procedure, "decision", {}, {}), "zienswijze"));
        auto silent = *opened.procedure;
        for (auto& phase : silent.phases)
          for (auto& step : phase.steps) step.told.reset();
        CHECK(coming_steps(silent, "start", {}, {}).size() == 5);
        CHECK(coming_steps(silent, "gone", {}, {}).empty());
      },
      tables());
}

TEST_CASE("[INV-06] Invitation_ToChoose_LeadsToPageOrLettersAndBack") {
  matters::for_each_house(
      [](TestHouse& force) {
        auto opened = open_enquiry(force);
        REQUIRE(begin(force, opened, "hanna", "ask") == "");
        CHECK(pages_of(force, "emma") == 1);
        CHECK(choose(force, opened, "emma", "telephone") == "error.choose");
        CHECK(choose(force, opened, "chris", "letters") == "error.not_found");
        CHECK(choose(force, opened, "emma", "page") == "");
        CHECK(touch_of(force, opened).way == "page");
        CHECK(choose(force, opened, "emma", "letters") == "");
        CHECK(pages_of(force, "emma") == 0);
        CHECK(touch_of(force, opened).account_id.empty());
        force.read([&](storage::Transaction& tx) {
          CHECK(matters::has_open_task(tx, opened.matter.id, "concerned_way"));
          const auto entries = entries_of(tx, people_of(tx, opened).at(0));
          REQUIRE(entries.size() == 3);
          CHECK(entries[0].kind == "invitation");
          CHECK(entries[0].text.find("Mijn zaak") != std::string::npos);
          CHECK(entries[2].kind == "chose_letters");
          return Done{};
        });
        CHECK(tell(force, opened, "hanna", {"letter", to_iso(force.today()), "Wij schrijven u.", ""}) == "");
        const auto hanna = force.viewer("hanna");
        const std::string id = touch_of(force, opened).id;
        const auto again = [&] {
          return force.code_of([&](storage::Transaction& tx) { return invite(tx, force.house(), opened, hanna, id); });
        };
        force.read([&](storage::Transaction& tx) {
          CHECK_FALSE(matters::has_open_task(tx, opened.matter.id, "concerned_way"));
          return Done{};
        });
        CHECK(again() == "");
        CHECK(again() == "concerned.already");
        CHECK(pages_of(force, "emma") == 1);
      },
      tables());
}

TEST_CASE("[INV-06] AtOnce_ForThePersonAndWhoKeepsInTouch_IsOneFileAndForNobodyElse") {
  matters::for_each_house(
      [](TestHouse& force) {
        add_rooms(force.house());
        TestPages pages(force, add_routes);
        auto opened = open_enquiry(force);
        REQUIRE(begin(force, opened, "hanna", "ask") == "");
        const std::string id = touch_of(force, opened).id;
        const std::string own = "/my-matter/" + id;
        auto page = pages.get(own, "emma");
        const auto text = TestPages::body_of(page);
        CHECK(text.find("Wat nog komt") != std::string::npos);
        CHECK(text.find("Kies hoe u op de hoogte blijft") != std::string::npos);
        http::Fields form;
        CHECK(pages.post(own + "/way", form, "emma").status == 422);
        form.add("way", "page");
        CHECK(pages.post(own + "/way", form, "chris").status == 404);
        CHECK(pages.post(own + "/way", form, "emma").status == 303);
        const std::string room = "/matters/" + opened.matter.id + "/concerned/" + id;
        CHECK(pages.get(own + "/overview", "chris").status == 404);
        CHECK(pages.get(own + "/file", "hanna").status == 404);
        CHECK(pages.get(room + "/overview", "emma").status == 404);
        CHECK(pages.get(room + "/file", "chris").status == 404);
        CHECK(pages.post(room + "/invitation", {}, "hanna").status == 409);
        if (!web::has_pdf_program()) return;
        auto pdf = pages.get(own + "/overview", "emma");
        CHECK(pdf.status == 200);
        CHECK(TestPages::body_of(pdf).starts_with("%PDF"));
        auto zip = pages.get(own + "/file", "emma");
        CHECK(zip.status == 200);
        const auto content = TestPages::body_of(zip);
        CHECK(content.starts_with("PK"));
        CHECK(content.size() == zip.stream_size);
        CHECK(pages.get(room + "/file", "hanna").status == 200);
      },
      tables());
}

ZipPart part(const std::string& name, const std::string& text, std::uint64_t size) {
  return {name, size, [text]() -> Result<NextChunk> {
            return NextChunk([left = text]() mutable -> Result<Bytes> {
              Bytes chunk(left.begin(),
                          left.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, left.size())));
              left.erase(0, chunk.size());
              return chunk;
            });
          }};
}

Result<std::string> whole(std::vector<ZipPart> parts) {
  std::string out;
  const auto next = zip_stream(std::move(parts));
  while (true) {
    const Bytes chunk = TRY(next());
    if (chunk.empty()) return out;
    out += as_text(chunk);
  }
}

/// Names and contents, as another library reads them.
std::vector<std::pair<std::string, std::string>> unpacked(const std::string& content) {
  std::vector<std::pair<std::string, std::string>> out;
  zip* archive =
      zip_open_from_source(zip_source_buffer_create(content.data(), content.size(), 0, nullptr), ZIP_RDONLY, nullptr);
  REQUIRE(archive != nullptr);
  for (zip_int64_t at = 0; at < zip_get_num_entries(archive, 0); ++at) {
    const auto index = static_cast<zip_uint64_t>(at);
    zip_file* file = zip_fopen_index(archive, index, 0);
    REQUIRE(file != nullptr);
    std::string text(64, '\0');
    text.resize(static_cast<std::size_t>(zip_fread(file, text.data(), text.size())));
    CHECK(zip_fclose(file) == 0);  // its checksum holds
    out.emplace_back(zip_get_name(archive, index, 0), text);
  }
  zip_discard(archive);
  return out;
}

TEST_CASE("Zip_OfSeveralParts_IsAsLongAsItSaidAndNamesThemSafely") {
  std::vector<ZipPart> parts{part("a.txt", "hello", 5), part("../b/é.txt", "", 0), part("a.txt", "third", 5)};
  settle_names(parts);
  CHECK(parts[0].name == "a.txt");
  CHECK(parts[1].name == "1 .._b_é.txt");
  CHECK(parts[2].name == "2 a.txt");
  const auto size = zip_size(parts);
  const auto content = whole(parts);
  REQUIRE(content.ok());
  CHECK(content->size() == *size);
  CHECK(unpacked(*content) == std::vector<std::pair<std::string, std::string>>{
                                  {"a.txt", "hello"}, {"1 .._b_é.txt", ""}, {"2 a.txt", "third"}});
}

TEST_CASE("Zip_PartOfAnotherLengthOrTooMuch_IsAnError") {
  CHECK_FALSE(whole({part("a", "hello", 4)}).ok());
  CHECK_FALSE(whole({part("a", "hello", 6)}).ok());
  CHECK_FALSE(zip_size({part("a", "", 0xFFFFFFFFFFFFFFFFULL), part("b", "", 2)}).ok());
  CHECK_FALSE(zip_size({part("a", "", 5'000'000'000ULL)}).ok());
}

TEST_CASE("Reply_ToAMatterThatClosedMeanwhile_IsGivenBack") {
  matters::for_each_house(
      [](TestHouse& force) {
        auto opened = open_enquiry(force);
        REQUIRE(begin(force, opened, "hanna", "page") == "");
        const std::string id = touch_of(force, opened).id;
        force.write([&](storage::Transaction& tx) -> Result<Done> {
          opened.matter = matters::load_matter(tx, opened.matter.id).value();
          return matters::close_matter(tx, force.house(), opened, force.account("aart"), "Geleerd.");
        });
        matters::TestPages pages(force, add_routes);
        http::Fields form;
        form.add("text", "Dit typte ik zelf, met zorg.");
        auto late = pages.post("/my-matter/" + id, form, "emma");
        CHECK(late.status == 409);
        CHECK(matters::TestPages::body_of(late).find("Dit typte ik zelf, met zorg.") != std::string::npos);
        http::Fields told;
        told.add("kind", "talk");
        told.add("text", "Ook dit typte ik, met zorg.");
        late = pages.post("/matters/" + opened.matter.id + "/concerned/" + id, told, "hanna");
        CHECK(late.status >= 400);
        CHECK(matters::TestPages::body_of(late).find("Ook dit typte ik, met zorg.") != std::string::npos);
      },
      tables());
}

}  // namespace
}  // namespace waarborg::concerned
