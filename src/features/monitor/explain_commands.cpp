// `waarborg monitor explain` and `waarborg monitor mine`.
#include <fmt/format.h>

#include <algorithm>

#include "features/monitor/contract/commands.h"
#include "platform/audit/audit.h"
#include "platform/csv/csv.h"
#include "platform/csv/file_writer.h"

namespace waarborg::monitor {
namespace {

constexpr std::uint32_t kHour = 3600, kDay = 24 * kHour;

int fail(const i18n::Translator& t, const Errors& errors, const Print& print) {
  for (const auto& error : errors) print(t(error));
  return 1;
}

std::string percent(const i18n::Translator& t, double share) { return t.decimal(share * 100, 2) + "%"; }
std::string percent(const i18n::Translator& t, std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "-" : percent(t, static_cast<double>(part) / static_cast<double>(whole));
}

/// Texts in columns, to the left where the width is below zero; a text is as wide as its characters, and one that is
/// too wide still stands apart from the next.
std::string columns(const std::vector<std::string>& cells, const std::vector<int>& widths) {
  std::string line;
  for (std::size_t at = 0; at < cells.size(); ++at)
    line += widths[at] < 0 ? fmt::format("{:<{}} ", cells[at], -widths[at] - 1)
                           : fmt::format(" {:>{}}", cells[at], widths[at] - 1);
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

std::vector<std::string> headers(const i18n::Translator& t, std::initializer_list<const char*> keys) {
  std::vector<std::string> words;
  for (const char* key : keys) words.push_back(t(std::string("explanations.") + key));
  return words;
}

Result<Done> write_csv(const Explained& told, const std::filesystem::path& path) {
  csv::FileWriter file(path);
  file.write(csv::csv_line({"month", "team", "look_ups", "explained", "first_look_ups", "first_explained"}));
  for (const auto& cell : told.cells)
    file.write(csv::csv_line({cell.month, cell.group, std::to_string(cell.looks), std::to_string(cell.explained),
                              std::to_string(cell.firsts), std::to_string(cell.firsts_explained)}));
  return file.finish();
}

Result<Done> trace(matters::House& house, const std::string& action, Date from, Date to) {
  return house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    audit::record(tx, house.clock(),
                  {.actor = "system", .action = action, .detail = "from=" + to_iso(from) + " to=" + to_iso(to)});
    return Done{};
  });
}

void print_shares(const i18n::Translator& t, const Explained& told, const Print& print) {
  const auto cell_row = [&](const ExplainedCell& cell) {
    return std::vector<std::string>{cell.month,
                                    cell.group.empty() ? "-" : cell.group,
                                    t.number(cell.looks),
                                    percent(t, cell.explained, cell.looks),
                                    t.number(cell.firsts),
                                    percent(t, cell.firsts_explained, cell.firsts)};
  };
  const std::vector<int> by_rule{-32, 14, 10, 14, 10}, by_cell{-9, -23, 14, 10, 14, 10};
  print(t("explanations.shares", {to_iso(told.first_day), to_iso(told.day), told.content}));
  print(columns(headers(t, {"rule", "looks", "share", "firsts", "share"}), by_rule));
  for (const auto& rule : told.rules)
    print(columns(
        {rule.key.empty() ? t("explanations.unexplained") : rule.key, t.number(rule.looks),
         percent(t, rule.looks, told.whole.looks), t.number(rule.firsts), percent(t, rule.firsts, told.whole.firsts)},
        by_rule));
  print("");
  print(columns(headers(t, {"month", "team", "looks", "explained", "firsts", "explained"}), by_cell));
  for (const auto& cell : told.cells) print(columns(cell_row(cell), by_cell));
  ExplainedCell whole = told.whole;
  whole.group = t("explanations.whole");
  print(columns(cell_row(whole), by_cell));
}

std::string duration(std::uint32_t seconds) {
  return seconds % kDay == 0 && seconds != 0 ? std::to_string(seconds / kDay) + " days"
                                             : std::to_string(seconds / kHour) + " hours";
}

/// As it would stand under `explanations:`.
void print_yaml(const matters::House& house, const Mined& mined, const ProposedExplanation& link, const Print& print) {
  std::string line = "  - {key: " + link.key + ", scope: " + link.scope;
  const std::string kinds = fmt::format("{}", fmt::join(link.kinds, ", "));
  if (!kinds.empty()) line += ", kinds: [" + kinds + "]";
  line += ", before: " + duration(link.before) + ", after: " + duration(link.after);
  if (link.least > 0) line += ", least: " + std::to_string(link.least);
  print(line + ",");
  line = "     title: {";
  for (const auto language : i18n::kLanguages) {
    const i18n::Translator in(house.platform.texts, language, "UTC");
    if (language != i18n::kLanguages.front()) line += ", ";
    line += fmt::format("{}: \"{}\"", i18n::code_of(language), in("explanations.title_" + link.scope, {kinds}));
  }
  print(line + "},");
  print(
      fmt::format("     source: \"Mined from {} to {}: explains {:.1f}% of what was unexplained, {:.1f}% of random "
                  "pairs. Approved by ... on ...\"}}",
                  to_iso(mined.first_day), to_iso(mined.day), link.support * 100, link.chance * 100));
}

void print_links(const i18n::Translator& t, const Mined& mined, const Print& print) {
  const std::vector<int> widths{-3, -31, 9, 9, 6, 9, 9, 9, 9, 9};
  auto words =
      headers(t, {"window", "first_share", "look_share", "least", "chance", "lift", "precision", "adds", "also"});
  words.insert(words.begin(), t("explanations.link"));
  print(columns({"", words[0] + " (" + words[1] + ")", words[2], words[3], words[4], words[5], words[6], words[7],
                 words[8], words[9]},
                widths));
  for (const auto& link : mined.links) {
    const std::string window = " (" + duration(link.before) + ", " + duration(link.after) + ")";
    print(columns({link.proposed ? "+" : "", link.key, percent(t, link.firsts, mined.firsts_asked),
                   percent(t, link.looks, mined.looks_asked), link.least == 0 ? "-" : std::to_string(link.least),
                   percent(t, link.chance), t.decimal(link.lift, 1), percent(t, link.precision), t.number(link.fresh),
                   percent(t, link.also, mined.also_asked)},
                  widths) +
          window);
  }
}

}  // namespace

