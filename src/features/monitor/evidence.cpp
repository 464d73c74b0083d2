#include <algorithm>
#include <map>

#include "features/monitor/detect.h"

namespace waarborg::monitor {

namespace {

/// Monday is the fourth day after 1970-01-01.
engine::DayNumber monday_of(engine::DayNumber day) { return day - ((day + 3) % 7 + 7) % 7; }

std::uint32_t median(std::vector<std::uint32_t>& values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

bool EvidenceReader::is_wanted(std::uint32_t officer, std::uint32_t subject) const {
  const auto found = wanted_.find(officer);
  return found != wanted_.end() && (found->second.contains(subject) || found->second.contains(0));
}

SeenLookUp EvidenceReader::seen(const engine::Access& row, engine::DayNumber day, engine::Verdict verdict,
                                engine::Signs signs) const {
  SeenLookUp one;
  one.at = from_millis((std::int64_t{day} * engine::kSecondsOfDay + row.second) * 1000);
  one.subject = row.subject;
  one.basis = row.basis;
  one.reason = row.reason;
  one.system = world_.word(Word::system, row.source);
  one.place = world_.word(Word::place, row.place);
  if (verdict != 0) one.rule = content_.explanations[verdict - 1U].key;
  for (const auto& sign : content_.signs)
    if ((signs & sign.bit) != 0) one.signs.push_back(sign.key);
  one.case_known = world_.is_case(row.basis);
  one.case_linked = one.case_known && world_.is_linked(row.basis, row.subject);
  return one;
}

Result<std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<SeenLookUp>>> EvidenceReader::read(
    const std::set<std::uint32_t>& groups) const {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<SeenLookUp>> found;
  const auto sides = world_.sides();
  engine::Block block;
  engine::Explainer::Scratch explain_scratch;
  engine::SignTables::Scratch sign_scratch;
  std::vector<engine::Verdict> verdicts;
  std::vector<engine::Signs> signs;
  for (const std::uint32_t group : groups) {
    const auto assignments = group < sides.assignments.size()
                                 ? std::span<const engine::Assignment>(sides.assignments[group])
                                 : std::span<const engine::Assignment>();
    const engine::Explainer explainer(*sides.links, assignments, sides.rules);
    for (const auto& day : days_) {
      for (std::size_t at = 0; at < day.blocks().size(); ++at) {
        if (day.blocks()[at].group != group) continue;
        if (!day.may_hold_actor(at, [&](std::uint32_t actor) { return wanted_.contains(actor); })) continue;
        TRY(day.read(at, engine::Columns::all(), block));
        explainer.explain(block, day.day(), explain_scratch, verdicts);
        sides.signs->read(block, day.day(), *sides.links, sign_scratch, signs);
        for (std::uint32_t row = 0; row < block.rows; ++row) {
          const auto access = block.row(row);
          if (!is_wanted(access.actor, access.subject)) continue;
          const auto local = world_.local().day_of(std::int64_t{day.day()} * engine::kSecondsOfDay + access.second);
          if (local < first_ || local > last_) continue;
          found[{access.actor, access.subject}].push_back(seen(access, day.day(), verdicts[row], signs[row]));
        }
      }
    }
  }
  for (auto& [pair, look_ups] : found)
    std::ranges::stable_sort(look_ups, {}, [](const SeenLookUp& one) { return one.at; });
  return found;
}

std::vector<WeekOfWork> weeks_of(const engine::Facts& facts, const Peers& peers, std::uint32_t officer,
                                 engine::DayNumber first, engine::DayNumber last) {
  struct Sums {
    std::uint32_t looks = 0, unexplained = 0;
  };
  const auto peer_of = [&](std::uint32_t actor) { return actor < peers.of_actor.size() ? peers.of_actor[actor] : 0; };
  const std::uint32_t wanted = peer_of(officer);
  std::map<engine::DayNumber, std::map<std::uint32_t, Sums>> by_week;
  std::set<std::uint32_t> members;
  for (const auto& day : facts.actors) {
    if (day.day < first || day.day > last || peer_of(day.actor) != wanted) continue;
    auto& sums = by_week[monday_of(day.day)][day.actor];
    sums.looks += day.looks;
    sums.unexplained += day.unexplained;
    members.insert(day.actor);
  }
  std::vector<WeekOfWork> weeks;
  for (engine::DayNumber monday = monday_of(first); monday <= last; monday += 7) {
    const auto& sums = by_week[monday];
    std::vector<std::uint32_t> looks, unexplained;
    for (const std::uint32_t member : members) {
      if (member == officer) continue;
      const auto its = sums.find(member);
      looks.push_back(its == sums.end() ? 0 : its->second.looks);
      unexplained.push_back(its == sums.end() ? 0 : its->second.unexplained);
    }
    const auto own = sums.find(officer);
    const Sums its = own == sums.end() ? Sums{} : own->second;
    weeks.push_back({date_of(monday), its.looks, its.unexplained, median(looks), median(unexplained)});
  }
  return weeks;
}

}  // namespace waarborg::monitor
