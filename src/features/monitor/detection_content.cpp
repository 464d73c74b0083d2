#include "features/monitor/detection_content.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <fstream>
#include <map>
#include <mutex>
#include <set>
#include <sstream>

#include "platform/content/reader.h"
#include "platform/sealing/sealing.h"

namespace waarborg::monitor {
namespace {

using content::KeySet;
using content::Node;

constexpr std::array<const char*, engine::kPairMeasures> kPairKeys{
    "days", "looks", "off_duty", "wrong_case", "reason", "operation", "same_case", "same_words", "close", "vague"};
constexpr std::array<const char*, engine::kActorMeasures> kActorKeys{
    "subjects",    "weeks",      "off_duty",   "volume",     "rise", "breadth",
    "rare_source", "rare_hours", "rare_place", "two_places", "vague"};
constexpr std::size_t kAssignmentKinds = 16;
constexpr int kPointsMax = 100'000;
/// The first kinds of relations and marks are those of the program: self, household; employee.
constexpr unsigned kFirstRelation = 2, kFirstMark = 1, kKinds = 8;

struct OwnSign {
  const char* key;
  engine::Signs bit;
};
constexpr std::array<OwnSign, 12> kOwnSigns{{{"self", kSelf},
                                             {"household", kHousehold},
                                             {"employee", kEmployee},
                                             {"no_reason", kNoReason},
                                             {"short_reason", kShortReason},
                                             {"generic_reason", kGenericReason},
                                             {"off_duty", engine::kOffDuty},
                                             {"absent", engine::kAbsent},
                                             {"unknown_case", engine::kUnknownCase},
                                             {"unlinked_case", engine::kUnlinkedCase},
                                             {"two_places", engine::kTwoPlaces},
                                             {"before_operation", engine::kBeforeOperation}}};

/// "90 minutes", "2 hours", "30 days"; seconds.
std::uint32_t read_duration(const Node& node) {
  const std::string text = node.text();
  unsigned count = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string unit = read.ptr < text.data() + text.size() && *read.ptr == ' ' ? std::string(read.ptr + 1) : "";
  const std::uint32_t seconds = unit == "minutes" ? 60 : unit == "hours" ? 3600 : unit == "days" ? 86'400 : 0;
  const bool good = read.ec == std::errc() && seconds > 0 && count <= 3660;
  if (node.present() && !good) node.wrong({"expected.duration", {"90 minutes, 2 hours, 30 days", "3660"}});
  return good ? count * seconds : 0;
}

void read_name(const Node& node, NamedRule& rule, KeySet& keys) {
  rule.key = node.at("key").key();
  keys.add(rule.key, node);
  rule.title = node.at("title").local_text();
  rule.source = node.at("source").text();
}

std::vector<std::string> link_scopes() {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < kLinkScopes; ++at) names.emplace_back(link_scope_name(static_cast<LinkScope>(at)));
  return names;
}

std::vector<Explanation> read_explanations(const Node& list) {
  std::vector<Explanation> all;
  KeySet keys;
  for (const Node& node : list.items()) {
    node.only({"key", "title", "source", "scope", "kinds", "before", "after", "least", "only_the_said"});
    Explanation rule;
    read_name(node, rule, keys);
    rule.scope = link_scope_of(node.at("scope").choice(link_scopes())).value_or(LinkScope::own);
    if (has_kinds(rule.scope))
      rule.kinds = node.at("kinds").keys();
    else if (node.find("kinds").present())
      node.wrong("expected.no_kinds");
    rule.before = read_duration(node.at("before"));
    rule.after = read_duration(node.at("after"));
    rule.only_the_said = node.find("only_the_said").present() && node.find("only_the_said").flag();
    if (const Node least = node.find("least"); least.present())
      rule.least = static_cast<std::uint32_t>(least.number(1, 1000));
    const bool learns = is_habit(rule.scope) || rule.scope == LinkScope::together;
    if (learns != node.find("least").present()) node.wrong("expected.least");
    if (rule.only_the_said && !engine_scope(rule.scope)) node.wrong("expected.only_the_said");
    all.push_back(std::move(rule));
  }
  if (!engine_takes(all))
    list.wrong({"expected.rules_max", {std::to_string(engine::kRulesMax), std::to_string(kAssignmentKinds)}});
  return all;
}

engine::Signs own_bit(const std::string& key) {
  const auto* const own = std::ranges::find(kOwnSigns, key, [](const OwnSign& one) { return std::string(one.key); });
  return own == kOwnSigns.end() ? 0 : own->bit;
}

std::vector<SignRule> read_signs(const Node& list) {
  std::vector<SignRule> all;
  KeySet keys;
  unsigned relations = kFirstRelation, marks = kFirstMark;
  for (const Node& node : list.items()) {
    node.only({"key", "title", "source", "relation", "mark", "points", "always", "personal"});
    SignRule rule;
    read_name(node, rule, keys);
    const Node relation = node.find("relation"), mark = node.find("mark");
    if (relation.present()) rule.relation = relation.key();
    if (mark.present()) rule.mark = mark.key();
    rule.bit = own_bit(rule.key);
    const bool of_table = relation.present() != mark.present();
    if (of_table == (rule.bit != 0)) node.wrong("expected.relation_or_mark");
    if (of_table && (relation.present() ? relations : marks) >= kKinds)
      node.wrong(
          {"expected.kinds_max", {std::to_string(kKinds - kFirstRelation), std::to_string(kKinds - kFirstMark)}});
    if (of_table && rule.bit == 0)
      rule.bit =
          relation.present() ? engine::sign_of_relation(relations++ % kKinds) : engine::sign_of_mark(marks++ % kKinds);
    rule.points = node.at("points").number(0, kPointsMax);
    rule.always = node.at("always").flag();
    rule.personal = node.at("personal").flag();
    all.push_back(std::move(rule));
  }
  for (const auto& own : kOwnSigns) keys.require(own.key, list, "expected.a_sign");
  return all;
}

template <std::size_t N>
std::vector<MeasureRule> read_measures(const Node& list, const std::array<const char*, N>& known) {
  std::vector<MeasureRule> all(N);
  KeySet keys;
  for (const Node& node : list.items()) {
    node.only({"key", "title", "source", "weight"});
    MeasureRule rule;
    read_name(node, rule, keys);
    rule.weight = static_cast<std::uint32_t>(node.at("weight").number(0, 1000));
    const auto* const found = std::ranges::find(known, rule.key);
    if (found == known.end())
      node.wrong(content::one_of(rule.key, {known.begin(), known.end()}));
    else
      all[static_cast<std::size_t>(found - known.begin())] = std::move(rule);
  }
  for (const char* key : known) keys.require(key, list, "expected.a_measure");
  return all;
}

/// What several officers on one subject are.
void read_of_many(const Node& root, DetectionContent& all) {
  const Node events = root.at("events");
  events.only({"officers", "days", "groups"});
  all.event_groups = events.at("groups").number(1, 1000);
  all.event_officers = events.at("officers").number(0, 100'000);
  all.event_days = events.at("days").number(1, 31);
  const Node team_work = root.at("team_work");
  team_work.only({"officers"});
  all.team_officers = team_work.at("officers").number(0, 100'000);
}

void read(const Node& root, calendar::Jurisdiction jurisdiction, DetectionContent& all) {
  root.only({"version",
             "window_days",
             "budget",
             "keep_years",
             "keep_source",
             "own_household",
             "explanations",
             "duty",
             "two_places_within",
             "before_operation",
             "rare",
             "reasons",
             "signs",
             "pair_measures",
             "actor_measures",
             "pair_floor",
             "events",
             "team_work",
             "peers",
             "question_days",
             "system_roles",
             "wait_days",
             "settle_days",
             "usual_of",
             "explained_weight",
             "delete_when_over"});
  all.version = root.at("version").text();
  all.window_days = root.at("window_days").number(7, 448);
  all.budget = root.at("budget").number(0, 100'000);
  const std::string code(calendar::code_of(jurisdiction));
  all.keep_years = root.at("keep_years").at(code).number(1, 100);
  all.keep_source = root.at("keep_source").at(code).text();
  all.delete_when_over = root.find("delete_when_over").present() && root.find("delete_when_over").flag();
  all.own_household = root.at("own_household").flag();
  all.explanations = read_explanations(root.at("explanations"));
  const Node duty = root.at("duty");
  duty.only({"grace", "roster_within"});
  all.duty = {read_duration(duty.at("grace")),
              read_duration(duty.at("roster_within")),
              read_duration(root.at("two_places_within")),
              read_duration(root.at("before_operation")),
              kSelf,
              kEmployee};
  const Node rare = root.at("rare");
  rare.only({"share", "days", "vague_share"});
  all.vague_share = rare.at("vague_share").number(0, 100'000);
  all.rare_share = rare.at("share").number(0, 100'000);
  all.rare_days = rare.at("days").number(0, 448);
  const Node reasons = root.at("reasons");
  reasons.only({"short", "generic"});
  all.short_reason = reasons.at("short").number(0, 100);
  for (const auto& word : reasons.at("generic").texts()) all.generic_reasons.push_back(i18n::fold(word));
  all.signs = read_signs(root.at("signs"));
  all.pair_measures = read_measures(root.at("pair_measures"), kPairKeys);
  all.actor_measures = read_measures(root.at("actor_measures"), kActorKeys);
  all.explained_weight = root.at("explained_weight").number(0, 100);
  all.pair_floor = root.at("pair_floor").number(0, kPointsMax);
  read_of_many(root, all);
  all.peers_least = root.at("peers").at("least").number(1, 100'000);
  all.question_days = root.at("question_days").number(0, 60);
  all.usual_of = root.at("usual_of").number(0, 100'000);
  all.system_roles = root.at("system_roles").texts();
  all.wait_days = root.at("wait_days").number(0, 448);
  all.settle_days = root.at("settle_days").number(1, 448);
}

}  // namespace

bool engine_takes(const std::vector<Explanation>& explanations) {
  std::set<std::string> kinds;
  std::size_t learnt = 0;
  for (const auto& rule : explanations) {
    if (engine_scope(rule.scope))
      kinds.insert(rule.kinds.begin(), rule.kinds.end());
    else
      ++learnt;  // has a kind of its own (detection_world.cpp)
  }
  return explanations.size() <= engine::kRulesMax && kinds.size() + learnt <= kAssignmentKinds;
}

std::string reference_of(const std::string& source) { return source.substr(0, source.find_first_of(":;")); }

engine::Signs DetectionContent::signs_of_reason(std::string_view text) const {
  if (text.empty()) return kNoReason;
  const std::string folded = i18n::fold(text);
  engine::Signs found = 0;
  if (folded.size() < static_cast<std::size_t>(short_reason)) found |= kShortReason;
  if (std::ranges::find(generic_reasons, folded) != generic_reasons.end()) found |= kGenericReason;
  return found;
}

std::uint32_t DetectionContent::reach() const {
  std::uint32_t reach = std::max(duty.roster_within, duty.before_operation);
  for (const auto& rule : explanations) reach = std::max({reach, rule.before, rule.after});
  return reach;
}

engine::Signs DetectionContent::always() const {
  engine::Signs all = 0;
  for (const auto& sign : signs)
    if (sign.always) all |= sign.bit;
  return all;
}

engine::CaseSettings DetectionContent::case_settings(engine::DayNumber last_day) const {
  engine::CaseSettings settings;
  settings.last_day = last_day;
  settings.days = static_cast<std::uint32_t>(window_days);
  for (std::size_t i = 0; i < pair_measures.size(); ++i) settings.pair_weights[i] = pair_measures[i].weight;
  for (std::size_t i = 0; i < actor_measures.size(); ++i) settings.actor_weights[i] = actor_measures[i].weight;
  for (const auto& sign : signs) {
    settings.sign_points[static_cast<std::size_t>(std::countr_zero(sign.bit))] = sign.points;
    if (sign.personal) settings.personal |= sign.bit;
  }
  settings.pair_floor = pair_floor;
  settings.event_actors = static_cast<std::uint32_t>(event_officers);
  settings.event_days = static_cast<std::uint32_t>(event_days);
  settings.event_groups = static_cast<std::uint32_t>(event_groups);
  settings.team_actors = static_cast<std::uint32_t>(team_officers);
  settings.explained_weight = static_cast<std::uint32_t>(explained_weight);
  settings.vague_share = static_cast<std::uint32_t>(vague_share);
  settings.rare_share = static_cast<std::uint32_t>(rare_share);
  settings.rare_days = static_cast<std::uint32_t>(rare_days);
  return settings;
}

Result<DetectionContent> parse_detection(const std::string& text, const std::string& file_name,
                                         calendar::Jurisdiction jurisdiction) {
  content::Problems problems;
  DetectionContent all;
  const Node root = Node::from_text(text, file_name, problems);
  if (root.present()) read(root, jurisdiction, all);
  all.fingerprint = to_hex(sealing::digest(as_bytes(text))).substr(0, 16);
  return content::finish(std::move(all), problems);
}

Result<DetectionContent> load_detection(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction) {
  return load_detection_file(content / "detection.yaml", jurisdiction);
}

Result<DetectionContent> load_detection_file(const std::filesystem::path& file, calendar::Jurisdiction jurisdiction) {
  const std::string name = file.filename().string();
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (in) text << in.rdbuf();
  if (!in) return invalid("csv.file_missing", name, {name});
  // Pages ask for it on every request, and it hardly ever changes: parsed once for each text.
  struct Parsed {
    std::string text;
    DetectionContent content;
  };
  static std::mutex mutex;
  static std::map<std::pair<std::filesystem::path, calendar::Jurisdiction>, Parsed> parsed;
  const std::pair key{file, jurisdiction};
  {
    const std::scoped_lock lock(mutex);
    const auto found = parsed.find(key);
    if (found != parsed.end() && found->second.text == text.view()) return found->second.content;
  }
  auto made = parse_detection(text.str(), name, jurisdiction);
  if (made.ok()) {
    const std::scoped_lock lock(mutex);
    parsed[key] = {text.str(), *made};
  }
  return made;
}

}  // namespace waarborg::monitor
