#include <algorithm>
#include <map>
#include <queue>

#include "app/demo.h"
#include "matters/closing.h"
#include "matters/correspondence.h"
#include "matters/opening.h"
#include "matters/participants.h"
#include "matters/steps.h"
#include "matters/sweep.h"
#include "platform/directory/directory.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::app {

namespace {

using matters::Opened;

/// The same stories at every run: a small linear congruential generator is enough for invented data.
class Dice {
 public:
  int below(int limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(limit));
  }

 private:
  std::uint64_t state_ = 20261121;
};

struct Event {
  Instant at;
  std::size_t order;
  int story = -1;                  ///< a new matter out of this story; or
  std::shared_ptr<Opened> matter;  ///< the next step of this one
  bool operator<(const Event& other) const { return std::pair(at, order) > std::pair(other.at, other.order); }
};

class Past {
 public:
  Past(Installation& installation, const DemoContent& content, DemoForce& force, FixedClock& clock)
      : house_(installation.house()), content_(content), force_(force), clock_(clock), now_(clock.now()) {}

  Result<Done> live(int years, int count) {
    units_ = TRY(house_.database().read(
        [](storage::Transaction& tx) -> Result<std::vector<directory::Unit>> { return directory::units(tx); }));
    const auto span = std::chrono::days{365 * years};
    for (int i = 0; i < count; ++i)
      add({now_ - span + span * i / count + std::chrono::hours{9 + i % 7}, order_++, i, nullptr});
    while (!events_.empty() && events_.top().at < now_) {
      const Event event = events_.top();
      events_.pop();
      clock_.set(event.at);
      if (event.story >= 0)
        TRY(begin(event.story));
      else
        TRY(go_on(event.matter));
    }
    clock_.set(now_);
    return Done{};
  }

 private:
  void add(Event event) { events_.push(std::move(event)); }
  void later(const std::shared_ptr<Opened>& matter) {
    add({clock_.now() + std::chrono::days{2 + dice_.below(16)} + std::chrono::minutes{dice_.below(400)}, order_++, -1,
         matter});
  }
  std::string unit_id(const std::string& code) const {
    for (const auto& unit : units_)
      if (unit.code == code) return unit.id;
    return {};
  }
  std::string account(const std::string& sign_in) const {
    for (const auto& each : force_.sign_ins)
      if (each.sign_in == sign_in) return each.account_id;
    return {};
  }

  Result<Done> begin(int index) {
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
    const std::string code = sealing::new_return_code();
    sealing::PasswordCost cost;
    cost.memory_bytes = house_.platform.config.password_memory_mib << 20U;
    if (!complaint && force_.return_code.empty() && index > 3) {
      force_.return_code = code;
      request.mailbox = sealing::reporter_key(*sealing::normalise_return_code(code), house_.keys().reporter_salt, cost);
    }
    Opened opened = TRY(
        house_.database().write([&](storage::Transaction& tx) { return matters::open_matter(tx, house_, request); }));
    later(std::make_shared<Opened>(std::move(opened)));
    return Done{};
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
    http::Upload upload;
    upload.file_name = "Verslag.txt";
    upload.content_type = "text/plain";
    upload.path = house_.platform.config.uploads() / new_id();
    upload.key = sealing::Key::random();
    auto writer = TRY(sealing::SealedFileWriter::create(upload.path, upload.key));
    TRY(writer->write(as_bytes("Verslag van het gesprek. Alle namen in deze proef zijn verzonnen.\n")));
    TRY(writer->finish());
    upload.size = writer->size();
    upload.sha256 = writer->sha256();
    return matters::add_document(tx, house_, opened, actor, upload, matters::ReporterSees::no);
  }

  /// Who does a step: the one who has the part, or else the first who plays it.
  std::string doer_of(storage::Transaction& tx, const Opened& opened, const std::string& responsible) const {
    static const std::map<std::string, const char*> kPlayers{{"participant:handler", "onderzoeker"},
                                                             {"participant:decider", "gezag2"},
                                                             {"role:team_chief", "chef-noord"},
                                                             {"role:complaint_handler", "klachten"},
                                                             {"role:complaint_committee", "commissie"},
                                                             {"role:confidential_adviser", "vertrouwen"},
                                                             {"desk:triage", "triage"},
                                                             {"desk:complaints", "klachten"},
                                                             {"desk:central", "onderzoeker"},
                                                             {"desk:welfare", "vertrouwen"},
                                                             {"desk:prosecution", "justitie"}};
    if (responsible.starts_with("participant:"))
      if (const auto holder = matters::active_participant(tx, opened.matter.id, responsible.substr(12));
          !holder.empty())
        return holder.substr(2);
    const auto player = kPlayers.find(responsible);
    return account(player == kPlayers.end() ? "gezag" : player->second);
  }
  /// A colleague of who did it.
  std::string second_of(const std::string& first) const {
    static const std::vector<std::pair<const char*, const char*>> kColleagues{
        {"triage", "triage2"}, {"klachten", "klachten2"}, {"justitie", "justitie2"}, {"gezag2", "gezag"}};
    for (const auto& [one, other] : kColleagues)
      if (account(one) == first) return account(other);
    return account("gezag2");
  }