int explain_look_ups(matters::House& house, const i18n::Translator& t, const DaysAsked& asked,
                     const std::filesystem::path& csv, const Print& print) {
  const auto told = explained(house, asked);
  if (!told.ok()) return fail(t, told.errors(), print);
  const auto traced = trace(house, "lookups.explain", told->first_day, told->day);
  if (!traced.ok()) return fail(t, traced.errors(), print);
  print_shares(t, *told, print);
  if (csv.empty()) return 0;
  const auto written = write_csv(*told, csv);
  return written.ok() ? 0 : fail(t, written.errors(), print);
}

int mine_look_ups(matters::House& house, const i18n::Translator& t, const DaysAsked& asked, const Print& print) {
  print(t("explanations.reading"));
  const auto mined = mine(house, asked, [&](std::int64_t done, std::int64_t total) {
    print(t("explanations.progress", {t.number(done), t.number(total)}));
  });
  if (!mined.ok()) return fail(t, mined.errors(), print);
  const auto traced = trace(house, "lookups.mine", mined->first_day, mined->day);
  if (!traced.ok()) return fail(t, traced.errors(), print);
  print(t("explanations.mined", {to_iso(mined->first_day), to_iso(mined->day), t.number(mined->firsts),
                                 t.number(mined->firsts_unexplained), t.number(mined->firsts_asked)}));
  if (mined->teams_asked < mined->teams || mined->one_of_officers > 1)
    print(t("proposals.sample", {t.number(mined->teams_asked), t.number(mined->teams), t.number(mined->looks),
                                 t.number(mined->looks_in_all), t.number(mined->one_of_officers)}));
  print_links(t, *mined, print);
  print(t("explanations.reached", {percent(t, mined->firsts_reached, mined->firsts_asked)}));
  if (std::ranges::none_of(mined->links, &ProposedExplanation::proposed)) {
    print(t("explanations.none"));
    return 0;
  }
  print("");
  print(t("explanations.to_approve"));
  print("");
  for (const auto& link : mined->links) {
    if (!link.proposed) continue;
    for (const auto& example : link.examples)
      print("  # " + t("explanations.example",
                       {std::to_string(example.officer), std::to_string(example.subject), t.date_time(example.at)}));
    print_yaml(house, *mined, link, print);
  }
  return 0;
}

}  // namespace waarborg::monitor
