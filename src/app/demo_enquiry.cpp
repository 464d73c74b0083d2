#include "app/demo_enquiry.h"

#include <algorithm>

#include "features/concerned/contract/past.h"
#include "features/enquiries/contract/past.h"
#include "features/handover/contract/past.h"
#include "matters/matter_clocks.h"
#include "matters/participants.h"

namespace waarborg::app {

namespace enquiries = waarborg::enquiries::past;
namespace concerned = waarborg::concerned::past;
namespace handover = waarborg::handover::past;

using matters::RecordKind;
using storage::Transaction;

namespace {

constexpr int kContactAhead = 3;  ///< days before the term in which somebody is called
constexpr int kInvitedFor = 14;   ///< days between invitation and interview

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> keys) {
  return std::ranges::find(keys, key) != keys.end();
}

bool has_part(const matters::Procedure& procedure, std::string_view part) {
  return std::ranges::any_of(procedure.phases, [&](const auto& phase) {
    return std::ranges::any_of(phase.steps, [&](const auto& step) {
      return step.responsible.what == "participant" && step.responsible.key == part;
    });
  });
}

Result<Done> give_parts(Transaction& tx, PastWorld& world, const matters::Opened& opened) {
  const int which = world.dice.below(4);
  const std::string handler = which == 0 ? "onderzoeker" : "onderzoeker" + std::to_string(which + 1);
  const std::pair<const char*, std::string> parts[]{
      {"handler", handler}, {"commissioner", "gezag"}, {"decider", "gezag2"}};
  for (const auto& [part, sign_in] : parts)
    if (has_part(*opened.procedure, part) && matters::active_participant(tx, opened.matter.id, part).empty())
      TRY(matters::assign(tx, world.house, opened, matters::Doer::house("system"), world.players.account(sign_in),
                          part));
  return Done{};
}

}  // namespace

PastEnquiry::PastEnquiry(PastWorld& world, matters::Opened opened, const Course& course, const PastStory& story,
                         std::string concerned)
    : PastMatter(world, std::move(opened)), course_(course), story_(story), concerned_(std::move(concerned)) {
  const bool slow = course_.ago == 0 && course_.stays.empty() && world_.dice.one_in(6);
  lasts_ = few(28, 20) + (slow ? 75 : 0);
}

const std::map<std::string, PastEnquiry::Work>& PastEnquiry::works() {
  static const std::map<std::string, Work> kWorks{{"write_plan", &PastEnquiry::write_plan},
                                                  {"approve_plan", &PastEnquiry::approve_plan},
                                                  {"hear_person", &PastEnquiry::hear},
                                                  {"interim", &PastEnquiry::interim},
                                                  {"findings", &PastEnquiry::findings},
                                                  {"review", &PastEnquiry::review},
                                                  {"weigh", &PastEnquiry::weigh},
                                                  {"consult", &PastEnquiry::consult},
                                                  {"reflect", &PastEnquiry::reflect},
                                                  {"recommend", &PastEnquiry::recommend},
                                                  {"intention", &PastEnquiry::intention},
                                                  {"view", &PastEnquiry::view},
                                                  {"decide", &PastEnquiry::decide},
                                                  {"serve", &PastEnquiry::serve},
                                                  {"objection", &PastEnquiry::objection},
                                                  {"appeal", &PastEnquiry::appeal},
                                                  {"final", &PastEnquiry::end_of_decision},
                                                  {"open_next", &PastEnquiry::open_next},
                                                  {"tell_decision", &PastEnquiry::at_the_end},
                                                  {"tell_team", &PastEnquiry::at_the_end},
                                                  {"closing_talk", &PastEnquiry::at_the_end}};
  return kWorks;
}

bool PastEnquiry::established() const { return !is_one_of(course_.outcome, {"no_case", "no_breach", "no_neglect"}); }

