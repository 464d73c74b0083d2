#include "engine/cases.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <tuple>

#include "engine/events.h"
#include "engine/hash_place.h"
#include "engine/team_work.h"
#include "engine/threads.h"

namespace waarborg::engine {

namespace {

constexpr std::uint32_t kWeek = 7;
constexpr std::size_t kWeeksMax = 64;

Points weighed(Points rarity, std::uint32_t weight) { return static_cast<Points>(std::int64_t{rarity} * weight / 100); }

/// How many subjects an actor has with each value, so that it can be said with how many others a value goes.
class SharedValues {
 public:
  /// For the next actor, who has at most so many.
  void begin(std::size_t values) {
    if (table_.size() < values * 2) table_.assign(std::bit_ceil(values * 2), {});
    ++actor_;
  }
  /// REQUIRES: subjects come in order.
  void add(std::uint32_t value, std::uint32_t subject) {
    if (value == 0) return;
    auto& its = entry_of(value);
    if (its.actor != actor_) its = {value, actor_, subject, 0};
    its.others += its.subject == subject ? 0U : 1U;
    its.subject = subject;
  }
  /// REQUIRES: it was added.
  [[nodiscard]] std::uint32_t others(std::uint32_t value) { return entry_of(value).others; }

 private:
  struct Entry {
    std::uint32_t value = 0, actor = 0, subject = 0, others = 0;  ///< of an actor before: a free place
  };
  Entry& entry_of(std::uint32_t value) {
    const std::size_t mask = table_.size() - 1;
    Entry* const table = table_.data();
    std::size_t at = place_in(value, mask);
    while (table[at].actor == actor_ && table[at].value != value) at = (at + 1) & mask;
    return table[at];
  }
  std::vector<Entry> table_;  ///< open addressing; its size is a power of two
  std::uint32_t actor_ = 0;   ///< the how manieth
};

/// Of the weeks 1 to `before`, week 0 being the last; the upper one of two in the middle.
std::uint64_t median_of(std::array<std::uint32_t, kWeeksMax> weeks, std::size_t before) {
  const auto begin = weeks.begin() + 1, middle = begin + static_cast<std::ptrdiff_t>(before / 2);
  std::nth_element(begin, middle, begin + static_cast<std::ptrdiff_t>(before));
  return *middle;
}

using PairCounts = std::array<std::uint32_t, kPairMeasures>;
using ActorCounts = std::array<std::uint32_t, kActorMeasures>;

/// All that the points of a pair come from.
struct Profile {
  std::uint32_t peer = 0;
  Signs signs = 0;
  std::array<std::uint16_t, kPairMeasures> counts{};
  bool operator==(const Profile&) const = default;
};

/// Pairs are many and nearly all alike: what is the same for some of them is kept, and weighed, once.
class Profiles {
 public:
  /// Which one it is.
  std::uint32_t add(const Profile& one) {
    if (all_.size() * 2 >= table_.size()) grow();
    auto& at = table_[place_of(one)];
    if (at == 0) {
      all_.push_back({one, 0});
      at = static_cast<std::uint32_t>(all_.size());
    }
    ++all_[at - 1].pairs;
    return at - 1;
  }
  struct Counted {
    Profile profile;
    std::uint32_t pairs = 0;
  };
  [[nodiscard]] const std::vector<Counted>& all() const { return all_; }

