#include "app/demo_matters.h"

#include <algorithm>

#include "matters/closing.h"
#include "matters/correspondence.h"
#include "matters/opening.h"
#include "matters/participants.h"
#include "matters/steps.h"
#include "platform/directory/directory.h"

namespace waarborg::app {

namespace {

using matters::Opened;

/// Reports and complaints, each done step by step by record alone.
class Bystanders : public std::enable_shared_from_this<Bystanders> {
 public:
  Bystanders(matters::House& house, const DemoContent& content, DemoForce& force, const Players& players,
             Agenda& agenda)
      : house_(house), content_(content), force_(force), players_(players), agenda_(agenda) {}

  Result<Done> plan(int years, int count) {
    units_ = TRY(house_.database().read(
        [](storage::Transaction& tx) -> Result<std::vector<directory::Unit>> { return directory::units(tx); }));
    const auto span = std::chrono::days{365 * years};
    for (int i = 0; i < count; ++i)
      agenda_.add(agenda_.now() - span + span * i / count + std::chrono::hours{9 + i % 7},
                  [self = shared_from_this(), i](storage::Transaction& tx) { return self->begin(tx, i); });
    return Done{};
  }

 private:
  void later(const std::shared_ptr<Opened>& matter) {
    agenda_.add(house_.clock().now() + std::chrono::days{2 + dice_.below(16)} + std::chrono::minutes{dice_.below(400)},
                [self = shared_from_this(), matter](storage::Transaction& tx) { return self->go_on(tx, matter); });
  }
  std::string unit_id(const std::string& code) const {
    for (const auto& unit : units_)
      if (unit.code == code) return unit.id;
    return {};
  }
  std::string account(const std::string& sign_in) const { return players_.account(sign_in); }

  Result<Done> begin(storage::Transaction& tx, int index) {
    const bool complaint = index % 3 == 2;
    const auto& stories = complaint ? content_.complaints : content_.reports;
    const DemoStory& story = stories[static_cast<std::size_t>(dice_.below(static_cast<int>(stories.size())))];
    matters::NewMatter request;
    request.procedure = complaint ? "complaint" : "report";
    request.unit_id = unit_id(story.unit);
    request.theme = story.theme;
    request.channel = complaint ? "citizen" : "employee";
    request.reporter_kind = complaint ? "named" : (dice_.below(2) == 0 ? "anonymous" : "confidential");
    request.subject = story.subject;
    request.text = story.text;
    request.actor = complaint ? "complainant" : "reporter";
    if (!story.concerned.empty()) request.people.push_back({"concerned", story.concerned});
    if (complaint) request.people.push_back({"complainant", "J. Voorbeeld", "voorbeeld@demo.example"});
    if (!complaint && force_.return_code.empty() && index > 3) request.mailbox = new_mailbox();
    later(std::make_shared<Opened>(TRY(matters::open_matter(tx, house_, request))));
    return Done{};
  }

  /// The one mailbox of the demo, whose return code is printed.
  sealing::ReporterKey new_mailbox() {
    force_.return_code = sealing::new_return_code();
    sealing::PasswordCost cost;
    cost.memory_bytes = house_.platform.config.password_memory_mib << 20U;
    return sealing::reporter_key(*sealing::normalise_return_code(force_.return_code), house_.keys().reporter_salt,
                                 cost);
  }

  std::string value_for(const Opened& opened, matters::RecordKind kind) {
    switch (kind) {
      case matters::RecordKind::talk_date: return to_iso(house_.today());
      case matters::RecordKind::decision: {
        const auto& outcomes = opened.procedure->outcomes;
        return outcomes.empty()
                   ? ""
                   : outcomes[static_cast<std::size_t>(dice_.below(static_cast<int>(outcomes.size())))].key;
      }
      case matters::RecordKind::message:
        return "Dank voor uw bericht. Wij laten u binnen de termijn weten wat wij ermee doen.";
      case matters::RecordKind::lessons:
        return "Bespreek de regels vaker in het team; iedereen wist het, niemand zei het.";
      case matters::RecordKind::findings: return "De feiten zijn met betrokkenen besproken en vastgelegd.";
      default: return "Besproken met het team en vastgelegd.";
    }
  }

