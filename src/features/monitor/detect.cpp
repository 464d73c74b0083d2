// A run: stored days, side tables and content in; cases with their evidence out.
#include "features/monitor/detect.h"

#include <algorithm>
#include <bit>
#include <random>
#include <thread>
#include <utility>

#include "engine/day_store.h"
#include "engine/usual.h"
#include "features/monitor/kept_facts.h"
#include "features/monitor/rules_in_force.h"

namespace waarborg::monitor {
namespace {

using engine::DayNumber;

/// How many of them there may be.
struct Room {
  std::size_t cases = 0, controls = 0;
};
/// What a run works with.
struct Run {
  const DetectOptions& options;
  const DetectionContent& content;
  const DetectionWorld& world;
  std::span<const engine::Segment> days;
  engine::Facts facts;
  Peers peers;
  engine::CaseSettings settings;
  DayNumber first = 0, last = 0;
  std::int64_t small_number = 0;                                 ///< a team of fewer officers is not told of a case
  std::map<std::uint32_t, std::set<std::uint32_t>> groups_of{};  ///< of each officer in the window
  Room room{};

  [[nodiscard]] std::uint32_t peer_of(std::uint32_t officer) const {
    return officer < peers.of_actor.size() ? peers.of_actor[officer] : 0;
  }
};

/// Judged findings do not come again.
void put_aside(std::span<const PutAside> judged, engine::Facts& facts) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, DayNumber> until;
  for (const auto& one : judged) {
    auto& day = until.emplace(std::pair(one.officer, one.subject), day_number(one.until)).first->second;
    day = std::max(day, day_number(one.until));
  }
  if (until.empty()) return;
  std::erase_if(facts.pairs, [&](const engine::PairDay& pair) {
    const auto found = until.find({pair.actor, pair.subject});
    return found != until.end() && pair.day <= found->second;
  });
}

/// One control look-up for every five cases, so that reading them stays a small part of the work, and at least one a
/// week: fewer would never say how much is missed.
Room room_of(const matters::House& house, const DetectOptions& options, const DetectionContent& content,
             std::size_t officers) {
  constexpr std::size_t kCasesForAControl = 5;
  constexpr DayNumber kWeek = 7;
  const DayNumber today = day_number(house.today());
  const DayNumber after = options.last_run ? day_number(*options.last_run) : today - 1;
  const auto weekly = static_cast<std::size_t>(today / kWeek - after / kWeek);
  return {options.cases.value_or(room_between(content.budget, officers, after, today)),
          options.controls.value_or(
              std::max(weekly, room_between(content.budget, officers / kCasesForAControl, after, today)))};
}

std::uint32_t latest_group(const Run& run, std::uint32_t officer) {
  std::uint32_t group = 0;
  const auto first = std::ranges::lower_bound(run.facts.actors, officer, {}, &engine::ActorDay::actor);
  for (auto day = first; day != run.facts.actors.end() && day->actor == officer && day->day <= run.last; ++day)
    group = day->group;
  return group;
}

/// Nothing where the officer has few colleagues there: the team would say who it is.
std::string group_told(const Run& run, std::uint32_t officer) {
  const std::uint32_t group = latest_group(run, officer);
  const auto colleagues =
      std::ranges::count_if(run.groups_of, [&](const auto& its) { return its.second.contains(group); });
  return colleagues < run.small_number ? "" : run.world.word(Word::group, group);
}

template <class Measures, class Counts, class Parts, class Tails>
void add_measures(const Measures& rules, const Counts& counts, const Parts& points, const Tails& tails,
                  std::uint32_t peer, std::vector<PartOfRank>& parts) {
  for (std::size_t at = 0; at < rules.size(); ++at) {
    if (points[at] <= 0) continue;
    parts.push_back({PartOfRank::Kind::measure, rules[at].key, counts[at], tails[at].at_least(peer, counts[at]),
                     tails[at].at_least(peer, 0), rules[at].weight, points[at]});
  }
  std::ranges::stable_sort(parts, [](const PartOfRank& a, const PartOfRank& b) { return a.points > b.points; });
}

FoundPair found_pair(const Run& run, const engine::Cases& all, const engine::Finding& finding) {
  FoundPair pair;
  pair.subject = finding.subject;
  pair.first_day = date_of(finding.first_day);
  pair.last_day = date_of(finding.last_day);
  pair.points = finding.points;
  const auto weight = finding.sign_weight(run.settings);
  for (const auto& sign : run.content.signs) {
    const auto points = finding.points_of(static_cast<std::size_t>(std::countr_zero(sign.bit)), run.settings);
    if (points > 0) pair.parts.push_back({PartOfRank::Kind::sign, sign.key, 0, 0, 0, weight, points});
  }
  add_measures(run.content.pair_measures, finding.counts, finding.parts, all.pair_tails, run.peer_of(finding.actor),
               pair.parts);
  return pair;
}

FoundCase officer_of(const Run& run, std::uint32_t officer) {
  FoundCase one;
  one.officer = officer;
  one.group = group_told(run, officer);
  const std::uint32_t peer = run.peer_of(officer);
  one.peers = peer < run.peers.names.size() ? run.peers.names[peer] : "";
  one.peers_count = static_cast<std::uint32_t>(
      std::ranges::count_if(run.groups_of, [&](const auto& its) { return run.peer_of(its.first) == peer; }));
  one.weeks = weeks_of(run.facts, run.peers, officer, run.first, run.last);
  return one;
}

/// A case with its points above what is usual among the officer's peers.
struct Ranked {
  const engine::Case* one;
  Points usual, points;
};

/// Most points first. In a small force what is usual is what the first or second of the peers has: nobody is left out
/// for it, the budget decides.
std::vector<Ranked> rank(const Run& run, const engine::Cases& all) {
  const auto usual = engine::usual_points(all.cases, run.peers.kinds, static_cast<std::uint32_t>(run.content.usual_of));
  std::vector<Ranked> ranked;
  for (const auto& one : all.cases) {
    const Points its = usual[one.actor < run.peers.kinds.size() ? run.peers.kinds[one.actor] : 0];
    ranked.push_back({&one, its, one.points - its});
  }
  std::ranges::stable_sort(ranked, [](const Ranked& a, const Ranked& b) { return a.points > b.points; });
  return ranked;
}

FoundCase found_case(const Run& run, const engine::Cases& all, const Ranked& place) {
  const engine::Case& ranked = *place.one;
  FoundCase one = officer_of(run, ranked.actor);
  one.points = place.points;
  one.usual = place.usual;
  one.by_findings = ranked.by_findings;
  add_measures(run.content.actor_measures, ranked.counts, ranked.parts, all.actor_tails, run.peer_of(ranked.actor),
               one.parts);
  for (const auto& finding : ranked.findings) one.findings.push_back(found_pair(run, all, finding));
  return one;
}

FoundEvent found_event(const Run& run, const engine::Event& event) {
  FoundEvent one;
  one.subject = event.subject;
  one.first_day = date_of(event.first_day);
  one.last_day = date_of(event.last_day);
  std::map<std::uint32_t, std::uint32_t> looks;
  for (const auto& pair : run.facts.pairs)
    if (pair.subject == event.subject && event.first_day <= pair.day && pair.day <= event.last_day)
      looks[pair.actor] += pair.looks;
  for (const auto& [officer, count] : looks)
    one.officers.push_back({officer, run.world.word(Word::group, latest_group(run, officer)), count});
  std::ranges::stable_sort(one.officers, [](const auto& a, const auto& b) { return a.look_ups > b.look_ups; });
  return one;
}

/// Draws controls: pairs of officer and subject, each once.
class Drawing {
 public:
  explicit Drawing(const Run& run) : run_(run), random_(run.options.control_seed) {}