 private:
  [[nodiscard]] std::size_t place_of(const Profile& one) const {
    std::uint64_t hash = std::uint64_t{one.peer} << 32U | one.signs;
    for (const auto count : one.counts) hash = (hash ^ count) * 0x9E3779B97F4A7C15ULL;
    const std::size_t mask = table_.size() - 1;
    std::size_t at = (hash ^ hash >> 32U) & mask;
    while (table_[at] != 0 && all_[table_[at] - 1].profile != one) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    table_.assign(std::max<std::size_t>(1024, table_.size() * 2), 0);
    for (std::size_t i = 0; i < all_.size(); ++i) table_[place_of(all_[i].profile)] = static_cast<std::uint32_t>(i + 1);
  }
  std::vector<Counted> all_;
  std::vector<std::uint32_t> table_;  ///< open addressing; its size is a power of two; 0: free
};

/// Kept small: there are millions.
struct Pair {
  std::uint32_t first = 0;  ///< of its days in the facts that count
  std::uint32_t profile = 0;
};

struct Actor {
  std::uint32_t actor;
  ActorCounts counts;
};

/// What a run works from. Nothing in it changes.
struct Given {
  const Facts& facts;
  std::span<const std::uint32_t> peers;
  const CaseSettings& settings;
  Window window;
  std::size_t weeks_before;
  Events events;
  TeamWork team_work;
  [[nodiscard]] std::uint32_t peer_of(std::uint32_t actor) const { return actor < peers.size() ? peers[actor] : 0; }
  /// Whether the day is in the window, outside events and of no work of the peers.
  [[nodiscard]] bool chooses(const PairDay& day) const {
    return window.has(day.day) && !events.cover(day) && !team_work.cover(day, peer_of(day.actor));
  }
};

/// What is counted of a stretch of actors, and then their cases.
struct Stretch {
  std::size_t first = 0, last = 0;  ///< of Facts::actors; an actor's days are all in one stretch
  std::vector<Pair> pairs;          ///< with a day outside an event, in the order of facts
  Profiles profiles;                ///< of these
  std::vector<Actor> actors;        ///< who looked in the window, in order
  std::array<Tails, kPairMeasures> pair_tails;
  std::array<Tails, kActorMeasures> actor_tails;
  std::vector<Case> cases;
};

/// Counts one stretch.
class Counter {
 public:
  Counter(const Given& given, Stretch& out) : given_(given), out_(out) {}
  void count();

 private:
  using Weeks = std::array<std::uint32_t, kWeeksMax>;

  [[nodiscard]] std::size_t week_of(DayNumber day) const {
    return std::min(static_cast<std::size_t>(given_.settings.last_day - day) / kWeek, kWeeksMax - 1);
  }
  static std::uint32_t& at(PairCounts& counts, PairMeasure measure) {
    return counts[static_cast<std::size_t>(measure)];
  }
  static std::uint32_t& at(ActorCounts& counts, ActorMeasure measure) {
    return counts[static_cast<std::size_t>(measure)];
  }
  [[nodiscard]] std::uint32_t rise_of(const Weeks& weeks, std::uint32_t least_median) const;
  void choose_days(std::span<const PairDay> days);
  void count_pairs(ActorCounts& its);
  void take_pair(std::span<const PairDay* const> days, ActorCounts& its, Weeks& subjects);
  bool count_looks(std::span<const ActorDay> days, ActorCounts& its);
  void count_habits(std::span<const Habit> habits, ActorCounts& its) const;

