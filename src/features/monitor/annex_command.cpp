// `waarborg monitor annex`: what a data protection impact assessment and a works council ask of this processing, from
// the content and the stored data as they are.
#include <fmt/format.h>

#include <algorithm>

#include "base/suppression.h"
#include "engine/day_store.h"
#include "features/monitor/contract/commands.h"
#include "features/monitor/contract/windows.h"
#include "features/monitor/rules_in_force.h"
#include "features/monitor/rules_in_words.h"
#include "features/monitor/simulate.h"

namespace waarborg::monitor {

namespace {

/// Titles come from content and may hold what Markdown reads as a table.
std::string cell(std::string text) {
  std::ranges::replace(text, '|', '/');
  return text;
}

class Annex {
 public:
  Annex(const matters::House& house, const i18n::Translator& t, const DetectionContent& content, const Print& print)
      : house_(house), t_(t), content_(content), print_(print) {}

  Result<Done> tell(const Simulated& simulated) {
    head();
    TRY(data(simulated));
    rules();
    thresholds();
    keeping();
    fairness(simulated);
    return Done{};
  }

 private:
  void title(const char* key) const {
    print_("");
    print_("## " + t_(key));
    print_("");
  }
  void row(const std::vector<std::string>& cells) const {
    std::string line = "|";
    for (const auto& one : cells) line += " " + cell(one) + " |";
    print_(line);
  }
  void columns(const std::vector<std::string>& keys) const {
    std::vector<std::string> names;
    for (const auto& key : keys) names.push_back(t_(key));
    row(names);
    print_("|" + [&] {
      std::string rule;
      for (std::size_t at = 0; at < keys.size(); ++at) rule += "---|";
      return rule;
    }());
  }

  void head() const {
    print_("# " + t_("annex.title", {house_.platform.config.force_name}));
    print_("");
    print_(t_("annex.made", {t_.date(house_.today()), content_.version + " " + content_.fingerprint}));
    title("annex.purpose");
    print_(t_("annex.purpose_text"));
  }

  Result<Done> data(const Simulated& simulated) const {
    const auto days = TRY(engine::DayStore(look_ups_folder(house_)).days());
    title("annex.data");
    print_(t_("annex.days", {t_.number(static_cast<std::int64_t>(days.size())), t_.date(date_of(days.front())),
                             t_.date(date_of(days.back()))}));
    print_("");
    columns({"annex.table", "annex.used"});
    for (const auto& spec : all_side_tables()) {
      const bool empty = std::ranges::find(simulated.empty_tables, spec.key) != simulated.empty_tables.end();
      const bool home = spec.table == SideTable::homes || spec.table == SideTable::addresses;
      const bool off = home && !content_.own_household;
      row({t_("annex.table_" + std::string(spec.key)), t_(off ? "annex.off" : empty ? "annex.none" : "annex.yes")});
    }
    print_("");
    print_(t_("annex.never"));
    return Done{};
  }

  void rules() const {
    title("annex.explained_by");
    columns({"annex.rule", "annex.window", "annex.source"});
    for (const auto& rule : content_.explanations)
      row({t_(rule.title), window_words(t_, rule.before, rule.after), source_in_words(t_, rule)});
    title("annex.stands_out");
    columns({"annex.rule", "annex.counts", "annex.source"});
    for (const auto& sign : content_.signs)
      row({t_(sign.title), counts_in_words(t_, sign), source_in_words(t_, sign.source)});
    for (const auto* const measures : {&content_.pair_measures, &content_.actor_measures})
      for (const auto& measure : *measures)
        row({t_(measure.title), counts_in_words(t_, measure), source_in_words(t_, measure.source)});
  }

  void thresholds() const {
    title("annex.thresholds");
    columns({"annex.what", "annex.value"});
    for (const auto& [what, value] : bounds_in_words(t_, content_)) row({what, value});
  }

  void keeping() const {
    title("annex.keeping");
    print_(t_("annex.kept", {t_.number(content_.keep_years), content_.keep_source}));
    print_("");
    print_(t_("annex.who"));
  }

  void fairness(const Simulated& simulated) const {
    title("annex.fairness");
    print_(t_("annex.fairness_text", {t_.date(date_of(simulated.first)), t_.date(date_of(simulated.last))}));
    for (const auto& [key, groups] :
         {std::pair("annex.team", &simulated.by_team), std::pair("annex.role", &simulated.by_role)}) {
      print_("");
      columns({key, "annex.officers", "annex.with_case"});
      const auto shown = suppressed(*groups);
      std::size_t at = 0;
      for (const auto& [name, group] : *groups) {
        const auto& [officers, listed] = shown[at++];
        row({name.empty() ? "–" : name, officers, listed});
      }
      const double spread = spread_of(*groups, 20);
      print_("");
      print_(t_("annex.spread", {spread == 0 ? "–" : t_.decimal(spread, 2)}));
    }
  }

  /// Officers and those with a case, small numbers hidden, also from subtraction.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> suppressed(
      const std::map<std::string, Simulated::Group>& groups) const {
    CountTable table;
    for (const auto& [name, group] : groups) table.push_back({group.listed, group.officers - group.listed});
    const auto hidden = suppress_small_numbers(table, house_.platform.config.small_number_threshold);
    const auto shown = [&](bool hide, std::int64_t count) { return hide ? t_("annex.small") : t_.number(count); };
    std::vector<std::pair<std::string, std::string>> out;
    for (std::size_t at = 0; at < table.size(); ++at)
      out.emplace_back(shown(hidden.row_totals[at], table[at][0] + table[at][1]),
                       shown(hidden.cells[at][0], table[at][0]));
    return out;
  }

  const matters::House& house_;
  const i18n::Translator& t_;
  const DetectionContent& content_;
  const Print& print_;
};

Result<Done> run(matters::House& house, const i18n::Translator& t, int days, const Print& print) {
  const auto content = TRY(rules_in_force(house));
  const auto simulated = TRY(simulate(house, content, days));
  return tell_annex(house, t, content, simulated, print);
}

}  // namespace

Result<Done> tell_annex(const matters::House& house, const i18n::Translator& t, const DetectionContent& content,
                        const Simulated& simulated, const Print& print) {
  return Annex(house, t, content, print).tell(simulated);
}

int print_annex(matters::House& house, const i18n::Translator& t, int days, const Print& print) {
  const auto done = run(house, t, days, print);
  if (done.ok()) return 0;
  for (const auto& error : done.errors()) print(t(error));
  return 1;
}

}  // namespace waarborg::monitor
