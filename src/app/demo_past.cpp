#include "app/demo_past.h"

#include <algorithm>
#include <numeric>

#include "matters/correspondence.h"

namespace waarborg::app {

using matters::RecordKind;
using matters::StepState;

namespace {

constexpr int kLookAgain = 7;        ///< days, while nothing can be done
constexpr int kCriminalDays = 75;    ///< from handing over to the outcome, at least
constexpr int kMinutesOfWork = 520;  ///< of a working day

/// The words of content for a step that is done by record, where they are not those of every step.
const std::string& word_of(const PastWorld& world, const std::string& step) {
  static const std::map<std::string, std::string> kWords{{"acknowledge", "acknowledge"},
                                                         {"give_feedback", "feedback"},
                                                         {"tell_team", "team"},
                                                         {"evaluation", "evaluation"},
                                                         {"report_back", "talk_outcome"},
                                                         {"hand_over", "hand_over"},
                                                         {"outcome_known", "criminal_outcome"},
                                                         {"review", "review"},
                                                         {"inform_start", "told_start"},
                                                         {"interim", "told_contact"},
                                                         {"closing_talk", "told_closing"},
                                                         {"call", "complaint_call"},
                                                         {"hear", "complaint_hear"},
                                                         {"hearing", "complaint_hearing"},
                                                         {"committee", "complaint_advice"}};
  const auto own = kWords.find(step);
  return world.word(own == kWords.end() ? "default" : own->second);
}

}  // namespace

std::string PastWorld::unit_code(const std::string& id) const {
  const auto found = std::ranges::find(units, id, &directory::Unit::id);
  return found == units.end() ? std::string{} : found->code;
}

std::string PastWorld::chief_of(const std::string& unit_id) const {
  static const std::vector<std::pair<std::string, const char*>> kChiefs{
      {"NOORD", "chef-noord"}, {"ZUID", "chef-zuid"}, {"OOST", "chef-oost"}};
  const auto unit = std::ranges::find(units, unit_id, &directory::Unit::id);
  for (const auto& above : units)
    for (const auto& [code, chief] : kChiefs)
      if (unit != units.end() && above.code == code && unit->path.starts_with(above.path))
        return players.account(chief);
  return {};
}

void PastMatter::go_on_in(int days) {
  world_.agenda.add_in(std::max(days, 1), world_.dice.below(kMinutesOfWork),
                       [self = shared_from_this()](storage::Transaction& tx) { return self->turn(tx); });
}

Result<Done> PastMatter::turn(storage::Transaction& tx) {
  if (auto now = matters::load_matter(tx, opened_.matter.id)) opened_.matter = std::move(*now);
  if (is_closed()) return Done{};
  if (phase_ != opened_.matter.phase) {
    phase_ = opened_.matter.phase;
    since_ = today();
  }
  const int days = TRY(take_turn(tx));
  if (!is_closed()) go_on_in(days);
  return Done{};
}

Result<int> PastMatter::take_turn(storage::Transaction& tx) {
  if (const Turn first = TRY(before_steps(tx))) return *first;
  for (const auto& step : matters::steps(tx, opened_.matter.id)) {
    if (step.phase != opened_.matter.phase) continue;
    if (step.state == StepState::second) {
      TRY(matters::confirm_step(tx, world_.house, opened_, matters::Doer::house(world_.players.second_of(step.done_by)),
                                step.id));
      return few(1, 3);
    }
    const auto* rule = opened_.procedure->step(step.step);
    if (step.state != StepState::open || !rule) continue;
    if (const Turn done = TRY(work(tx, step, *rule))) return *done;
  }
  return kLookAgain;
}

Result<PastMatter::Turn> PastMatter::before_steps(storage::Transaction&) { return Turn{}; }

Result<PastMatter::Turn> PastMatter::work(storage::Transaction& tx, const matters::MatterStep& step,
                                          const matters::Step& rule) {
  if (rule.optional) return Turn{};
  // What the prosecutor does takes its time.
  if (rule.key == "outcome_known" && days_between(since_, today()) < kCriminalDays) return Turn{2 * kLookAgain};
  return by_record(tx, step, rule);
}

std::string PastMatter::text_for(const matters::Step& rule, RecordKind) { return word_of(world_, rule.key); }

std::string PastMatter::doer_of(storage::Transaction& tx, const matters::MatterStep& step) {
  if (step.responsible == "role:team_chief")
    if (const auto chief = world_.chief_of(opened_.matter.unit_id); !chief.empty()) return chief;
  return world_.players.doer_of(tx, opened_, step.responsible);
}

Result<PastMatter::Turn> PastMatter::by_record(storage::Transaction& tx, const matters::MatterStep& step,
                                               const matters::Step& rule) {
  const std::string doer = doer_of(tx, step);
  matters::StepRecord record;
  for (const auto kind : rule.records) {
    if (kind == RecordKind::document) {
      const auto paper = TRY(demo_paper(world_.house, "Brief.txt", text_for(rule, kind) + "\n"));
      TRY(matters::add_document(tx, world_.house, opened_, doer, paper, matters::ReporterSees::no));
      continue;
    }
    record[std::string(matters::field_of(kind))] =
        kind == RecordKind::talk_date ? to_iso(today()) : text_for(rule, kind);
  }
  TRY(matters::complete_step(tx, world_.house, opened_, matters::Doer::house(doer), step.id, record));
  return Turn{few(2, 6)};
}

namespace {

/// Each course as often as it counts: the first of every kind long enough ago to have come to its end, the others
/// between them and up to now.
std::vector<const Course*> in_order(const std::vector<Course>& courses, std::vector<const Course*>& pinned) {
  std::vector<const Course*> firsts, others, out;
  for (const auto& course : courses) {
    auto& place = course.ago > 0 ? pinned : firsts;
    place.push_back(&course);
    for (int more = 1; more < course.count; ++more) others.push_back(&course);
  }
  std::size_t first = 0, other = 0;
  std::size_t stride = 7;  // shares no measure with their number: each is taken once
  while (!others.empty() && std::gcd(stride, others.size()) != 1) ++stride;
  while (first < firsts.size() || other < others.size()) {
    for (int some = 0; some < 2 && first < firsts.size(); ++some) out.push_back(firsts[first++]);
    if (other < others.size()) out.push_back(others[(other * stride) % others.size()]), ++other;
  }
  return out;
}

}  // namespace

void plan_past(PastWorld& world, int years, int enquiries) {
  std::vector<const Course*> pinned;
  const auto spread = in_order(world.past.courses, pinned);
  const auto span = std::chrono::days{365 * years - 20};
  int index = 0;
  const auto plan = [&](const Course& course, std::chrono::days ago) {
    const Instant at = world.agenda.now() - ago + std::chrono::hours{8 + index % 8};
    world.agenda.add(at, [&world, &course, here = index](storage::Transaction& tx) {
      return begin_report(tx, world, course, here);
    });
    ++index;
  };
  const std::size_t all = spread.size() + pinned.size();
  const std::size_t wanted = std::min<std::size_t>(static_cast<std::size_t>(enquiries), all);
  // Fewer than all: taken evenly out of all of them, so that a small past still has something of everything.
  for (std::size_t at = 0; at < all; ++at) {
    if (at * wanted / all == (at + 1) * wanted / all) continue;
    if (at < spread.size())
      plan(*spread[at],
           std::chrono::floor<std::chrono::days>(span - span * static_cast<int>(at) / static_cast<int>(spread.size())) +
               std::chrono::days{10});
    else
      plan(*pinned[at - spread.size()], std::chrono::days{pinned[at - spread.size()]->ago});
  }
  const int complaints = enquiries / 2;
  for (int i = 0; i < complaints; ++i)
    world.agenda.add(world.agenda.now() - span + span * i / complaints + std::chrono::hours{10},
                     [&world, i](storage::Transaction& tx) { return begin_complaint(tx, world, i); });
}

}  // namespace waarborg::app