  const Given& given_;
  Stretch& out_;
  std::vector<const PairDay*> chosen_;  ///< of the actor at hand, within the window and outside events
  SharedValues bases_, reasons_;        ///< of the actor at hand
  bool gives_reasons_ = false;          ///< likewise (CaseSettings::vague_share)
};

/// Those of one actor from `at` on, which moves behind them; facts are in the order of actors.
template <class Fact>
std::span<const Fact> those_of(std::uint32_t actor, const std::vector<Fact>& facts, std::size_t& at) {
  while (at < facts.size() && facts[at].actor < actor) ++at;
  const std::size_t first = at;
  while (at < facts.size() && facts[at].actor == actor) ++at;
  return std::span(facts).subspan(first, at - first);
}

void Counter::count() {
  const auto& facts = given_.facts;
  const auto before = [](const auto& one, std::uint32_t actor) { return one.actor < actor; };
  const auto first_of = [&](const auto& all) {
    const auto at = std::lower_bound(all.begin(), all.end(), facts.actors[out_.first].actor, before);
    return static_cast<std::size_t>(at - all.begin());
  };
  std::size_t day = out_.first, pair = first_of(facts.pairs), habit = first_of(facts.habits);
  while (day < out_.last) {
    Actor its{facts.actors[day].actor, {}};
    const bool looked = count_looks(those_of(its.actor, facts.actors, day), its.counts);
    choose_days(those_of(its.actor, facts.pairs, pair));
    count_pairs(its.counts);
    count_habits(those_of(its.actor, facts.habits, habit), its.counts);
    if (!looked) continue;
    for (std::size_t i = 0; i < kActorMeasures; ++i) {
      its.counts[i] = std::min(its.counts[i], kMeasureMax);
      out_.actor_tails[i].count(given_.peer_of(its.actor), its.counts[i]);
    }
    out_.actors.push_back(its);
  }
  for (const auto& one : out_.profiles.all()) {
    for (std::size_t i = 0; i < kPairMeasures; ++i)
      out_.pair_tails[i].count(one.profile.peer, one.profile.counts[i], one.pairs);
  }
}

void Counter::choose_days(std::span<const PairDay> days) {
  chosen_.clear();
  bases_.begin(days.size());
  reasons_.begin(days.size());
  for (const auto& day : days) {
    if (!given_.chooses(day)) continue;
    chosen_.push_back(&day);
    bases_.add(day.basis, day.subject);
    reasons_.add(day.reason, day.subject);
  }
}

void Counter::count_pairs(ActorCounts& its) {
  Weeks subjects{};  // different ones with an unexplained access, by week
  for (std::size_t first = 0, last = 0; first < chosen_.size(); first = last) {
    while (last < chosen_.size() && chosen_[last]->subject == chosen_[first]->subject) ++last;
    take_pair(std::span(chosen_).subspan(first, last - first), its, subjects);
  }
  at(its, ActorMeasure::weeks) =
      static_cast<std::uint32_t>(std::count_if(subjects.begin(), subjects.end(), [](auto any) { return any > 0; }));
  at(its, ActorMeasure::breadth) = rise_of(subjects, 1);
}

/// The days of one pair, in order.
void Counter::take_pair(std::span<const PairDay* const> days, ActorCounts& its, Weeks& subjects) {
  PairCounts counts{};
  Signs signs = 0;
  std::uint64_t weeks = 0;  // bit n: week n
  for (const auto* day : days) {
    const auto one_if = [&](Signs any) { return (day->signs & any) != 0 ? 1U : 0U; };
    const auto at_least = [&](PairMeasure measure, std::uint32_t value) {
      at(counts, measure) = std::max(at(counts, measure), value);
    };
    signs |= day->signs;
    at(counts, PairMeasure::days) += day->unexplained > 0 ? 1U : 0U;
    at(counts, PairMeasure::looks) += day->unexplained;
    at(counts, PairMeasure::off_duty) += one_if(kOffDuty | kAbsent);
    at(counts, PairMeasure::wrong_case) += one_if(kUnknownCase | kUnlinkedCase);
    at(counts, PairMeasure::reason) += one_if(kVagueReason);
    at(counts, PairMeasure::operation) += one_if(kBeforeOperation);
    if (day->unexplained > 0) {
      at(counts, PairMeasure::close) += one_if(given_.settings.personal);
      at(counts, PairMeasure::vague) += gives_reasons_ ? one_if(kVagueReason) : 0;
      at(its, ActorMeasure::off_duty) += one_if(kOffDuty | kAbsent);
    }
    if (day->basis != 0) at_least(PairMeasure::same_case, bases_.others(day->basis));
    if (day->reason != 0) at_least(PairMeasure::same_words, reasons_.others(day->reason));
    if (day->unexplained > 0) weeks |= 1ULL << week_of(day->day);
  }
  if (at(counts, PairMeasure::days) > 0) ++at(its, ActorMeasure::subjects);
  if (at(counts, PairMeasure::vague) > 0) ++at(its, ActorMeasure::vague);
  for (; weeks != 0; weeks &= weeks - 1) ++subjects[static_cast<std::size_t>(std::countr_zero(weeks))];
  Profile profile{given_.peer_of(days.front()->actor), signs, {}};
  for (std::size_t i = 0; i < kPairMeasures; ++i)
    profile.counts[i] = static_cast<std::uint16_t>(std::min(counts[i], kMeasureMax));
  const auto first = static_cast<std::uint32_t>(days.front() - given_.facts.pairs.data());
  out_.pairs.push_back({first, out_.profiles.add(profile)});
}

/// The last week in hundredths of the median of the weeks before, which counts as `least_median` at least; 0 when there
/// is no week before, or the median is 0.
std::uint32_t Counter::rise_of(const Weeks& weeks, std::uint32_t least_median) const {
  if (given_.weeks_before == 0) return 0;
  const std::uint64_t median = std::max<std::uint64_t>(median_of(weeks, given_.weeks_before), least_median);
  if (median == 0) return 0;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{weeks[0]} * 100 / median, kMeasureMax));
}

