#include "scenarios/look_stream.h"

#include <algorithm>

#include "scenarios/population.h"

namespace waarborg::scenarios {

namespace {

constexpr std::uint64_t kStream = 4;
constexpr Moment kDay = engine::kSecondsOfDay;

enum Reason : std::uint32_t {
  nothing,
  incident,
  dispatch,
  follow_up,
  investigation,
  street_check,
  traffic_control,
  licence,
  hit,
  check,
  info,
  request,
  other
};

/// How a role works: seconds between questions, and of 1,000 questions how many are of which kind. The rest is work on
/// incidents of one's own, and of the team's where there are none.
struct Habits {
  std::uint32_t gap, mates, street, regulars, unlinked, typo, namesake, request;
};
constexpr Habits habits_of(Role role) {
  switch (role) {
    case Role::patrol: return {2300, 260, 55, 8, 14, 5, 9, 6};
    case Role::neighbourhood: return {2900, 300, 40, 25, 12, 5, 9, 9};
    case Role::desk: return {1700, 560, 0, 5, 12, 7, 14, 18};
    case Role::detective: return {2800, 160, 0, 5, 18, 5, 10, 18};
    case Role::specialist: return {3200, 120, 3, 5, 20, 5, 8, 14};
    case Role::dispatcher: return {900, 340, 8, 2, 8, 8, 10, 20};
    case Role::traffic: return {1300, 650, 180, 5, 8, 6, 4, 8};
    case Role::intelligence: return {1700, 140, 0, 6, 25, 5, 12, 60};
    case Role::automatic: return {2900, 0, 1000, 0, 0, 0, 0, 0};
  }
  return {};
}

/// People whom an officer meets again and again on the street.
std::uint32_t regular_of(const World& world, std::uint32_t officer, std::uint32_t area, std::uint32_t number) {
  Random random(mixed(officer, number), 5);
  return somebody(world, random, area);
}

}  // namespace

LookStream::LookStream(const World& world)
    : world_(world),
      day_(world.settings.first_day - 1),
      of_officer_(world.officers.size()),
      of_team_(world.teams.size()) {}

std::vector<Look> LookStream::next() {
  // A local day lies in its UTC day and the evening before it.
  if (day_ < world_.last_day()) {
    const auto day = static_cast<std::uint32_t>(day_ + 1 - world_.settings.first_day);
    open_incidents(day);
    for (const auto& shift : world_.shifts[day]) look(shift);
  }
  const Moment end = Moment{day_ + 1} * kDay;
  const auto later = std::partition(pending_.begin(), pending_.end(), [&](const Look& one) { return one.at < end; });
  std::vector<Look> looks(pending_.begin(), later);
  pending_.erase(pending_.begin(), later);
  const auto& misuse = world_.misuse_looks;
  for (; next_misuse_ < misuse.size() && misuse[next_misuse_].at < end; ++next_misuse_) {
    looks.push_back(misuse[next_misuse_]);
  }
  ++day_;
  return looks;
}

void LookStream::open_incidents(std::uint32_t day) {
  const Moment midnight = Moment{day_ + 1} * kDay;
  const auto tidy = [&](std::vector<std::vector<Work>>& all) {
    for (auto& one : all) std::erase_if(one, [&](const Work& work) { return work.until < midnight - kDay / 2; });
  };
  tidy(of_officer_);
  tidy(of_team_);
  searches_.clear();
  for (const auto& one : world_.incidents[day]) {
    const bool of_all = one.assignments.size() >= world_.teams.size() - 1 && one.subjects.size() == 1;
    if (of_all) {
      searches_.push_back(&one);
      continue;
    }
    for (const auto& part : one.assignments) {
      auto& at_hand = part.actor != 0 ? of_officer_[part.actor] : of_team_[part.group];
      at_hand.push_back({&one, part.from, part.to});
      // What a mate is sent to is the talk of the shift.
      if (part.actor != 0) of_team_[part.group].push_back({&one, part.from, std::min(part.to, part.from + 2 * kDay)});
    }
  }
}

std::uint32_t LookStream::area_of(const Hand& hand) const { return world_.teams[hand.shift->team].area; }

void LookStream::look(const Shift& shift) {
  const Officer& officer = world_.officers[shift.officer];
  const std::uint64_t habit = mixed(officer.number, 7);
  Hand hand{
      &officer,        &shift,         Random(world_.settings.seed, mixed(mixed(kStream, officer.number), shift.from)),
      habit % 10 != 0, habit % 7 == 0, 5 + static_cast<std::uint32_t>(habit / 70 % 46)};
  const Habits habits = habits_of(officer.role);
  look_at_searches(hand);
  Moment at = shift.from + hand.random.below(1800);
  while (at < shift.to) {
    ask(hand, at, question(hand, at));
    at += 60 + hand.random.skewed(14'400, habits.gap - 60);
  }
}

void LookStream::look_at_searches(Hand& hand) {
  if (hand.officer->role == Role::automatic) return;
  for (const auto* search : searches_) {
    const Moment from = std::max(search->opened, hand.shift->from);
    if (from >= hand.shift->to || !hand.random.chance(150)) continue;
    const Moment at = from + hand.random.below(static_cast<std::uint32_t>(hand.shift->to - from));
    ask(hand, at, {search->registered ? search->basis : 0, search->subjects.front(), dispatch, System::people});
  }
}

LookStream::Question LookStream::question(Hand& hand, Moment at) {
  const Habits habits = habits_of(hand.officer->role);
  std::uint32_t draw = hand.random.below(1000);
  const auto is = [&](std::uint32_t share) {
    const bool yes = draw < share;
    draw = yes ? 1000 : draw - share;
    return yes;
  };
  if (is(habits.street)) return on_street(hand);
  if (is(habits.regulars)) {
    const std::uint32_t who = regular_of(world_, hand.officer->number, area_of(hand), hand.random.below(10));
    return {0, who, street_check, System::people};
  }
  Question found;
  const auto& own = of_officer_[hand.officer->number];
  const auto& mates = of_team_[hand.shift->team];
  const bool of_mates = is(habits.mates);
  if (!chosen_work(hand, at, of_mates ? mates : own, found) && !chosen_work(hand, at, of_mates ? own : mates, found)) {
    return without_work(hand);
  }
  if (of_mates) return found;
  if (is(habits.typo))
    return {hand.random.chance(500) ? found.basis : 0, 1 + hand.random.below(world_.subjects), found.reason,
            found.first};
  if (is(habits.namesake)) return {found.basis, world_.namesake_of(found.subject), found.reason, System::people};
  if (is(habits.request))
    return {0, somebody(world_, hand.random, hand.random.below(world_.areas)), request, System::people};
  if (is(habits.unlinked))
    return {found.basis, somebody(world_, hand.random, area_of(hand)), found.reason, System::people};
  if (hand.random.chance(6)) found.basis += 10'000'000;  // a case number with a digit too many
  return found;
}

/// False when there is none at the moment.
bool LookStream::chosen_work(Hand& hand, Moment at, const std::vector<Work>& from, Question& found) {
  for (std::uint32_t tries = 0; tries < 10 && !from.empty(); ++tries) {
    const auto size = static_cast<std::uint32_t>(from.size());
    const Work& work = from[size - 1 - hand.random.skewed(size, std::max(1U, size / 3))];
    if (at < work.from || at > work.until) continue;
    found = on_work(hand, *work.incident);
    return true;
  }
  return false;
}

LookStream::Question LookStream::on_work(Hand& hand, const Incident& one) {
  static constexpr System kOften[] = {System::people,   System::people,  System::incidents,
                                      System::vehicles, System::records, System::addresses};
  Question asked;
  asked.subject = one.subjects[hand.random.below(static_cast<std::uint32_t>(one.subjects.size()))];
  // Somebody who is part of it, but whom nobody linked.
  if (one.unlinked != 0 && hand.random.chance(150)) asked.subject = one.unlinked;
  if (one.registered && hand.random.chance(750)) asked.basis = one.basis;
  asked.reason = hand.officer->role == Role::detective || hand.officer->role == Role::specialist
                     ? static_cast<std::uint32_t>(investigation)
                     : hand.random.between(incident, follow_up);
  asked.first = hand.random.one_of(kOften);
  return asked;
}

LookStream::Question LookStream::on_street(Hand& hand) {
  const bool automatic = hand.officer->role == Role::automatic;
  const bool traffic = hand.officer->role == Role::traffic;
  const std::uint32_t area = automatic ? hand.officer->number % world_.areas : area_of(hand);
  return {0, somebody(world_, hand.random, hand.random.chance(700) ? area : world_.areas),
          automatic ? hit
          : traffic ? traffic_control
                    : street_check,
          automatic ? System::hot_list : System::vehicles};
}

LookStream::Question LookStream::without_work(Hand& hand) {
  return {0, somebody(world_, hand.random, area_of(hand)), hand.random.chance(500) ? request : licence, System::people};
}

bool LookStream::is_in_own_work(const Officer& officer) const {
  const auto& own = of_officer_[officer.number];
  return std::any_of(own.begin(), own.end(), [&](const Work& work) {
    return std::find(work.incident->subjects.begin(), work.incident->subjects.end(), officer.subject) !=
           work.incident->subjects.end();
  });
}

void LookStream::ask(Hand& hand, Moment at, const Question& question) {
  // Nobody stops or mistypes themselves, and what an officer is in as a citizen is left to a colleague.
  if (question.subject == hand.officer->subject && !is_in_own_work(*hand.officer)) return;
  Look one{at, hand.shift->team, hand.officer->number, question.basis, question.subject, 0, question.reason, 0, 0};
  if (hand.officer->role != Role::automatic) {
    if (hand.says_little && hand.random.chance(600))
      one.reason = hand.random.between(kFirstGeneralReason, kLastGeneralReason);
    if (!hand.types_reasons && hand.random.chance(500)) one.reason = nothing;
    if (hand.random.chance(30)) one.reason = other;
    if (hand.random.chance(hand.slips))
      one.reason = hand.random.chance(500) ? nothing : hand.random.between(kFirstGeneralReason, kLastGeneralReason);
  }
  const bool outside = hand.officer->role == Role::patrol || hand.officer->role == Role::traffic;
  one.place = hand.shift->team * 4 + (outside && at + 3600 < hand.shift->to ? 2U : 1U);
  one.source = static_cast<std::uint32_t>(question.first);
  pending_.push_back(one);
  if (question.first == System::hot_list) return;
  for (std::uint32_t again = hand.random.skewed(4, 1); again > 0; --again) {
    one.at += 5 + hand.random.skewed(120, 25);
    one.source = hand.random.between(1, static_cast<std::uint32_t>(System::addresses));
    pending_.push_back(one);
  }
}

}  // namespace waarborg::scenarios