  /// Everyone a procedure expects to be named by a person.
  Result<Done> name_people(storage::Transaction& tx, const Opened& opened) {
    const std::pair<const char*, const char*> roles[] = {
        {"handler", dice_.below(2) == 0 ? "onderzoeker" : "onderzoeker2"},
        {"commissioner", "gezag"},
        {"decider", "gezag2"}};
    for (const auto& [role, sign_in] : roles)
      if (matters::active_participant(tx, opened.matter.id, role).empty() &&
          !matters::assign(tx, house_, opened, matters::Doer::house("system"), account(sign_in), role).ok())
        continue;
    return Done{};
  }

  Result<Done> confirm_if_waiting(storage::Transaction& tx, Opened& opened, const std::string& step_id) {
    for (const auto& step : matters::steps(tx, opened.matter.id))
      if (step.id == step_id && step.state == matters::StepState::second)
        return matters::confirm_step(tx, house_, opened, account("gezag2"), step_id);
    return Done{};
  }

  Result<Done> go_on(const std::shared_ptr<Opened>& matter) {
    std::shared_ptr<Opened> opened_out_of_it;
    const auto moved = house_.database().write([&](storage::Transaction& tx) -> Result<Done> {
      Opened& opened = *matter;
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
          return matters::confirm_step(tx, house_, opened, matters::Doer::house(second_of(step.done_by)), step.id);
        if (step.state != matters::StepState::open || !rule || (rule->optional && dice_.below(3) != 0)) continue;
        matters::StepRecord record;
        for (const auto kind : rule->records) {
          if (kind == matters::RecordKind::document)
            TRY(add_report(tx, opened, account("gezag")));
          else
            record[std::string(matters::field_of(kind))] = value_for(opened, kind);
        }
        const auto done = matters::complete_step(
            tx, house_, opened, matters::Doer::house(doer_of(tx, opened, step.responsible)), step.id, record);
        if (!done.ok()) return done;
        // A proposal of triage would wait for a second person with nothing to read: confirmed at once.
        if (step.step == "triage_decision") TRY(confirm_if_waiting(tx, opened, step.id));
        const auto* outcome = opened.procedure->outcome(record.count("decision") ? record["decision"] : "");
        if (!outcome || outcome->opens.empty()) return Done{};
        auto derived = matters::derive_matter(
            tx, house_, opened, {outcome->opens, "", "Zie de melding. Neem binnen twee weken contact op."},
            account("triage"));
        if (!derived.ok()) return Done{};
        TRY(name_people(tx, *derived));
        opened_out_of_it = std::make_shared<Opened>(std::move(*derived));
        return Done{};
      }
      return Done{};
    });
    if (!moved.ok()) return moved;
    if (opened_out_of_it) later(opened_out_of_it);
    // Some of the last months stay where they are, and run late.
    const bool stays = dice_.below(9) == 0 && clock_.now() > now_ - std::chrono::days{75};
    if (matter->matter.is_open() && !stays) later(matter);
    return Done{};
  }

  matters::House& house_;
  const DemoContent& content_;
  DemoForce& force_;
  FixedClock& clock_;
  Instant now_;
  std::size_t order_ = 0;
  Dice dice_;
  std::vector<directory::Unit> units_;
  std::priority_queue<Event> events_;
};

}  // namespace

Result<Done> make_demo_matters(Installation& installation, const DemoContent& content, DemoForce& force,
                               FixedClock& clock, int years, int count) {
  TRY(Past(installation, content, force, clock).live(years, count));
  return installation.platform().database.write([&](storage::Transaction& tx) -> Result<Done> {
    TRY(matters::sweep(tx, installation.house()));
    return Done{};
  });
}

}  // namespace waarborg::app