/// What one actor's days come to; false when none is in the window.
bool Counter::count_looks(std::span<const ActorDay> days, ActorCounts& its) {
  Weeks weeks{};
  bool looked = false;
  std::uint64_t explained = 0, vague = 0;
  for (std::size_t i = 0; i < days.size();) {
    const DayNumber day = days[i].day;
    std::uint32_t looks = 0;
    for (; i < days.size() && days[i].day == day; ++i) {
      if (!given_.window.has(day)) continue;
      looks += days[i].looks;
      at(its, ActorMeasure::two_places) += days[i].two_places;
      explained += days[i].looks - days[i].unexplained;
      vague += days[i].vague;
    }
    if (!given_.window.has(day)) continue;
    looked = true;
    at(its, ActorMeasure::volume) = std::max(at(its, ActorMeasure::volume), looks);
    weeks[week_of(day)] += looks;
  }
  at(its, ActorMeasure::rise) = rise_of(weeks, 0);
  gives_reasons_ = vague * given_.settings.vague_share < explained && given_.settings.vague_share > 0;
  return looked;
}

void Counter::count_habits(std::span<const Habit> habits, ActorCounts& its) const {
  static constexpr ActorMeasure kMeasures[] = {ActorMeasure::rare_source, ActorMeasure::rare_hours,
                                               ActorMeasure::rare_place};
  if (given_.settings.rare_share == 0) return;
  std::array<std::uint64_t, Habit::kKinds> all{};
  for (const auto& one : habits) all[static_cast<std::size_t>(one.kind)] += one.looks;
  for (const auto& one : habits) {
    const auto kind = static_cast<std::size_t>(one.kind);
    if (one.days <= given_.settings.rare_days && std::uint64_t{one.looks} * given_.settings.rare_share < all[kind])
      at(its, kMeasures[kind]) += one.unexplained;
  }
}

/// The cases of a stretch, once all peers are counted.
class Weigher {
 public:
  Weigher(const Given& given, const Cases& tails, Stretch& stretch) : given_(given), tails_(tails), stretch_(stretch) {}
  void weigh() {
    weigh_findings();
    stretch_.pairs = {};
    stretch_.profiles = {};
    for (auto& one : stretch_.cases) weigh_actor(one);
  }

 private:
  [[nodiscard]] Finding finding_of(const Profile& one) const;
  void take_finding(const Pair& pair, Finding finding);
  void weigh_findings();
  void weigh_actor(Case& one) const;

  const Given& given_;
  const Cases& tails_;
  Stretch& stretch_;
};

/// But for whose it is, and when.
Finding Weigher::finding_of(const Profile& one) const {
  Finding found;
  found.signs = one.signs;
  for (std::size_t i = 0; i < kPairMeasures; ++i) {
    found.counts[i] = one.counts[i];
    found.parts[i] = weighed(tails_.pair_tails[i].rarity(one.peer, one.counts[i]), given_.settings.pair_weights[i]);
    found.points += found.parts[i];
  }
  for (std::size_t sign = 0; sign < given_.settings.sign_points.size(); ++sign)
    found.by_signs += found.points_of(sign, given_.settings);
  found.points += found.by_signs;
  return found;
}

void Weigher::take_finding(const Pair& pair, Finding finding) {
  const auto& days = given_.facts.pairs;
  finding.actor = days[pair.first].actor;
  finding.subject = days[pair.first].subject;
  finding.first_day = days[pair.first].day;
  for (std::size_t i = pair.first; i < days.size(); ++i) {
    if (days[i].actor != finding.actor || days[i].subject != finding.subject) break;
    if (given_.chooses(days[i])) finding.last_day = days[i].day;
  }
  if (stretch_.cases.empty() || stretch_.cases.back().actor != finding.actor)
    stretch_.cases.push_back({finding.actor, {}, {}, 0, 0, {}});
  stretch_.cases.back().findings.push_back(finding);
}

