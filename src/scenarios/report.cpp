#include "scenarios/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

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

void write_head(Page& page, const BenchResult& result) {
  const auto& settings = result.settings;
  page.text(
      "# What the detection finds, and what it does not\n\n"
      "Made by `waarborg monitor scenarios`; the same seeds give the same page. Every person, case and look-up in it "
      "is\n"
      "invented (`src/scenarios`, decision 0030). Weights were chosen on other seeds.\n\n");
  page.line("    waarborg monitor scenarios --officers {} --seeds {} --first-seed {} --every {} --compared {}\n",
            settings.world.officers, settings.seeds, settings.world.seed, settings.every, settings.compared_seeds);
  page.line(
      "- {} worlds of {} officers over {} days after a warm-up of {}; {:.1f} million look-ups in all, {:.1f}% of them",
      settings.seeds, settings.world.officers, settings.world.days - settings.world.warm_up, settings.world.warm_up,
      static_cast<double>(result.engine.looks) / 1e6,
      100.0 * static_cast<double>(result.engine.looks_explained) / static_cast<double>(result.engine.looks));
  page.line("  explained. First seed {}. Rules: content/detection.yaml, version {}.", settings.world.seed,
            settings.detection.version);
  page.line("- {} pieces of misuse a world of each scenario of one officer and each level (naive; in the shift with a",
            std::max(1U, settings.world.officers * settings.world.misuse_per_thousand / 1000));
  page.text("  plausible reason; mimicking peers), a quarter as many crowds.\n");
  page.line(
      "- A list every {} day(s), at the rate of 20 cases a day for 60,000 staff. A case shows misuse when one of the",
      settings.every);
  page.line(
      "  first {} findings shown is a misused subject; anything else is a false case. In brackets: 95% intervals.\n",
      kShown);
}

void write_found(Page& page, const Outcome& outcome) {
  page.text(
      "## Found, by scenario and level\n\n"
      "| Scenario | Naive | Aim | Plausible | Mimicking | Naive within 90 days | Wrongly explained, all levels |\n"
      "|---|---|---|---|---|---|---|\n");
  for (std::size_t i = 0; i < kScenarios; ++i) {
    const auto& year = outcome.in_a_year[i];
    const bool reached = year[0].value() * 100 >= kAims[i].percent;
    page.line("| {} | {} | {}%, {} | {} | {} | {} | {} |", title_of(static_cast<Scenario>(i + 1)), percent(year[0]),
              kAims[i].percent, reached ? "reached" : "**missed**", percent(year[1]), percent(year[2]),
              percent(outcome.in_90_days[i][0]), percent(all_levels(outcome.explained[i])));
  }
  const auto wrongly = sum_of(outcome.explained);
  page.line(
      "\nWrongly explained, of all pairs of officer and subject in misuse: {}; aim at most 10%. Without S10, whose",
      percent(wrongly));
  page.text("mimicking level writes the subject into a case, the figure is in the rows above.\n\n");
}

void write_cost(Page& page, const BenchResult& result) {
  const auto& outcome = result.engine;
  double best = 0;
  for (const auto& one : result.baselines) best = std::max(best, one.outcome.precision.value());
  const double compared = result.engine_compared.precision.value();
  page.text("## What it costs honest people\n\n| Figure | Measured | Aim |\n|---|---|---|\n");
  page.line("| Precision of listed cases | {} | half of the ceiling: {:.0f}% |", percent(outcome.precision),
            50 * outcome.ceiling.value());
  page.line("| Ceiling, by the number of pieces of misuse there are | {:.0f}% | |", 100 * outcome.ceiling.value());
  page.line("| False cases per 1,000 staff a day | {:.3f} | at most 0.24 |", outcome.false_per_thousand_a_day());
  if (result.settings.compared_seeds == 0) return page.text("\n");
  page.line("| Precision over that of the best simpler detection, same worlds | {:.1f} times | 5 times |",
            best <= 0 ? 0 : compared / best);
  page.line("| Precision with a tenth of the misuse | {} (ceiling {:.0f}%) | |", percent(result.sparse.precision),
            100 * result.sparse.ceiling.value());
  page.line("| False cases per 1,000 staff a day with a tenth of the misuse | {:.3f} | at most 0.24 |\n",
            result.sparse.false_per_thousand_a_day());
}

