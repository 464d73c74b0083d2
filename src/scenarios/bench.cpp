#include "scenarios/bench.h"

#include <fmt/core.h>

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "scenarios/baselines.h"

namespace waarborg::scenarios {

namespace {

struct Ablation {
  const char* name;
  Known known;
};
constexpr Ablation kAblations[] = {{"without links to incidents", {false, true, true, true}},
                                   {"without addresses", {true, false, true, true}},
                                   {"without peers", {true, true, false, true}},
                                   {"without reasons", {true, true, true, false}}};

void add_to(std::vector<Measured>& all, const std::string& name, const Outcome& outcome) {
  for (auto& one : all) {
    if (one.name == name) return one.outcome.add(outcome);
  }
  all.push_back({name, outcome});
}

class Bench {
 public:
  Bench(const BenchSettings& settings, MisuseBy author, const std::function<void(const std::string&)>& progress)
      : settings_(settings), progress_(progress) {
    result_.author = author;
  }

  Result<Done> run_seed(std::uint32_t number) {
    WorldSettings settings = settings_.world;
    settings.seed += number;
    settings.misuse_by = result_.author;
    const World world = make_world(settings);
    const Log log = make_log(world);
    const auto facts = TRY(facts_of(world, log, detection()));
    Outcome outcome = TRY(judge(world, log, {}));
    count_explained(world, facts, outcome);
    result_.engine.add(outcome);
    progress_(fmt::format("seed {}, {} author: {} of {} cases show misuse", settings.seed,
                          kAuthorNames[static_cast<std::size_t>(result_.author)], outcome.precision.of,
                          outcome.precision.all));
    if (number >= settings_.compared_seeds) return Done{};
    result_.engine_compared.add(outcome);
    compare_baselines(world, facts);
    for (const auto& ablation : kAblations) {
      add_to(result_.ablations, ablation.name, TRY(judge(world, log, ablation.known)));
      progress_(fmt::format("seed {}: {}", settings.seed, ablation.name));
    }
    return run_sparse(settings);
  }
  [[nodiscard]] const OfAuthor& result() const { return result_; }

 private:
  [[nodiscard]] const Detection& detection() const { return settings_.detection; }
  [[nodiscard]] Budget budget_of(const World& world) const {
    Budget budget;
    budget.first_day = world.settings.first_day + static_cast<DayNumber>(world.settings.warm_up);
    budget.last_day = world.last_day();
    budget.every = settings_.every;
    budget.last_actor = world.settings.officers;
    return budget;
  }

  Result<Outcome> judge(const World& world, const Log& log, Known known) const {
    const auto groups = peers_of(world, detection().peers_least, known);
    engine::CaseSettings settings = detection().cases;
    // Without incidents each case number that was typed would be an unknown one.
    if (!known.incidents) settings.pair_weights[static_cast<std::size_t>(engine::PairMeasure::wrong_case)] = 0;
    if (!known.reasons) settings.pair_weights[static_cast<std::size_t>(engine::PairMeasure::same_words)] = 0;
    Budget budget = budget_of(world);
    // The lists of the same look-ups are made later.
    budget.first_day += static_cast<DayNumber>(detection().wait_days);
    budget.last_day += static_cast<DayNumber>(detection().wait_days);
    FactsByDay known_then(world, log, detection(), known);
    const auto ranker = engine::engine_ranker(known_then.facts(), groups, settings, detection().usual_of);
    engine::Lists lists(budget, world.settings.officers);
    std::vector<Listed> listed;
    while (const auto day = lists.next()) {
      const auto its = lists.list(ranker(TRY(known_then.move_to(*day))));
      listed.insert(listed.end(), its.begin(), its.end());
    }
    return outcome_of(world, listed, budget);
  }

  void compare_baselines(const World& world, const engine::Facts& facts) {
    const Budget budget = budget_of(world);
    for (std::size_t i = 0; i < kBaselines; ++i) {
      const auto baseline = static_cast<Baseline>(i);
      const auto ranker = baseline_ranker(baseline, facts, 30, detection().always, world.settings.seed);
      add_to(result_.baselines, name_of(baseline),
             outcome_of(world, engine::review(ranker, world.settings.officers, budget), budget));
    }
    for (const auto& one : features_of(facts, world.last_day(), 365, detection().always)) {
      if (one.actor <= world.settings.officers) result_.flagged_by_rules.count(naive_rules_hit(one) > 0);
    }
    progress_(fmt::format("seed {}: baselines", world.settings.seed));
  }

  Result<Done> run_sparse(WorldSettings settings) {
    settings.sparse = true;
    const World world = make_world(settings);
    const Log log = make_log(world);
    result_.sparse.add(TRY(judge(world, log, {})));
    progress_(fmt::format("seed {}: a tenth of the misuse", settings.seed));
    return Done{};
  }

  const BenchSettings& settings_;
  const std::function<void(const std::string&)>& progress_;
  OfAuthor result_;
};

/// Adds what other worlds came to.
void add_result(OfAuthor& to, const OfAuthor& from) {
  to.engine.add(from.engine);
  to.engine_compared.add(from.engine_compared);
  to.sparse.add(from.sparse);
  for (const auto& one : from.ablations) add_to(to.ablations, one.name, one.outcome);
  for (const auto& one : from.baselines) add_to(to.baselines, one.name, one.outcome);
  to.flagged_by_rules.add(from.flagged_by_rules);
}

}  // namespace

Result<BenchResult> run_bench(const BenchSettings& settings, const std::function<void(const std::string&)>& progress) {
  std::mutex guard;
  const std::function<void(const std::string&)> told = [&](const std::string& done) {
    const std::lock_guard lock(guard);
    progress(done);
  };
  BenchResult all;
  all.settings = settings;
  for (const auto author : settings.authors) all.by_author.push_back({author, {}, {}, {}, {}, {}, {}});
  const auto worlds = static_cast<std::uint32_t>(settings.authors.size()) * settings.seeds;
  std::vector<OfAuthor> results(worlds);  // added up in order, so that threads change nothing
  std::atomic<std::uint32_t> next{0};
  std::optional<Errors> errors;
  const auto work = [&] {
    for (std::uint32_t number; (number = next++) < worlds;) {
      Bench bench(settings, settings.authors[number / settings.seeds], told);
      const auto done = bench.run_seed(number % settings.seeds);
      results[number] = bench.result();
      if (done.ok()) continue;
      const std::lock_guard lock(guard);
      errors = done.errors();
      next = worlds;
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < settings.threads; ++i) others.emplace_back(work);
  work();
  for (auto& thread : others) thread.join();
  if (errors) return *errors;
  for (std::uint32_t i = 0; i < worlds; ++i) add_result(all.by_author[i / settings.seeds], results[i]);
  return all;
}

}  // namespace waarborg::scenarios