  /// A step that asks for a document brings one.
  Result<Done> add_report(storage::Transaction& tx, const Opened& opened, const std::string& actor) {
    const auto upload =
        TRY(demo_paper(house_, "Verslag.txt", "Verslag van het gesprek. Alle namen in deze proef zijn verzonnen.\n"));
    return matters::add_document(tx, house_, opened, actor, upload, matters::ReporterSees::no);
  }

  /// Everyone a procedure expects to be named by a person; one without such a part refuses it.
  void name_people(storage::Transaction& tx, const Opened& opened) {
    const std::pair<const char*, const char*> roles[] = {
        {"handler", dice_.below(2) == 0 ? "onderzoeker" : "onderzoeker2"},
        {"commissioner", "gezag"},
        {"decider", "gezag2"}};
    for (const auto& [role, sign_in] : roles)
      if (matters::active_participant(tx, opened.matter.id, role).empty())
        (void)matters::assign(tx, house_, opened, matters::Doer::house("system"), account(sign_in), role);
  }

  Result<Done> confirm_if_waiting(storage::Transaction& tx, Opened& opened, const std::string& step_id) {
    for (const auto& step : matters::steps(tx, opened.matter.id))
      if (step.id == step_id && step.state == matters::StepState::second)
        return matters::confirm_step(tx, house_, opened, account("gezag2"), step_id);
    return Done{};
  }

  /// The next step of a matter.
  Result<Done> take_turn(storage::Transaction& tx, Opened& opened) {
    auto steps = matters::steps(tx, opened.matter.id);
    // A review moment that is late holds the phase: it is held before anything else.
    std::ranges::stable_partition(steps, [&](const auto& step) {
      const auto* rule = opened.procedure->step(step.step);
      return rule && rule->repeat && step.due_on && *step.due_on < house_.today();
    });
    for (const auto& step : steps) {
      if (step.phase != opened.matter.phase) continue;
      const auto* rule = opened.procedure->step(step.step);
      if (step.state == matters::StepState::second)
        return matters::confirm_step(tx, house_, opened, matters::Doer::house(players_.second_of(step.done_by)),
                                     step.id);
      if (step.state != matters::StepState::open || !rule || (rule->optional && dice_.below(3) != 0)) continue;
      matters::StepRecord record;
      for (const auto kind : rule->records) {
        if (kind == matters::RecordKind::document)
          TRY(add_report(tx, opened, account("gezag")));
        else
          record[std::string(matters::field_of(kind))] = value_for(opened, kind);
      }
      const auto done = matters::complete_step(
          tx, house_, opened, matters::Doer::house(players_.doer_of(tx, opened, step.responsible)), step.id, record);
      if (!done.ok()) return done;
      // A proposal of triage would wait for a second person with nothing to read: confirmed at once.
      if (step.step == "triage_decision") TRY(confirm_if_waiting(tx, opened, step.id));
      const auto* outcome = opened.procedure->outcome(record.count("decision") ? record["decision"] : "");
      if (!outcome || outcome->opens.empty()) return Done{};
      auto derived = matters::derive_matter(tx, house_, opened,
                                            {outcome->opens, "", "Zie de melding. Neem binnen twee weken contact op."},
                                            account("triage"));
      if (!derived.ok()) return Done{};
      name_people(tx, *derived);
      later(std::make_shared<Opened>(std::move(*derived)));
      return Done{};
    }
    return Done{};
  }

  Result<Done> go_on(storage::Transaction& tx, const std::shared_ptr<Opened>& matter) {
    TRY(take_turn(tx, *matter));
    // Some of the last months stay where they are, and run late.
    const bool stays = dice_.below(9) == 0 && house_.clock().now() > agenda_.now() - std::chrono::days{75};
    if (matter->matter.is_open() && !stays) later(matter);
    return Done{};
  }

  matters::House& house_;
  const DemoContent& content_;
  DemoForce& force_;
  const Players& players_;
  Agenda& agenda_;
  Dice dice_{20261121};
  std::vector<directory::Unit> units_;
};

}  // namespace

Result<Done> plan_demo_matters(matters::House& house, const DemoContent& content, DemoForce& force,
                               const Players& players, Agenda& agenda, int years, int count) {
  return std::make_shared<Bystanders>(house, content, force, players, agenda)->plan(years, count);
}

}  // namespace waarborg::app