bool PastEnquiry::rests() const {
  if (course_.stays.empty() || phase_ != course_.stays) return false;
  if (phase_ == "defence") return intended_;
  if (phase_ == "start" && in_rooms()) return plans_ > 0;
  return phase_ != "enquiry" || !course_.has("criminal") || criminal_;
}

std::string PastEnquiry::text_for(const matters::Step& rule, RecordKind kind) {
  if (kind == RecordKind::lessons) return story_.lesson;
  if (kind == RecordKind::decision) return course_.outcome;
  if (kind == RecordKind::reason) return word(established() ? "decide" : "decide_none");
  if (kind == RecordKind::findings) return (established() ? story_.found : story_.unfounded).front();
  return PastMatter::text_for(rule, kind);
}

std::string PastEnquiry::doer_of(Transaction& tx, const matters::MatterStep& step) {
  // Who decides is not who commissioned, where the procedure leaves both to the authority.
  const bool decides = opened_.matter.kind == "disciplinary" && step.responsible == "role:authority";
  if (decides) return world_.players.account("gezag2");
  return PastMatter::doer_of(tx, step);
}

Result<PastMatter::Turn> PastEnquiry::before_steps(Transaction& tx) {
  if (const Turn touched = TRY(keep_in_touch(tx))) return touched;
  if (const Turn held = TRY(hold_review(tx, false))) return held;
  if (const Turn turned = TRY(turn_criminal(tx))) return turned;
  return rests() ? Turn{7} : Turn{};
}

Result<PastMatter::Turn> PastEnquiry::work(Transaction& tx, const matters::MatterStep& step,
                                           const matters::Step& rule) {
  const auto own = works().find(step.step);
  if (own != works().end() && (in_rooms() || is_one_of(step.step, {"open_next", "tell_decision", "tell_team"})))
    return (this->*own->second)(tx, step, rule);
  if (course_.has("extended"))
    if (const Turn extended = TRY(extend(tx))) return extended;
  return PastMatter::work(tx, step, rule);
}

// ---- The person concerned, reviews, what is beside the steps.

const identity::Viewer* PastEnquiry::contact_of(Transaction& tx) {
  for (const char* part : {"handler", "team_chief"})
    if (const auto holder = matters::active_participant(tx, opened_.matter.id, part);
        holder.starts_with("a:") && world_.players.plays(holder.substr(2)))
      return &world_.players.viewer_of(holder.substr(2));
  return nullptr;
}

Result<PastMatter::Turn> PastEnquiry::keep_in_touch(Transaction& tx) {
  const auto* viewer = contact_of(tx);
  if (!viewer || !opened_.procedure->contact || phase_ == "start") return Turn{};
  const auto acting = as(tx, *viewer);
  if (!in_touch_) {
    in_touch_ = true;
    TRY(concerned::begin(acting, concerned_));
    if (course_.has("late")) return Turn{few(1, 3)};
    TRY(concerned::tell(acting, "start", word("told_start")));
    TRY(concerned::tell(acting, "rights", word("told_rights")));
    return Turn{few(1, 3)};
  }
  const auto due = concerned::next_contact(acting);
  if (!due || course_.has("late") || *due > add_days(today(), kContactAhead)) return Turn{};
  if (*due >= today() && world_.dice.one_in(6)) return Turn{9};  // nobody thought of it
  TRY(concerned::tell(acting, "talk", word("told_contact")));
  return Turn{few(1, 3)};
}

Result<PastMatter::Turn> PastEnquiry::hold_review(Transaction& tx, bool only_late) {
  for (const auto& step : matters::steps(tx, opened_.matter.id)) {
    const auto* rule = opened_.procedure->step(step.step);
    if (step.state != matters::StepState::open || step.phase != phase_ || !rule || !rule->repeat || !step.due_on)
      continue;
    const bool late = *step.due_on < today();
    if (only_late ? !late : *step.due_on > add_days(today(), 1)) continue;
    if (!only_late && !late && world_.dice.one_in(7)) return Turn{8};  // put off by both
    if (!only_late && course_.has("late")) continue;
    return by_record(tx, step, *rule);
  }
  return Turn{};
}