  /// Out of `count` things, with `pair_of(at)` as the pair and its day, until there are `wanted`. A few tries for each:
  /// where nearly everything is taken there may be fewer.
  template <class PairOf>
  void draw(std::size_t count, std::size_t wanted, bool stood_out, PairOf pair_of) {
    const std::size_t enough = drawn_.size() + wanted;
    for (std::size_t tries = 0; count > 0 && drawn_.size() < enough && tries < wanted * 20; ++tries) {
      const auto [officer, subject, day] = pair_of(random_() % count);
      if (day < run_.first || day > run_.last || !taken_.emplace(officer, subject).second) continue;
      FoundCase one = officer_of(run_, officer);
      one.stood_out = stood_out;
      FoundPair found;
      found.subject = subject;
      found.first_day = found.last_day = date_of(day);
      one.findings.push_back(std::move(found));
      drawn_.push_back(std::move(one));
    }
  }
  void take(std::uint32_t officer, std::uint32_t subject) { taken_.emplace(officer, subject); }
  /// In no order that tells which stood out.
  std::vector<FoundCase> finish() {
    std::ranges::shuffle(drawn_, random_);
    return std::move(drawn_);
  }

 private:
  const Run& run_;
  std::mt19937_64 random_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> taken_;
  std::vector<FoundCase> drawn_;
};

std::vector<FoundCase> draw_controls(const Run& run, const engine::Cases& all, const std::vector<FoundCase>& cases,
                                     std::size_t wanted) {
  struct Pair {
    std::uint32_t officer, subject;
    DayNumber day;
  };
  Drawing drawing(run);
  for (const auto& one : cases)
    for (const auto& pair : one.findings) drawing.take(one.officer, pair.subject);
  std::vector<Pair> findings;
  for (const auto& one : all.cases)
    for (const auto& finding : one.findings) findings.push_back({one.actor, finding.subject, finding.last_day});
  // A third of them, also over runs with fewer than three.
  const std::size_t of_findings = (wanted + run.options.control_seed % 3) / 3;
  drawing.draw(findings.size(), of_findings, true, [&](std::size_t at) { return findings[at]; });
  for (const auto& finding : findings) drawing.take(finding.officer, finding.subject);
  drawing.draw(run.facts.pairs.size(), wanted - of_findings, false, [&](std::size_t at) {
    const auto& pair = run.facts.pairs[at];
    return Pair{pair.actor, pair.subject, pair.day};
  });
  return drawing.finish();
}

/// The latest are kept: they are what is asked about.
void keep_latest(std::vector<SeenLookUp>& look_ups, std::size_t most) {
  if (look_ups.size() > most) look_ups.erase(look_ups.begin(), look_ups.end() - static_cast<std::ptrdiff_t>(most));
}

Result<Done> add_evidence(const Run& run, std::vector<FoundCase>& cases, std::vector<FoundCase>& controls,
                          std::vector<FoundEvent>& events) {
  EvidenceReader reader(run.world, run.content, run.days, run.first, run.last);
  std::set<std::uint32_t> groups;
  const auto each = [&](auto&& act) {
    for (auto* const list : {&cases, &controls})
      for (auto& one : *list)
        for (auto& pair : one.findings) act(one, pair);
  };
  const auto want = [&](std::uint32_t officer, std::uint32_t subject) {
    reader.want(officer, subject);
    const auto its = run.groups_of.find(officer);
    if (its != run.groups_of.end()) groups.insert(its->second.begin(), its->second.end());
  };
  each([&](const FoundCase& one, const FoundPair& pair) { want(one.officer, pair.subject); });
  for (const auto& event : events)
    for (const auto& one : event.officers) want(one.officer, event.subject);
  auto found = TRY(reader.read(groups));
  each([&](const FoundCase& one, FoundPair& pair) {
    auto& look_ups = found[{one.officer, pair.subject}];
    pair.look_ups_in_all = look_ups.size();
    pair.look_ups = look_ups;
    keep_latest(pair.look_ups, kEvidenceMax);
  });
  for (auto& event : events)
    for (auto& one : event.officers) {
      one.seen = found[{one.officer, event.subject}];
      std::erase_if(one.seen, [&](const SeenLookUp& seen) {
        const auto day = run.world.local().day_of(to_millis(seen.at) / 1000);
        return day < day_number(event.first_day) || day > day_number(event.last_day);
      });
      keep_latest(one.seen, kSeenInEventMax);
    }
  return Done{};
}

/// How much the controls stand for: the two lots that they are drawn from.
void count_pairs(const Run& run, const engine::Cases& all, Detected& told) {
  std::pair<std::uint32_t, std::uint32_t> last{};
  std::int64_t pairs = 0, findings = 0, listed = 0;
  for (const auto& pair : run.facts.pairs) {  // in order of officer and subject
    if (pair.day < run.first || pair.day > run.last) continue;
    const std::pair of{pair.actor, pair.subject};
    if (std::exchange(last, of) != of) ++pairs;
  }
  for (const auto& one : all.cases) findings += static_cast<std::int64_t>(one.findings.size());
  for (const auto& one : told.cases) listed += static_cast<std::int64_t>(one.findings.size());
  told.pairs_plain = std::max<std::int64_t>(0, pairs - findings);
  told.pairs_left_out = findings - listed;
}

Result<Detected> tell(const Run& run, const engine::Cases& all) {
  Detected told;
  told.first_day = date_of(run.first);
  told.day = date_of(run.last);
  told.content = run.content.version + " " + run.content.fingerprint;
  told.budget = run.content.budget / 100.0;
  told.officers = static_cast<std::int64_t>(run.groups_of.size());
  const auto ranking = rank(run, all);
  told.ranked = static_cast<std::int64_t>(ranking.size());
  for (const auto& day : run.facts.actors) {
    if (day.day < run.first || day.day > run.last) continue;
    told.look_ups += day.looks;
    told.unexplained += day.unexplained;
  }
  for (const auto& ranked : ranking) {
    if (told.cases.size() >= run.room.cases) break;
    if (std::ranges::find(run.options.with_open_case, ranked.one->actor) != run.options.with_open_case.end()) continue;
    told.cases.push_back(found_case(run, all, ranked));
  }
  for (const auto& event : all.events)
    if (std::ranges::find(run.options.events_known, event.subject) == run.options.events_known.end())
      told.events.push_back(found_event(run, event));
  told.controls = draw_controls(run, all, told.cases, run.room.controls);
  count_pairs(run, all, told);
  TRY(add_evidence(run, told.cases, told.controls, told.events));
  return told;
}

}  // namespace

