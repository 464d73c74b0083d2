// A complaint of the past: contact, footage, allegations, examination, judgement and the row for publication.
#include "app/demo_past.h"
#include "features/complaints/contract/past.h"
#include "matters/opening.h"
#include "matters/participants.h"

namespace waarborg::app {

namespace complaints = waarborg::complaints::past;

using matters::MatterStep;
using matters::RecordKind;
using storage::Transaction;

namespace {

constexpr int kOverwrittenAfter = 28;  ///< days until footage is lost

enum class End { solved, refused, judged };

class PastComplaintMatter : public PastMatter {
 public:
  PastComplaintMatter(PastWorld& world, matters::Opened opened, const PastComplaint& story, std::string officer,
                      End end, std::string finding)
      : PastMatter(world, std::move(opened)),
        story_(story),
        officer_(std::move(officer)),
        end_(end),
        finding_(std::move(finding)) {}

 protected:
  Result<Turn> before_steps(Transaction& tx) override {
    if (phase_ != "contact" || alleged_) return Turn{};
    alleged_ = true;
    TRY(complaints::allege(as(tx, world_.players.viewer("klachten")), {story_.category, officer_, story_.what}));
    return Turn{few(1, 3)};
  }
  Result<Turn> work(Transaction& tx, const MatterStep& step, const matters::Step& rule) override {
    using Work = Result<Turn> (PastComplaintMatter::*)(Transaction&, const MatterStep&, const matters::Step&);
    static const std::map<std::string, Work> kWorks{{"footage", &PastComplaintMatter::footage},
                                                    {"not_taken_up", &PastComplaintMatter::refuse},
                                                    {"solved", &PastComplaintMatter::solve},
                                                    {"to_formal", &PastComplaintMatter::examine},
                                                    {"inform_mayor", &PastComplaintMatter::inform_mayor},
                                                    {"findings", &PastComplaintMatter::findings},
                                                    {"judge", &PastComplaintMatter::judge},
                                                    {"send_judgement", &PastComplaintMatter::send_judgement},
                                                    {"publish", &PastComplaintMatter::publish}};
    const auto own = kWorks.find(step.step);
    return own == kWorks.end() ? PastMatter::work(tx, step, rule) : (this->*own->second)(tx, step, rule);
  }
  /// A complaint is opened afresh for who judges it: the one of the authority whom the procedure brought in.
  std::string doer_of(Transaction& tx, const MatterStep& step) override {
    const auto holder = matters::active_participant(tx, opened_.matter.id, "authority");
    if (step.responsible == "role:authority" && holder.starts_with("a:")) return holder.substr(2);
    return PastMatter::doer_of(tx, step);
  }
  std::string text_for(const matters::Step& rule, RecordKind kind) override {
    if (kind == RecordKind::lessons) return word("complaint_lesson");
    if (kind == RecordKind::findings) return story_.findings;
    if (kind == RecordKind::decision) return finding_;
    if (rule.key == "solved")
      return word(kind == RecordKind::message ? "complaint_solved_message" : "complaint_solved");
    if (rule.key == "not_taken_up")
      return word(kind == RecordKind::message ? "complaint_refused_message" : "complaint_refused");
    return PastMatter::text_for(rule, kind);
  }