/// Held when its day comes (before_steps), never as the next step at hand.
Result<PastMatter::Turn> PastEnquiry::review(Transaction&, const matters::MatterStep&, const matters::Step&) {
  return Turn{};
}

Result<PastMatter::Turn> PastEnquiry::extend(Transaction& tx) {
  if (extended_ || phase_ != "enquiry") return Turn{};
  extended_ = true;
  for (const auto& clock : matters::clocks(tx, opened_.matter.id)) {
    const auto rule = std::ranges::find(opened_.procedure->clocks, clock.clock, &matters::ClockRule::key);
    if (clock.state != matters::ClockState::running || rule == opened_.procedure->clocks.end() || !rule->extension)
      continue;
    TRY(matters::extend_clock(tx, world_.house, opened_, world_.players.account("gezag"), clock.id,
                              matters::Consent::none, word("extend_reason")));
    lasts_ += 30;
    return Turn{few(1, 3)};
  }
  return Turn{};
}

/// In the middle of the enquiry it turns out to be an offence: handed over, and still until that is over.
Result<PastMatter::Turn> PastEnquiry::turn_criminal(Transaction& tx) {
  if (!course_.has("criminal") || phase_ != "enquiry" || resumed_) return Turn{};
  if (!criminal_) {
    auto opened = TRY(handover::open_next(as(tx, world_.players.viewer("gezag")),
                                          {"criminal_handover", word("criminal_text"), "", "", word("prosecutor")}));
    criminal_ = std::make_shared<PastMatter>(world_, std::move(opened));
    criminal_->go_on_in(few(1, 2));
    return Turn{few(2, 4)};
  }
  if (!criminal_->is_closed()) return Turn{7};
  resumed_ = true;
  for (const auto& clock : matters::clocks(tx, opened_.matter.id))
    if (clock.state == matters::ClockState::paused)
      TRY(matters::resume_clock(tx, world_.house, opened_, world_.players.account("gezag"), clock.id));
  return Turn{few(1, 3)};
}

// ---- Plan, interviews, findings.

Result<PastMatter::Turn> PastEnquiry::write_plan(Transaction& tx, const matters::MatterStep& step,
                                                 const matters::Step&) {
  enquiries::Planned planned{
      story_.questions, word("plan_sources"), word("plan_tasks"), word("plan_planning"), word("plan_care"), {}, {}};
  planned.means = {{"interview", ""}, {"files", ""}, {"systems_logs", word("means_why")}};
  planned.moments = {add_days(today(), 21), add_days(today(), 42)};
  TRY(enquiries::submit_plan(as(tx, viewer_for(tx, step)), planned));
  ++plans_;
  return Turn{few(1, 4)};
}

Result<PastMatter::Turn> PastEnquiry::approve_plan(Transaction& tx, const matters::MatterStep& step,
                                                   const matters::Step& rule) {
  if (plans_ == 0) return Turn{};
  const auto acting = as(tx, viewer_for(tx, step));
  if (course_.has("sent_back") && plans_ == 1) {
    TRY(enquiries::decide_plan(acting, false, word("plan_back")));
    ++plans_;
    return Turn{few(2, 4)};
  }
  if (plans_ == 2) {
    matters::MatterStep writing = step;
    writing.responsible = "participant:handler";
    return write_plan(tx, writing, rule);
  }
  TRY(enquiries::decide_plan(acting, true, word("plan_good")));
  return Turn{few(1, 3)};
}

Result<PastMatter::Turn> PastEnquiry::hear(Transaction& tx, const matters::MatterStep& step, const matters::Step&) {
  const auto acting = as(tx, viewer_for(tx, step));
  if (!invited_) {
    invited_ = true;
    TRY(enquiries::invite(
        acting, {concerned_, "concerned", word("place"), word("interview_subject"), add_days(today(), kInvitedFor)}));
    return Turn{kInvitedFor};
  }
  if (!enquiries::awaits_interview(acting)) {
    TRY(enquiries::all_heard(acting));
    return Turn{few(2, 5)};
  }
  TRY(enquiries::hear(acting, story_.said, world_.dice.one_in(9) ? word("refusal") : ""));
  return Turn{few(1, 3)};
}

