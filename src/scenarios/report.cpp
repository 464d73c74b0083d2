#include "scenarios/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <vector>

#include "scenarios/aims.h"

namespace waarborg::scenarios {

namespace {

class Page {
 public:
  template <class... Values>
  void line(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
    text_ += '\n';
  }
  void text(const char* lines) { text_ += lines; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string percent(const Share& share) {
  if (share.all == 0) return "-";
  const auto [low, high] = wilson(share);
  return fmt::format("{:.0f}% ({:.0f}-{:.0f})", 100 * share.value(), 100 * low, 100 * high);
}

Share all_levels(const std::array<Share, kLevels>& levels) {
  Share sum;
  for (const auto& one : levels) sum.add(one);
  return sum;
}

Share sum_of(const Outcome::Shares& shares) {
  Share sum;
  for (const auto& one : shares) sum.add(all_levels(one));
  return sum;
}

Share naive_of(const Outcome::Shares& shares) {
  Share sum;
  for (const auto& one : shares) sum.add(one[0]);
  return sum;
}

/// A row of a table, its cells between bars.
std::string row_of(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const auto& cell : cells) line += " " + cell + " |";
  return line;
}

const char* author_of(const OfAuthor& one) { return kAuthorNames[static_cast<std::size_t>(one.author)]; }

using OfAuthors = std::vector<OfAuthor>;

/// The head of a table: `first`, then each of `columns` for each author, then `last` if there is one.
void write_table_head(Page& page, const OfAuthors& authors, const std::string& first,
                      const std::vector<std::string>& columns, const std::string& last = "") {
  std::vector<std::string> cells{first};
  for (const auto& column : columns) {
    for (const auto& one : authors) {
      cells.push_back(authors.size() == 1 ? column : fmt::format("{}, {}", column, author_of(one)));
    }
  }
  if (!last.empty()) cells.push_back(last);
  page.line("{}", row_of(cells));
  std::string rule = "|";
  for (std::size_t i = 0; i < cells.size(); ++i) rule += "---|";
  page.line("{}", rule);
}

/// A row with a cell for each author.
template <class Cell>
void write_row(Page& page, const OfAuthors& authors, const std::string& first, const std::string& last,
               const Cell& cell) {
  std::vector<std::string> cells{first};
  for (const auto& one : authors) cells.push_back(cell(one));
  cells.push_back(last);
  page.line("{}", row_of(cells));
}

void write_head(Page& page, const BenchResult& result) {
  const auto& settings = result.settings;
  const auto& measured = result.by_author.front().engine;
  const bool both = result.by_author.size() > 1;
  page.text(
      "# What the detection finds, and what it does not\n\n"
      "Made by `waarborg monitor scenarios`; the same seeds give the same page. Every person, case and look-up in it "
      "is\n"
      "invented (`src/scenarios`, decision 0030). Weights were chosen on other seeds.\n\n");
  page.line("    waarborg monitor scenarios --officers {} --seeds {} --first-seed {} --every {} --compared {}{}\n",
            settings.world.officers, settings.seeds, settings.world.seed, settings.every, settings.compared_seeds,
            both ? " --misuse both" : "");
  page.line(
      "- {} worlds of {} officers over {} days after a warm-up of {}; {:.1f} million look-ups in all, {:.1f}% of them",
      settings.seeds, settings.world.officers, settings.world.days - settings.world.warm_up, settings.world.warm_up,
      static_cast<double>(measured.looks) / 1e6,
      100.0 * static_cast<double>(measured.looks_explained) / static_cast<double>(measured.looks));
  page.line("  explained. First seed {}. Rules: content/detection.yaml, version {}.", settings.world.seed,
            settings.detection.version);
  page.line("- {} pieces of misuse a world of each scenario of one officer and each level (naive; in the shift with a",
            std::max(1U, settings.world.officers * settings.world.misuse_per_thousand / 1000));
  page.text("  plausible reason; mimicking peers), a quarter as many crowds.\n");
  if (both) page.text(kAuthors);
  page.line(
      "- A list every {} day(s), at the rate of 20 cases a day for 60,000 staff. A case shows misuse when one of the",
      settings.every);
  page.line(
      "  first {} findings shown is a misused subject; anything else is a false case. In brackets: 95% intervals.\n",
      kShown);
}

void write_found(Page& page, const OfAuthors& authors) {
  page.text("## Found, by scenario and level\n\n");
  std::vector<std::string> levels;
  for (std::size_t level = 0; level < kLevels; ++level) levels.emplace_back(name_of(static_cast<Level>(level)));
  write_table_head(page, authors, "Scenario", levels, "Aim, naive");
  for (std::size_t i = 0; i < kScenarios; ++i) {
    std::vector<std::string> cells{title_of(static_cast<Scenario>(i + 1))};
    std::string reached = fmt::format("{}%:", kAims[i].percent);
    for (std::size_t level = 0; level < kLevels; ++level) {
      for (const auto& one : authors) cells.push_back(percent(one.engine.in_a_year[i][level]));
    }
    for (const auto& one : authors) {
      const bool yes = one.engine.in_a_year[i][0].value() * 100 >= kAims[i].percent;
      reached += std::string(&one == &authors.front() ? "" : ",") + (yes ? " reached" : " **missed**");
    }
    cells.push_back(reached);
    page.line("{}", row_of(cells));
  }
  page.text("\n");
  write_table_head(page, authors, "Scenario", {"naive within 90 days", "wrongly explained, all levels"});
  for (std::size_t i = 0; i < kScenarios; ++i) {
    std::vector<std::string> cells{title_of(static_cast<Scenario>(i + 1))};
    for (const auto& one : authors) cells.push_back(percent(one.engine.in_90_days[i][0]));
    for (const auto& one : authors) cells.push_back(percent(all_levels(one.engine.explained[i])));
    page.line("{}", row_of(cells));
  }
  page.text("\nWrongly explained, of all pairs of officer and subject in misuse, aim at most 10%:");
  for (const auto& one : authors) {
    page.text(fmt::format(" {}{}", percent(sum_of(one.engine.explained)), &one == &authors.back() ? "." : ";").c_str());
  }
  page.text("\nS10, whose mimicking level writes the subject into a case, is in it.\n\n");
}

double best_precision(const std::vector<Measured>& all) {
  double best = 0;
  for (const auto& one : all) best = std::max(best, one.outcome.precision.value());
  return best;
}

void write_cost(Page& page, const BenchResult& result) {
  const auto& authors = result.by_author;
  page.text("## What it costs honest people\n\n");
  write_table_head(page, authors, "Figure", {"measured"}, "Aim");
  write_row(page, authors, "Precision of listed cases", "half of the ceiling",
            [](const OfAuthor& one) { return percent(one.engine.precision); });
  write_row(page, authors, "Ceiling, by the number of pieces of misuse there are", "",
            [](const OfAuthor& one) { return fmt::format("{:.0f}%", 100 * one.engine.ceiling.value()); });
  write_row(page, authors, "False cases per 1,000 staff a day", "at most 0.24",
            [](const OfAuthor& one) { return fmt::format("{:.3f}", one.engine.false_per_thousand_a_day()); });
  if (result.settings.compared_seeds > 0) {
    write_row(page, authors, "Precision over that of the best simpler detection, same worlds", "5 times",
              [](const OfAuthor& one) {
                const double best = best_precision(one.baselines);
                return fmt::format("{:.1f} times", best <= 0 ? 0 : one.engine_compared.precision.value() / best);
              });
    write_row(page, authors, "Precision with a tenth of the misuse", "", [](const OfAuthor& one) {
      return fmt::format("{} (ceiling {:.0f}%)", percent(one.sparse.precision), 100 * one.sparse.ceiling.value());
    });
    write_row(page, authors, "False cases per 1,000 staff a day with a tenth of the misuse", "at most 0.24",
              [](const OfAuthor& one) { return fmt::format("{:.3f}", one.sparse.false_per_thousand_a_day()); });
  }
  page.text("\n");
}

void write_groups(Page& page, const OfAuthors& authors, const char* title, std::span<const char* const> names,
                  const std::function<std::span<const Share>(const Outcome&)>& groups_of) {
  write_row(page, authors, fmt::format("**{}**: highest over lowest", title), "at most 1.25",
            [&](const OfAuthor& one) { return fmt::format("{:.2f}", uneven(groups_of(one.engine))); });
  write_row(page, authors, "by chance alone: in the middle, and once in twenty times", "", [&](const OfAuthor& one) {
    const auto chance = uneven_by_chance(groups_of(one.engine));
    return fmt::format("{:.2f}, {:.2f}", chance.middle, chance.high);
  });
  for (std::size_t i = 0; i < names.size(); ++i) {
    write_row(page, authors, names[i], "", [&](const OfAuthor& one) { return percent(groups_of(one.engine)[i]); });
  }
}

void write_fairness(Page& page, const OfAuthors& authors) {
  static constexpr const char* kRankNames[] = {"rank 1", "rank 2", "rank 3", "rank 4"};
  static constexpr const char* kHours[] = {"office hours", "around the clock"};
  page.text("## Whom false cases fall on\n\nShare of officers with a false case in the year.\n\n");
  write_table_head(page, authors, "Group", {"share"}, "Aim");
  write_groups(page, authors, "Kinds of work", std::span(kRoleNames).first(kRoles - 1),
               [](const Outcome& one) { return std::span<const Share>(one.false_by_role).first(kRoles - 1); });
  write_groups(page, authors, "Ranks", kRankNames,
               [](const Outcome& one) { return std::span<const Share>(one.false_by_rank); });
  write_groups(page, authors, "Shifts", kHours,
               [](const Outcome& one) { return std::span<const Share>(one.false_by_hours); });
  page.text("\n");
}

void write_comparison(Page& page, const BenchResult& result) {
  page.line("## Beside simpler detections, and with less knowledge\n\nOver the first {} worlds.",
            result.settings.compared_seeds);
  for (const auto& author : result.by_author) {
    page.text("\n");
    if (result.by_author.size() > 1) page.line("Misuse of the {} author:\n", author_of(author));
    page.text("| Detection | Precision | Naive found | All found | False per 1,000 a day |\n|---|---|---|---|---|\n");
    const auto row = [&](const std::string& name, const Outcome& outcome) {
      page.line("{}", row_of({name, percent(outcome.precision), percent(naive_of(outcome.in_a_year)),
                              percent(sum_of(outcome.in_a_year)),
                              fmt::format("{:.3f}", outcome.false_per_thousand_a_day())}));
    };
    row("**the engine**", author.engine_compared);
    for (const auto& one : author.ablations) row("the engine " + one.name, one.outcome);
    for (const auto& one : author.baselines) row(one.name, one.outcome);
    page.line("\nThe four naive rules, taken as alerts, flag {} of all officers in a year.",
              percent(author.flagged_by_rules));
  }
  page.text("\n");
}

void write_reasons(Page& page, const OfAuthors& authors) {
  page.text("## Why what is missed is missed\n\n");
  for (std::size_t i = 0; i < kScenarios; ++i) {
    std::string missed;
    for (const auto& one : authors) {
      const Share& naive = one.engine.in_a_year[i][0];
      if (naive.value() * 100 >= kAims[i].percent) continue;
      missed += fmt::format("{}{} author{}", missed.empty() ? "" : "; ", author_of(one),
                            wilson(naive).high * 100 >= kAims[i].percent ? ", the aim lies within the interval" : "");
    }
    if (!missed.empty())
      page.line("- {} ({}): {}", title_of(static_cast<Scenario>(i + 1)), missed, kAims[i].why_missed);
  }
  page.text(kLimits);
  page.text(kLimitsOfBench);
}

std::string json_share(const Share& share) {
  const auto [low, high] = wilson(share);
  return fmt::format(R"({{"of": {}, "all": {}, "low": {:.4f}, "high": {:.4f}}})", share.of, share.all, low, high);
}

std::string json_outcome(const Outcome& outcome) {
  std::string text =
      fmt::format(R"({{"precision": {}, "ceiling": {}, "false_per_thousand_a_day": {:.4f}, "found": [)",
                  json_share(outcome.precision), json_share(outcome.ceiling), outcome.false_per_thousand_a_day());
  for (std::size_t i = 0; i < kScenarios; ++i) {
    for (std::size_t level = 0; level < kLevels; ++level) {
      text += fmt::format(
          R"({}{{"scenario": {}, "level": "{}", "in_a_year": {}, "in_90_days": {}, "wrongly_explained": {}}})",
          i + level == 0 ? "" : ", ", i + 1, name_of(static_cast<Level>(level)),
          json_share(outcome.in_a_year[i][level]), json_share(outcome.in_90_days[i][level]),
          json_share(outcome.explained[i][level]));
    }
  }
  return text + "]}";
}

std::string json_measured(const std::vector<Measured>& all) {
  std::string text = "{";
  for (const auto& one : all) {
    text += fmt::format(R"({}"{}": {})", text.size() == 1 ? "" : ", ", one.name, json_outcome(one.outcome));
  }
  return text + "}";
}

}  // namespace

std::string title_of(Scenario scenario) {
  static constexpr const char* kTitles[] = {"former partner",
                                            "neighbour or acquaintance",
                                            "own record",
                                            "celebrity, as one event",
                                            "before a raid",
                                            "slow leak",
                                            "colleague",
                                            "favour",
                                            "off duty",
                                            "false link to a case",
                                            "mass curiosity, as one event"};
  const auto number = static_cast<std::size_t>(scenario);
  return fmt::format("S{} {}", number, kTitles[number - 1]);
}

const char* name_of(Level level) {
  static constexpr const char* kNames[] = {"naive", "plausible", "mimicking"};
  return kNames[static_cast<std::size_t>(level)];
}

std::string markdown_of(const BenchResult& result) {
  Page page;
  write_head(page, result);
  write_found(page, result.by_author);
  write_cost(page, result);
  write_fairness(page, result.by_author);
  if (result.settings.compared_seeds > 0) {
    write_comparison(page, result);
  } else {
    page.text("Simpler detections and ablations were not part of this run (`--compared 0`).\n\n");
  }
  write_reasons(page, result.by_author);
  return page.take();
}

std::string json_of(const BenchResult& result) {
  const auto& settings = result.settings;
  std::string text =
      fmt::format("{{\"officers\": {}, \"seeds\": {}, \"first_seed\": {}, \"days\": {}, \"by_author\": {{",
                  settings.world.officers, settings.seeds, settings.world.seed, settings.world.days);
  for (const auto& one : result.by_author) {
    text += fmt::format(
        "{}\"{}\": {{\"looks\": {}, \"explained\": {},\n\"engine\": {},\n\"engine_compared\": {},\n"
        "\"sparse\": {},\n\"ablations\": {},\n\"baselines\": {},\n\"flagged_by_naive_rules\": {}}}",
        &one == &result.by_author.front() ? "\n" : ",\n", author_of(one), one.engine.looks, one.engine.looks_explained,
        json_outcome(one.engine), json_outcome(one.engine_compared), json_outcome(one.sparse),
        json_measured(one.ablations), json_measured(one.baselines), json_share(one.flagged_by_rules));
  }
  return text + "}}\n";
}

}  // namespace waarborg::scenarios