std::size_t room_between(int budget, std::size_t staff, DayNumber after, DayNumber until) {
  const auto saved = [&](DayNumber day) {
    return static_cast<std::uint64_t>(budget) * staff * static_cast<std::uint64_t>(std::max(day, 0)) / 100'000;
  };
  return until <= after ? 0 : saved(until) - saved(after);
}

unsigned threads() { return std::max(1U, std::thread::hardware_concurrency()); }

DayNumber day_number(Date day) { return static_cast<DayNumber>(std::chrono::sys_days{day}.time_since_epoch().count()); }
Date date_of(DayNumber day) { return Date{std::chrono::sys_days{std::chrono::days{day}}}; }

void leave_out_systems(const DetectionContent& content, const DetectionWorld& world, std::uint32_t at,
                       engine::Facts& facts) {
  Systems systems(content, world, at);
  const auto of_system = [&](const auto& day) { return systems.has(day.actor); };
  std::erase_if(facts.actors, of_system);
  std::erase_if(facts.pairs, of_system);
}

Peers make_peers(const DetectionWorld& world, const engine::Facts& facts, DayNumber last_day, std::uint32_t least) {
  struct Of {
    std::uint32_t actor, group, role;
  };
  std::vector<Of> officers;
  const auto end = static_cast<std::uint32_t>(std::max(0, last_day + 1)) * engine::kSecondsOfDay;
  for (const auto& day : facts.actors) {
    if (!officers.empty() && officers.back().actor == day.actor) {
      officers.back().group = day.group;
      continue;
    }
    const auto* const posting = world.posting_of(day.actor, end);
    officers.push_back({day.actor, day.group, posting == nullptr ? 0 : posting->role});
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> in_team, numbers;
  std::map<std::uint32_t, std::uint32_t> of_role;
  for (const auto& one : officers) {
    ++in_team[{one.role, one.group}];
    ++of_role[one.role];
  }
  Peers peers;
  peers.names.emplace_back();
  if (!officers.empty()) peers.of_actor.resize(officers.back().actor + std::size_t{1});
  peers.kinds.resize(peers.of_actor.size());
  for (const auto& one : officers) {
    if (of_role[one.role] >= least) peers.kinds[one.actor] = one.role;
    // {role, 0} is the role in the whole force, as no team has the number 0.
    std::pair<std::uint32_t, std::uint32_t> key{one.role, one.group};
    if (one.group == 0 || in_team[key] < least) key.second = 0;
    if (key.second == 0 && (one.role == 0 || of_role[one.role] < least)) continue;
    const auto [found, is_new] = numbers.emplace(key, static_cast<std::uint32_t>(peers.names.size()));
    if (is_new) {
      const std::string role = world.word(Word::role, key.first), team = world.word(Word::group, key.second);
      peers.names.push_back(role.empty() || team.empty() ? role + team : role + ", " + team);
    }
    peers.of_actor[one.actor] = found->second;
  }
  return peers;
}

Result<std::vector<engine::Segment>> segments_of(const std::filesystem::path& folder, DayNumber first, DayNumber last) {
  const engine::DayStore store(folder);
  std::vector<engine::Segment> segments;
  for (const DayNumber day : TRY(store.days()))
    if (first <= day && day <= last) segments.push_back(TRY(store.segment(day)));
  return segments;
}

Result<DayNumber> last_day_of_run(const matters::House& house, const DetectionContent& content) {
  const auto stored = TRY(engine::DayStore(look_ups_folder(house)).days());
  if (stored.empty()) return conflict("detection.no_days");
  const DayNumber last = std::min(stored.back(), day_number(house.today()) - content.wait_days);
  if (last < stored.front()) return conflict("detection.too_fresh", "", {std::to_string(content.wait_days)});
  return last;
}

Result<Detected> detect(matters::House& house, const DetectOptions& options,
                        const std::function<void(const std::string&)>& progress) {
  const auto say = [&](const std::string& what) {
    if (progress) progress(what);
  };
  const auto content = TRY(rules_in_force(house));
  const auto lock = TRY(engine::DayWriter::open(look_ups_folder(house)));
  const DayNumber last = options.day ? day_number(*options.day) : TRY(last_day_of_run(house, content));
  if (options.may_run) TRY(options.may_run(date_of(last)));
  const DayNumber first = last - content.window_days + 1;
  // A local day lies in two UTC days.
  const auto days = TRY(segments_of(look_ups_folder(house), first - 1, last + 1));
  if (days.empty()) return conflict("detection.no_days");
  say("side_tables");
  const auto world = TRY(DetectionWorld::load(house, content, days, first - 1, last + 1));
  say("look_ups");
  auto kept = TRY(facts_of(house, content, *world, days, threads()));
  Run run{options, content, *world, days, std::move(kept.facts),
          {},      {},      first,  last, house.platform.config.small_number_threshold};
  leave_out_systems(content, *world, static_cast<std::uint32_t>(last + 1) * engine::kSecondsOfDay, run.facts);
  put_aside(options.put_aside, run.facts);
  run.peers = make_peers(*world, run.facts, last, static_cast<std::uint32_t>(content.peers_least));
  run.settings = world->case_settings(last);
  for (const auto& day : run.facts.actors)
    if (first <= day.day && day.day <= last) run.groups_of[day.actor].insert(day.group);
  run.room = room_of(house, options, content, run.groups_of.size());
  say("cases");
  const auto all = engine::make_cases(run.facts, run.peers.of_actor, run.settings, threads());
  say("evidence");
  auto told = TRY(tell(run, all));
  told.changed = std::move(kept.changed);
  return told;
}

namespace {

/// Where the officer's look-ups stand, and what they name.
Result<OneOfficer> one_officer(std::span<const engine::Segment> days, std::uint32_t officer) {
  OneOfficer one;
  one.officer = officer;
  engine::Block block;
  for (const auto& day : days) {
    for (std::size_t at = 0; at < day.blocks().size(); ++at) {
      if (!day.may_hold_actor(at, [&](std::uint32_t actor) { return actor == officer; })) continue;
      TRY(day.read(at, engine::Column::actor | engine::Column::basis | engine::Column::subject, block));
      for (std::uint32_t row = 0; row < block.rows; ++row) {
        if (block.actor[row] != officer) continue;
        one.groups.insert(block.group);
        one.subjects.insert(block.subject[row]);
        if (block.basis[row] != 0) one.bases.insert(block.basis[row]);
      }
    }
  }
  one.subjects.erase(0);
  return one;
}

}  // namespace

Result<std::vector<SeenLookUp>> look_ups_of(matters::House& house, std::uint32_t officer, Date from, Date to) {
  const auto content = TRY(rules_in_force(house));
  const DayNumber first = day_number(from), last = day_number(to);
  const auto days = TRY(segments_of(look_ups_folder(house), first - 1, last + 1));
  const auto one = TRY(one_officer(days, officer));
  const auto world = TRY(DetectionWorld::load(house, content, days, first - 1, last + 1, nullptr, &one));
  EvidenceReader reader(*world, content, days, first, last);
  reader.want(officer, 0);
  std::vector<SeenLookUp> all;
  for (auto& [pair, look_ups] : TRY(reader.read(one.groups))) all.insert(all.end(), look_ups.begin(), look_ups.end());
  std::ranges::stable_sort(all, [](const SeenLookUp& a, const SeenLookUp& b) { return a.at > b.at; });
  return all;
}

}  // namespace waarborg::monitor
