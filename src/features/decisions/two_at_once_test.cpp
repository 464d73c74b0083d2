// Two people at once in the rooms of a decision: one wins, the other is told and gets back what was typed.
#include "features/decisions/consultation.h"
#include "features/decisions/decisions_fixture.h"
#include "features/decisions/panel.h"
#include "features/decisions/weighing.h"

using namespace waarborg;
using namespace waarborg::decisions;
using matters::for_each_house;
using matters::TestHouse;
using matters::TestPages;

namespace {

constexpr const char* kMine = "Dit typte ik een uur lang, met zorg.";
constexpr const char* kTheirs = "Dit schreef een ander, die eerder was.";

using Form = std::vector<std::pair<std::string, std::string>>;

struct Room {
  explicit Room(TestHouse& house)
      : chamber(house), pages(house, [](web::RouteTable& table, matters::House& of) { add_routes(table, of); }) {}

  [[nodiscard]] std::string path(const std::string& rest) const { return "/matters/" + chamber.matter_id + rest; }
  int send(const std::string& to, const Form& form, const char* who) { return answer(to, form, who).status; }
  http::Response answer(const std::string& to, const Form& form, const char* who) {
    http::Fields fields;
    for (const auto& [name, value] : form) fields.add(name, value);
    return pages.post(to, fields, who);
  }
  /// Both send the same form; the second is refused, keeps the words, and sees those of the first.
  void race(const std::string& to, const std::string& field, const Form& rest, const char* first, const char* second) {
    INFO(to);
    Form theirs = rest, mine = rest;
    theirs.emplace_back(field, kTheirs);
    mine.emplace_back(field, kMine);
    CHECK(send(to, theirs, first) == 303);
    const auto late = answer(to, mine, second);
    CHECK(late.status == 409);
    CHECK(late.body.find(kMine) != std::string::npos);
    CHECK(late.body.find(kTheirs) != std::string::npos);
  }
  std::string consultation() {
    return chamber.house().read([&](storage::Transaction& tx) {
      const auto viewer = chamber.house().account("aart");
      matters::Opened opened;
      opened.matter.id = chamber.matter_id;
      return consultations(tx, opened, viewer).back().id;
    });
  }

  Chamber chamber;
  TestPages pages;
};

Form answers(const Room& room, const char* text) {
  Form form;
  for (const auto& question : room.chamber.terms().questions.all) form.emplace_back("answer_" + question.key, text);
  return form;
}

}  // namespace

TEST_CASE("Weighing_KeptByTwoAtOnce_ShowsTheirsAndKeepsWhatWasTyped") {
  for_each_house(
      [](TestHouse& house) {
        Room room(house);
        room.race(room.path("/weighing"), "answer_facts", {{"version", "0"}, {"go", "draft"}}, "hanna", "hanna");
        const auto again =
            room.answer(room.path("/weighing"), {{"version", "0"}, {"go", "draft"}, {"answer_facts", kMine}}, "hanna");
        CHECK(again.body.find("Iemand was u voor.") != std::string::npos);
        CHECK(again.body.find("name=\"version\" value=\"1\"") != std::string::npos);
        Form finished = answers(room, kTheirs);
        finished.emplace_back("version", "1");
        REQUIRE(room.send(room.path("/weighing"), finished, "hanna") == 303);
        const auto late = room.answer(room.path("/weighing"), {{"version", "1"}, {"answer_facts", kMine}}, "hanna");
        CHECK(late.status == 409);
        CHECK(late.body.find(kMine) != std::string::npos);
      },
      tables());
}

TEST_CASE("Consultation_ActedOnByTwoAtOnce_LosesNothingTyped") {
  for_each_house(
      [](TestHouse& house) {
        Room room(house);
        const std::string base = room.path("/consultation");
        room.race(base, "question", {}, "aart", "anke");
        const std::string one = base + "/" + room.consultation();
        REQUIRE(room.send(one + "/invite", {{"account", house.account("priya")}, {"part", "adviser"}}, "aart") == 303);
        REQUIRE(room.send(one + "/invite", {{"account", house.account("chris")}, {"part", "adviser"}}, "aart") == 303);
        room.race(one + "/view", "text", {}, "priya", "priya");
        room.race(one + "/close", "minutes", {{"version", "1"}}, "aart", "anke");
        const auto late = room.answer(one + "/view", {{"text", kMine}}, "chris");
        CHECK(late.status == 409);
        CHECK(late.body.find(kMine) != std::string::npos);
      },
      tables());
}

TEST_CASE("Panel_ActedOnByTwoAtOnce_LosesNothingTyped") {
  for_each_house(
      [](TestHouse& house) {
        Room room(house);
        const std::string base = room.path("/panel");
        room.race(base, "account", {{"members", house.account("priya")}, {"members", house.account("chris")}}, "hanna",
                  "hanna");
        const auto seats = house.read([&](storage::Transaction& tx) { return seats_of(tx, house.account("priya")); });
        REQUIRE(seats.size() == 1);
        const std::string seat = "/panels/" + seats.front().panel_id;
        CHECK(room.answer(base + "/" + seats.front().panel_id + "/close", {{"version", "1"}, {"conclusion", kMine}},
                          "hanna")
                  .body.find(kMine) != std::string::npos);
        room.race(seat, "advice", {}, "priya", "priya");
        room.race(base + "/" + seats.front().panel_id + "/close", "conclusion", {{"version", "1"}}, "hanna", "hanna");
        const auto late = room.answer(seat, {{"advice", kMine}}, "chris");
        CHECK(late.status >= 400);
        CHECK(late.body.find(kMine) != std::string::npos);
      },
      tables());
}

TEST_CASE("Act_TakenByTwoAtOnce_ShowsTheirsAndKeepsWhatWasTyped") {
  for_each_house(
      [](TestHouse& house) {
        Room room(house);
        REQUIRE(room.chamber.begin() == "");
        const std::string one = room.path("/sanction/" + room.chamber.now().id);
        const std::string version = std::to_string(room.chamber.now().version);
        room.race(one + "/recommend", "text", {{"version", version}, {"measure", "reprimand"}}, "hanna", "hanna");
        const std::string next = std::to_string(room.chamber.now().version);
        room.race(one + "/intention", "text", {{"version", next}}, "aart", "anke");
      },
      tables());
}