Result<PastMatter::Turn> PastEnquiry::interim(Transaction& tx, const matters::MatterStep& step,
                                              const matters::Step& rule) {
  if (days_here() < 16) return Turn{};
  return by_record(tx, step, rule);
}

Result<PastMatter::Turn> PastEnquiry::findings(Transaction& tx, const matters::MatterStep& step, const matters::Step&) {
  if (course_.has("extended"))
    if (const Turn extended = TRY(extend(tx))) return extended;
  const auto acting = as(tx, viewer_for(tx, step));
  if (!gathered_) {
    gathered_ = true;
    TRY(enquiries::register_item(
        acting, {story_.item, word("plan_sources"), acting.viewer.name, word("place"), "files", acting.viewer.name}));
    TRY(enquiries::use_means(acting, "systems_logs", story_.item));
    return Turn{few(3, 5)};
  }
  // What must be done before the phase is left comes first, however long ago it began.
  const auto waits = [&](const auto& other) {
    const auto* rule = opened_.procedure->step(other.step);
    return other.state == matters::StepState::open && other.phase == phase_ && other.id != step.id && rule &&
           rule->required;
  };
  if (days_here() < lasts_ || std::ranges::any_of(matters::steps(tx, opened_.matter.id), waits)) return Turn{5};
  if (const Turn held = TRY(hold_review(tx, true))) return held;
  const auto& facts = established() ? story_.found : story_.unfounded;
  std::string text;
  for (std::size_t at = 0; at < story_.questions.size(); ++at)
    text += story_.questions[at] + "\n" + facts[at % facts.size()] + "\n\n";
  const auto report = TRY(demo_paper(world_.house, "Rapport " + opened_.matter.number + ".txt", text));
  TRY(enquiries::report_findings(acting, facts, word("weigh"), report));
  if (in_touch_ && !course_.has("late")) TRY(concerned::tell(acting, "findings", word("told_findings")));
  return Turn{few(2, 5)};
}

// ---- The end.

Result<PastMatter::Turn> PastEnquiry::at_the_end(Transaction& tx, const matters::MatterStep& step,
                                                 const matters::Step& rule) {
  if (step.step == "closing_talk" && in_touch_) {
    const auto* viewer = contact_of(tx);
    if (viewer && !course_.has("late")) TRY(concerned::tell(as(tx, *viewer), "closing_talk", word("told_closing")));
  }
  return by_record(tx, step, rule);
}

Result<PastMatter::Turn> PastEnquiry::open_next(Transaction& tx, const matters::MatterStep&, const matters::Step&) {
  const auto* outcome = opened_.procedure->outcome(opened_.matter.outcome);
  if (!outcome || outcome->opens.empty() || criminal_) return Turn{};
  auto next =
      TRY(handover::open_next(as(tx, world_.players.viewer("gezag")),
                              {outcome->opens, word("triage_reason"), word("expected"), "", word("prosecutor")}));
  if (course_.then)
    TRY(begin_enquiry(tx, world_, std::move(next), *course_.then, story_, concerned_));
  else
    std::make_shared<PastMatter>(world_, std::move(next))->go_on_in(few(1, 3));
  return Turn{few(1, 3)};
}

Result<Done> begin_enquiry(Transaction& tx, PastWorld& world, matters::Opened opened, const Course& course,
                           const PastStory& story, const std::string& concerned) {
  TRY(give_parts(tx, world, opened));
  std::make_shared<PastEnquiry>(world, std::move(opened), course, story, concerned)->go_on_in(world.few(1, 3));
  return Done{};
}

}  // namespace waarborg::app