void Weigher::weigh_findings() {
  std::vector<Finding> of_profiles;
  for (const auto& one : stretch_.profiles.all()) of_profiles.push_back(finding_of(one.profile));
  for (const auto& pair : stretch_.pairs) {
    const auto& found = of_profiles[pair.profile];
    if (found.points >= given_.settings.pair_floor) take_finding(pair, found);
  }
}

void Weigher::weigh_actor(Case& one) const {
  std::sort(one.findings.begin(), one.findings.end(), [](const Finding& a, const Finding& b) {
    return std::tuple(b.points, a.subject) < std::tuple(a.points, b.subject);
  });
  std::uint32_t halvings = 0;
  for (const auto& finding : one.findings) {
    one.by_findings += halvings < 31 ? finding.points >> halvings : 0;
    ++halvings;
  }
  const auto& actors = stretch_.actors;
  const auto its = std::lower_bound(actors.begin(), actors.end(), one.actor,
                                    [](const Actor& a, std::uint32_t actor) { return a.actor < actor; });
  assert(its != actors.end() && its->actor == one.actor);
  one.counts = its->counts;
  one.points = one.by_findings;
  for (std::size_t i = 0; i < kActorMeasures; ++i) {
    one.parts[i] = weighed(tails_.actor_tails[i].rarity(given_.peer_of(one.actor), one.counts[i]),
                           given_.settings.actor_weights[i]);
    one.points += one.parts[i];
  }
}

/// About as many days in each.
std::vector<Stretch> stretches_of(const Facts& facts, std::size_t count) {
  const auto& days = facts.actors;
  std::vector<Stretch> all;
  for (std::size_t number = 1, first = 0; first < days.size(); ++number) {
    std::size_t last = std::max(first + 1, std::min(days.size(), days.size() * number / count));
    while (last < days.size() && days[last].actor == days[last - 1].actor) ++last;
    all.emplace_back();
    all.back().first = first;
    all.back().last = last;
    first = last;
  }
  return all;
}

}  // namespace

std::uint32_t Finding::sign_weight(const CaseSettings& settings) const {
  return counts[static_cast<std::size_t>(PairMeasure::looks)] > 0 ? 100 : settings.explained_weight;
}

Points Finding::points_of(std::size_t sign, const CaseSettings& settings) const {
  return (signs >> sign & 1U) == 0 ? 0 : weighed(settings.sign_points[sign], sign_weight(settings));
}

Cases make_cases(const Facts& facts, std::span<const std::uint32_t> peers, const CaseSettings& settings,
                 unsigned threads) {
  const Window window{settings.last_day - static_cast<DayNumber>(settings.days) + 1, settings.last_day};
  const Given given{facts,
                    peers,
                    settings,
                    window,
                    (settings.days - 1) / kWeek,
                    Events(facts, peers, window, settings, threads),
                    TeamWork(facts, peers, window, settings, threads)};
  auto stretches = stretches_of(facts, std::size_t{threads} * 8);
  const auto for_each_stretch = [&](auto work) {
    for_each_number(stretches.size(), threads, [&](std::size_t at) {
      work(stretches[at]);
      return true;
    });
  };
  for_each_stretch([&](Stretch& its) { Counter(given, its).count(); });
  Cases made;
  made.events = given.events.all();
  made.team_work = given.team_work.all();
  for (const auto& its : stretches) {
    for (std::size_t i = 0; i < kPairMeasures; ++i) made.pair_tails[i].add(its.pair_tails[i]);
    for (std::size_t i = 0; i < kActorMeasures; ++i) made.actor_tails[i].add(its.actor_tails[i]);
  }
  for (auto& tails : made.pair_tails) tails.finish();
  for (auto& tails : made.actor_tails) tails.finish();
  for_each_stretch([&](Stretch& its) { Weigher(given, made, its).weigh(); });
  for (auto& its : stretches) std::move(its.cases.begin(), its.cases.end(), std::back_inserter(made.cases));
  std::sort(made.cases.begin(), made.cases.end(),
            [](const Case& a, const Case& b) { return std::tuple(b.points, a.actor) < std::tuple(a.points, b.actor); });
  return made;
}

}  // namespace waarborg::engine
