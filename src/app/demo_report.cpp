// The report that an enquiry begins with: confirmed, weighed, told what was done, closed.
#include <algorithm>

#include "app/demo_past.h"
#include "features/triage/contract/past.h"
#include "matters/content.h"
#include "matters/opening.h"

namespace waarborg::app {

namespace {

/// The outcome of triage that opens a procedure.
std::string triage_outcome(const std::string& procedure) { return procedure == "central" ? "central_team" : procedure; }

/// Answers to the criteria that lead to this outcome.
std::map<std::string, std::string> answers_for(const std::string& outcome) {
  std::map<std::string, std::string> answers{{"citizen", "no"},        {"known", "no"},       {"offence", "no"},
                                             {"rule", "serious"},      {"performance", "no"}, {"facts", "clear"},
                                             {"conversation", "no"},   {"reach", "team"},     {"line_involved", "no"},
                                             {"discrimination", "no"}, {"harm", "no"}};
  if (outcome == "orienting") answers["facts"] = "partly";
  if (outcome == "central_team") answers["reach"] = "units";
  if (outcome == "line_enquiry") {
    answers["rule"] = "light";
    answers["facts"] = "partly";
    answers["conversation"] = "yes";
  }
  return answers;
}

std::string filled(std::string text, const std::string& subject) {
  const std::string place = "{subject}";
  if (const auto at = text.find(place); at != std::string::npos) text.replace(at, place.size(), subject);
  return text;
}

class PastReport : public PastMatter {
 public:
  PastReport(PastWorld& world, matters::Opened opened, const Course& course, const PastStory& story,
             std::string concerned)
      : PastMatter(world, std::move(opened)), course_(course), story_(story), concerned_(std::move(concerned)) {
    feedback_after_ = few(25, 50) + (world_.dice.one_in(9) ? 60 : 0);
  }

 protected:
  Result<Turn> before_steps(storage::Transaction& tx) override {
    if (!triage::past::awaits_second(tx, opened_.matter.id)) return Turn{};
    const std::string next =
        TRY(triage::past::agree(tx, world_.house, world_.players.viewer("triage2"), opened_.matter.id));
    TRY(begin_next(tx, next));
    return Turn{feedback_after_};
  }
  Result<Turn> work(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule) override {
    if (step.step == "give_feedback" && today() < add_days(since_, feedback_after_)) return Turn{5};
    if (step.step != "triage_decision") return PastMatter::work(tx, step, rule);
    const std::string next =
        TRY(triage::past::choose(tx, world_.house, world_.players.viewer("triage"), opened_.matter.id, choice()));
    if (triage::past::awaits_second(tx, opened_.matter.id)) return Turn{few(1, 2)};
    TRY(begin_next(tx, next));
    return Turn{feedback_after_};
  }

 private:
  triage::past::Choice choice() {
    const std::string outcome = triage_outcome(course_.procedure);
    triage::past::Choice choice{outcome, answers_for(outcome), word("triage_reason")};
    if (story_.theme == "discrimination") choice.answers["discrimination"] = "yes";
    const auto advice = matters::advise(world_.house.content.criteria, {choice.answers.begin(), choice.answers.end()});
    if (!advice.outcomes.empty() && advice.outcomes.front()->outcome != outcome)
      choice.differs = word("triage_differs");
    if (outcome == "line_enquiry") {
      choice.expected = word("expected");
      choice.by_when = add_days(today(), 42);
    }
    choice.text = filled(word("triage_text"), story_.subject);
    return choice;
  }
  Result<Done> begin_next(storage::Transaction& tx, const std::string& matter_id) {
    const auto procedure = TRY(world_.house.procedures.active(tx, course_.procedure));
    auto next = TRY(matters::open_for(tx, world_.house, world_.players.at_desk(procedure->desk), matter_id));
    return begin_enquiry(tx, world_, std::move(next), course_, story_, concerned_);
  }

  const Course& course_;
  const PastStory& story_;
  std::string concerned_;
  int feedback_after_ = 0;
};

/// Somebody of a unit with a team chief, where the line does the enquiry.
const directory::Person& somebody(PastWorld& world, const Course& course) {
  const auto at = static_cast<std::size_t>(world.dice.below(static_cast<int>(world.people.size())));
  for (std::size_t i = 0; i < world.people.size(); ++i) {
    const auto& person = world.people[(at + i) % world.people.size()];
    const std::string code = world.unit_code(person.unit_id);
    const bool has_chief = code.find("-BT") != std::string::npos;
    if (course.procedure != "line_enquiry" || has_chief) return person;
  }
  return world.people.front();
}

/// Two in three disciplinary enquiries are about the same conduct: like cases show only what is not too few.
const PastStory& story_of(const PastWorld& world, const Course& course, int index) {
  const auto& all = world.past.stories;
  if (course.procedure == "disciplinary" && index % 3 != 0) return all.front();
  return all[static_cast<std::size_t>(index) % all.size()];
}

}  // namespace

Result<Done> begin_report(storage::Transaction& tx, PastWorld& world, const Course& course, int index) {
  static constexpr const char* kReporters[]{"anonymous", "confidential", "named"};
  const auto& story = story_of(world, course, index);
  const auto& person = somebody(world, course);
  matters::NewMatter request;
  request.procedure = "report";
  request.unit_id = person.unit_id;
  request.theme = story.theme;
  request.channel = "employee";
  request.reporter_kind = kReporters[index % 3];
  request.subject = story.subject;
  request.text = story.text;
  request.actor = "reporter";
  request.people.push_back({"concerned", person.name, "", person.id});
  auto opened = TRY(matters::open_matter(tx, world.house, request));
  std::make_shared<PastReport>(world, std::move(opened), course, story, person.name)->go_on_in(world.few(1, 4));
  return Done{};
}

}  // namespace waarborg::app