void write_groups(Page& page, const char* title, const char* const* names, std::span<const Share> groups) {
  page.line("| **{}**: highest over lowest | {:.2f} (aim at most 1.25) |", title, uneven(groups));
  for (std::size_t i = 0; i < groups.size(); ++i) page.line("| {} | {} |", names[i], percent(groups[i]));
}

void write_fairness(Page& page, const Outcome& outcome) {
  static constexpr const char* kRankNames[] = {"rank 1", "rank 2", "rank 3", "rank 4"};
  static constexpr const char* kHours[] = {"office hours", "around the clock"};
  page.text(
      "## Whom false cases fall on\n\nShare of officers with a false case in the year.\n\n| Group | Share "
      "|\n|---|---|\n");
  write_groups(page, "Kinds of work", kRoleNames.data(), std::span(outcome.false_by_role).first(kRoles - 1));
  write_groups(page, "Ranks", kRankNames, outcome.false_by_rank);
  write_groups(page, "Shifts", kHours, outcome.false_by_hours);
  page.text("\n");
}

void write_comparison(Page& page, const BenchResult& result) {
  page.line("## Beside simpler detections, and with less knowledge\n\nOver the first {} worlds.\n",
            result.settings.compared_seeds);
  page.text("| Detection | Precision | Naive found | All found | False per 1,000 a day |\n|---|---|---|---|---|\n");
  const auto row = [&](const std::string& name, const Outcome& outcome) {
    page.line("| {} | {} | {} | {} | {:.3f} |", name, percent(outcome.precision), percent(naive_of(outcome.in_a_year)),
              percent(sum_of(outcome.in_a_year)), outcome.false_per_thousand_a_day());
  };
  row("**the engine**", result.engine_compared);
  for (const auto& one : result.ablations) row("the engine " + one.name, one.outcome);
  for (const auto& one : result.baselines) row(one.name, one.outcome);
  page.line("\nThe four naive rules, taken as alerts, flag {} of all officers in a year.\n",
            percent(result.flagged_by_rules));
}

void write_reasons(Page& page, const Outcome& outcome) {
  page.text("## Why what is missed is missed\n\n");
  for (std::size_t i = 0; i < kScenarios; ++i) {
    if (outcome.in_a_year[i][0].value() * 100 >= kAims[i].percent) continue;
    const bool near = wilson(outcome.in_a_year[i][0]).high * 100 >= kAims[i].percent;
    page.line("- {}{}: {}", title_of(static_cast<Scenario>(i + 1)), near ? " (the aim lies within the interval)" : "",
              kAims[i].why_missed);
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
  write_found(page, result.engine);
  write_cost(page, result);
  write_fairness(page, result.engine);
  if (result.settings.compared_seeds > 0) {
    write_comparison(page, result);
  } else {
    page.text("Simpler detections and ablations were not part of this run (`--compared 0`).\n\n");
  }
  write_reasons(page, result.engine);
  return page.take();
}

std::string json_of(const BenchResult& result) {
  const auto& settings = result.settings;
  return fmt::format(
      "{{\"officers\": {}, \"seeds\": {}, \"first_seed\": {}, \"days\": {}, \"looks\": {}, \"explained\": {},\n"
      "\"engine\": {},\n\"engine_compared\": {},\n\"sparse\": {},\n\"ablations\": {},\n\"baselines\": {},\n"
      "\"flagged_by_naive_rules\": {}}}\n",
      settings.world.officers, settings.seeds, settings.world.seed, settings.world.days, result.engine.looks,
      result.engine.looks_explained, json_outcome(result.engine), json_outcome(result.engine_compared),
      json_outcome(result.sparse), json_measured(result.ablations), json_measured(result.baselines),
      json_share(result.flagged_by_rules));
}

}  // namespace waarborg::scenarios