 private:
  Result<Turn> footage(Transaction& tx, const MatterStep& step, const matters::Step&) {
    if (!story_.footage) return Turn{};
    const auto acting = as(tx, viewer_for(tx, step));
    if (!asked_) {
      asked_ = true;
      TRY(complaints::ask_footage(acting,
                                  {"camera", "Meldkamer", story_.subject, add_days(today(), kOverwrittenAfter)}));
      return Turn{few(3, 12)};
    }
    const bool received = !world_.dice.one_in(4);
    TRY(complaints::settle_footage(acting, received, word(received ? "footage_received" : "footage_gone")));
    return Turn{few(1, 3)};
  }
  Result<Turn> refuse(Transaction& tx, const MatterStep& step, const matters::Step& rule) {
    return end_ == End::refused ? by_record(tx, step, rule) : Result<Turn>(Turn{});
  }
  Result<Turn> solve(Transaction& tx, const MatterStep& step, const matters::Step& rule) {
    return end_ == End::solved ? by_record(tx, step, rule) : Result<Turn>(Turn{});
  }
  Result<Turn> examine(Transaction& tx, const MatterStep& step, const matters::Step& rule) {
    return end_ == End::judged ? by_record(tx, step, rule) : Result<Turn>(Turn{});
  }
  Result<Turn> inform_mayor(Transaction& tx, const MatterStep& step, const matters::Step& rule) {
    if (!rule.required) return Turn{};
    TRY(complaints::inform_mayor(as(tx, viewer_for(tx, step)), word("complaint_mayor")));
    return Turn{few(2, 4)};
  }
  Result<Turn> findings(Transaction& tx, const MatterStep& step, const matters::Step& rule) {
    TRY(complaints::recommend(as(tx, world_.players.viewer("klachten")), finding_));
    return by_record(tx, step, rule);
  }
  Result<Turn> judge(Transaction& tx, const MatterStep& step, const matters::Step& rule) {
    const bool upheld = finding_ == "founded" || finding_ == "partly_founded";
    TRY(complaints::judge(as(tx, viewer_for(tx, step)), finding_, upheld ? story_.outcome : "explanation"));
    return by_record(tx, step, rule);
  }
  Result<Turn> send_judgement(Transaction& tx, const MatterStep& step, const matters::Step& rule) {
    if (!matters::may_do_step(tx, world_.house, opened_, viewer_for(tx, step), step)) return by_record(tx, step, rule);
    TRY(complaints::send_judgement(as(tx, viewer_for(tx, step))));
    return Turn{few(3, 6)};
  }
  Result<Turn> publish(Transaction& tx, const MatterStep& step, const matters::Step&) {
    if (end_ != End::judged) return Turn{};
    const auto i18n =
        i18n::Translator(world_.house.platform.texts, i18n::Language::nl, world_.house.platform.config.zone);
    const auto* finding = world_.house.content.complaint_terms.finding(finding_);
    const std::string judgement = finding ? i18n(finding->title) : finding_;
    const auto unit = directory::find_unit(tx, opened_.matter.unit_id);
    TRY(complaints::publish(as(tx, viewer_for(tx, step)), {unit ? unit->name : "-", story_.job, story_.what,
                                                           story_.findings, judgement, word("complaint_lesson")}));
    return Turn{few(2, 5)};
  }

  const PastComplaint& story_;
  std::string officer_;
  End end_;
  std::string finding_;
  bool alleged_ = false, asked_ = false;
};

matters::NewMatter told_by_citizen(const PastWorld& world, const std::string& procedure, const PastComplaint& story,
                                   const std::string& unit_id) {
  matters::NewMatter request;
  request.procedure = procedure;
  request.unit_id = unit_id;
  request.theme = story.category;
  request.channel = "citizen";
  request.reporter_kind = "named";
  request.actor = "complainant";
  request.subject = procedure == "complaint" ? story.subject : world.word("compliment_subject");
  request.text = procedure == "complaint" ? story.text : world.word("compliment_text");
  request.people.push_back({"complainant", "J. Voorbeeld", "voorbeeld@demo.example"});
  return request;
}

}  // namespace

Result<Done> begin_complaint(Transaction& tx, PastWorld& world, int index) {
  static constexpr const char* kFindings[]{"founded", "partly_founded", "unfounded", "founded", "no_judgement"};
  const auto at = [index](std::size_t size) { return static_cast<std::size_t>(index) % size; };
  const auto& story = world.past.complaints[at(world.past.complaints.size())];
  const auto& person = world.people[static_cast<std::size_t>(world.dice.below(static_cast<int>(world.people.size())))];
  const bool compliment = index % 6 == 5;
  auto request = told_by_citizen(world, compliment ? "compliment" : "complaint", story, person.unit_id);
  if (compliment) {
    auto opened = TRY(matters::open_matter(tx, world.house, request));
    std::make_shared<PastMatter>(world, std::move(opened))->go_on_in(world.few(1, 4));
    return Done{};
  }
  request.people.push_back({"concerned", person.name, "", person.id});
  auto opened = TRY(matters::open_matter(tx, world.house, request));
  const End end = index % 12 == 7 ? End::refused : index % 4 == 1 ? End::solved : End::judged;
  std::make_shared<PastComplaintMatter>(world, std::move(opened), story, person.name, end, kFindings[at(5)])
      ->go_on_in(world.few(1, 4));
  return Done{};
}

}  // namespace waarborg::app
