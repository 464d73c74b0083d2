// `waarborg monitor simulate`.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "features/monitor/contract/commands.h"
#include "features/monitor/rules_in_force.h"
#include "features/monitor/simulate.h"

namespace waarborg::monitor {

namespace {

constexpr std::int64_t kGroupLeast = 20;
constexpr std::size_t kShownEach = 20;

Result<DetectionContent> content_of(const matters::House& house, const std::filesystem::path& file) {
  if (file.empty()) return rules_in_force(house);
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (in) text << in.rdbuf();
  const std::string name = file.filename().string();
  if (!in) return invalid("csv.file_missing", name, {name});
  return with_approved(house, TRY(parse_detection(text.str(), name, house.jurisdiction())));
}

std::int64_t events_of(const Simulated& one) {
  return std::ranges::count_if(one.lists, [](const engine::Listed& listed) { return listed.actor == 0; });
}

std::set<std::uint32_t> officers_of(const Simulated& one) {
  std::set<std::uint32_t> officers;
  for (const auto& listed : one.lists)
    if (listed.actor != 0) officers.insert(listed.actor);
  return officers;
}

class Telling {
 public:
  Telling(const i18n::Translator& t, const Print& print) : t_(t), print_(print) {}

  void head(const Simulated& one) const {
    print_(t_("simulation.head", {t_.date(date_of(one.first)), t_.date(date_of(one.last))}));
  }
  void content(const DetectionContent& content, const Simulated& one) const {
    print_("");
    print_(t_("simulation.content", {content.version + " " + content.fingerprint}));
    const double explained =
        one.look_ups == 0 ? 0 : 1 - static_cast<double>(one.unexplained) / static_cast<double>(one.look_ups);
    print_("  " + t_("simulation.look_ups", {t_.number(one.look_ups), t_.decimal(100 * explained, 1)}));
    const auto events = events_of(one);
    print_("  " +
           t_("simulation.lists", {t_.number(static_cast<std::int64_t>(one.lists.size()) - events),
                                   t_.number(static_cast<std::int64_t>(officers_of(one).size())), t_.number(events)}));
    spread("simulation.by_team", one.by_team);
    spread("simulation.by_role", one.by_role);
    for (const auto& table : one.empty_tables) print_("  " + t_("simulation.empty_table", {table}));
  }
  /// Officers whom `one` lists and `other` does not, with the day and points of their first case.
  void only(const char* key, const Simulated& one, const Simulated& other) const {
    const auto there = officers_of(other);
    std::set<std::uint32_t> told;
    print_("");
    std::vector<std::string> lines;
    for (const auto& listed : one.lists) {
      if (listed.actor == 0 || there.contains(listed.actor) || !told.insert(listed.actor).second) continue;
      lines.push_back("  " + t_("simulation.officer", {std::to_string(listed.actor), t_.date(date_of(listed.day)),
                                                       t_.decimal(listed.points / 100.0, 1)}));
    }
    print_(t_(key, {t_.number(static_cast<std::int64_t>(lines.size()))}));
    for (std::size_t at = 0; at < std::min(lines.size(), kShownEach); ++at) print_(lines[at]);
    if (lines.size() > kShownEach)
      print_("  " + t_("simulation.more", {t_.number(static_cast<std::int64_t>(lines.size() - kShownEach))}));
  }

 private:
  void spread(const char* key, const std::map<std::string, Simulated::Group>& groups) const {
    const double ratio = spread_of(groups, kGroupLeast);
    print_("  " + t_(key, {ratio == 0 ? "–" : t_.decimal(ratio, 2)}));
  }
  const i18n::Translator& t_;
  const Print& print_;
};

Result<Done> run(matters::House& house, const i18n::Translator& t, const SimulateCommand& command, const Print& print) {
  const auto now = TRY(content_of(house, {}));
  const auto then = TRY(content_of(house, command.content));  // what is wrong with it is said before the long work
  const auto current = TRY(simulate(house, now, command.days));
  const Telling telling(t, print);
  telling.head(current);
  telling.content(now, current);
  if (command.content.empty()) return Done{};
  const auto changed = TRY(simulate(house, then, command.days));
  telling.content(then, changed);
  telling.only("simulation.only_now", current, changed);
  telling.only("simulation.only_then", changed, current);
  return Done{};
}

}  // namespace

int simulate_detection(matters::House& house, const i18n::Translator& t, const SimulateCommand& command,
                       const Print& print) {
  const auto done = run(house, t, command, print);
  if (done.ok()) return 0;
  for (const auto& error : done.errors()) print(t(error));
  return 1;
}

}  // namespace waarborg::monitor
