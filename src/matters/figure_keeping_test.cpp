// What is kept for figures is what is counted anew, whatever happened to the matters and in whatever order.
#include "matters/figure_keeping.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "matters/closing.h"
#include "matters/figures.h"
#include "matters/keeping_out.h"
#include "matters/matter_clocks.h"
#include "matters/participants.h"
#include "matters/retention.h"
#include "matters/steps.h"
#include "matters/testing.h"

namespace waarborg::matters {
namespace {

const std::vector<std::string> kAccounts{"hanna", "hugo", "aart", "anke", "cleo", "chris"};

/// One force in which anything happens next.
class Fate {
 public:
  Fate(TestHouse& force, unsigned seed) : force_(force), random_(seed) { open(); }

  void happen() {
    switch (pick(13)) {
      case 0:
      case 1: return open();
      case 2: return move_to_unit();
      case 3:
      case 4:
      case 5: return do_a_step();
      case 6: return enter();
      case 7: return hand_on();
      case 8: return keep_out();
      case 9: return stop_clock();
      case 10: return close();
      case 11: return merge();
      default: return destroy();
    }
  }
  [[nodiscard]] int done() const { return done_; }

 private:
  std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
  std::string one_of(const std::vector<std::string>& words) { return words[pick(words.size())]; }
  Opened& a_matter() { return all_[pick(all_.size())]; }
  void attempt(Opened& opened, const std::function<Result<Done>(storage::Transaction&, Opened&)>& work) {
    const std::string problem = force_.code_of([&](storage::Transaction& tx) -> Result<Done> {
      Opened fresh = opened;
      fresh.matter = load_matter(tx, opened.matter.id).value();
      return work(tx, fresh);
    });
    done_ += problem.empty() ? 1 : 0;
  }

  void open() {
    auto request = pick(2) == 0 ? force_.complaint() : force_.report();
    request.unit_id = pick(4) == 0 ? "" : force_.unit(one_of({"N", "N1", "Z"}));
    request.received_on = add_days(force_.today(), -static_cast<int>(pick(400)));
    all_.push_back(force_.open(request));
  }
  void move_to_unit() {
    attempt(a_matter(), [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
      opened.matter.unit_id = force_.unit(one_of({"K", "N", "Z"}));
      if (!save_matter(tx, opened.matter)) return conflict("matter.changed");
      return Done{};
    });
  }
  void do_a_step() {
    attempt(a_matter(), [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
      for (const auto& step : steps(tx, opened.matter.id)) {
        const auto* rule = opened.procedure->step(step.step);
        if (step.state == StepState::second)
          return confirm_step(tx, force_.house(), opened, Doer::house(force_.account("tom")), step.id);
        const bool paper = std::ranges::find(rule->records, RecordKind::document) != rule->records.end();
        if (step.state != StepState::open || paper) continue;
        StepRecord record;
        for (const auto kind : rule->records)
          record[std::string(field_of(kind))] = kind == RecordKind::talk_date  ? to_iso(force_.today())
                                                : kind == RecordKind::decision ? opened.procedure->outcomes[0].key
                                                                               : "Gedaan";
        return complete_step(tx, force_.house(), opened, Doer::house(force_.account("tessa")), step.id, record);
      }
      return not_found();
    });
  }
  void enter() {
    attempt(a_matter(), [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
      if (!opened.matter.is_open()) return not_found();
      const auto& phases = opened.procedure->phases;
      return enter_phase(tx, force_.house(), opened, phases[pick(phases.size())].key, force_.account("tom"));
    });
  }
  void hand_on() {
    const auto doer = Doer::house(force_.account("tessa"));
    attempt(a_matter(), [&](storage::Transaction& tx, Opened& opened) {
      return hand_over(tx, force_.house(), opened, doer, "handler", force_.account(one_of(kAccounts)), "Wissel");
    });
  }
  void keep_out() {
    const auto name = one_of({"tessa", "carla", "hanna", "hugo"});
    attempt(a_matter(), [&](storage::Transaction& tx, Opened& opened) {
      PersonNamed person{"keep_out", "Iemand"};
      person.person_id = force_.who(name).person_id;
      return name_person(tx, force_.house(), opened, force_.account("tom"), person);
    });
  }
  void stop_clock() {
    attempt(a_matter(), [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
      for (const auto& clock : clocks(tx, opened.matter.id)) {
        const auto* rule = opened.procedure->clock(clock.clock);
        if (clock.state == ClockState::running && !rule->pause.empty())
          return pause_clock(tx, force_.house(), opened, force_.account("tom"), clock.id, rule->pause[0], "Wacht");
        if (clock.state == ClockState::paused)
          return resume_clock(tx, force_.house(), opened, force_.account("tom"), clock.id);
      }
      return not_found();
    });
  }
  void close() {
    attempt(a_matter(), [&](storage::Transaction& tx, Opened& opened) {
      return close_matter(tx, force_.house(), opened, force_.account("tom"), "Geleerd.");
    });
  }
  void merge() {
    const Opened into = a_matter();
    attempt(a_matter(), [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
      Opened fresh = into;
      fresh.matter = load_matter(tx, into.matter.id).value();
      return merge_matter(tx, force_.house(), opened, fresh, force_.account("tom"), "Hetzelfde");
    });
  }
  void destroy() {
    const auto late = add_days(force_.today(), 40'000);
    attempt(a_matter(), [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
      (void)TRY(destroy_matter(tx, force_.house(), opened.matter.id, late));
      return Done{};
    });
  }

  TestHouse& force_;
  std::mt19937 random_;
  std::vector<Opened> all_;
  int done_ = 0;
};

std::vector<std::string> wrong(TestHouse& force) {
  return force.read([](storage::Transaction& tx) { return wrong_figures(tx); });
}

TEST_CASE("[INV-13] KeptFigures_AfterRandomEvents_AreWhatIsCountedAnew") {
  for_each_house([](TestHouse& force) {
    int done = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
      Fate fate(force, seed);
      for (int event = 0; event < 60; ++event) {
        if (event % 12 == 0) force.pass_days(1);
        fate.happen();
        if (event % 10 != 9) continue;
        CAPTURE(seed);
        CAPTURE(event);
        REQUIRE(wrong(force).empty());
      }
      done += fate.done();
    }
    CHECK(done > 100);
  });
}

/// As a database was before figures were kept.
void forget_figures(TestHouse& force) {
  force.house().database().run_script(
      "DELETE FROM matters_figure_places; DELETE FROM matters_figure_blocks; DELETE FROM matters_figure_words; "
      "DELETE FROM matters_figure_steps;");
}

TEST_CASE("FillFigures_OfMattersFromBefore_TakesEachInOnce") {
  for_each_house([](TestHouse& force) {
    Fate fate(force, 77);
    for (int event = 0; event < 150; ++event) fate.happen();
    const auto viewer = force.viewer("tessa");
    const auto total = [&] {
      return force.read([&](storage::Transaction& tx) {
        std::int64_t all = 0;
        for (const auto& group : FigureReader(tx, force.house(), viewer).count({}).by_unit) all += group.count;
        return all;
      });
    };
    const auto before = total();
    forget_figures(force);
    CHECK_FALSE(wrong(force).empty());
    CHECK(total() == 0);
    const auto filled = fill_figures(force.house().database());
    REQUIRE(filled.ok());
    CHECK(*filled > 10);
    CHECK(wrong(force).empty());
    CHECK(total() == before);
    CHECK(*fill_figures(force.house().database()) == 0);
    fate.happen();
    CHECK(wrong(force).empty());
  });
}

TEST_CASE("WrongFigures_WhenSomethingWasChangedBeside_NameTheMatter") {
  for_each_house([](TestHouse& force) {
    const auto opened = force.open(force.report());
    CHECK(wrong(force).empty());
    force.house().database().run_script("UPDATE matters_matters SET phase = 'elsewhere' WHERE id = '" +
                                        opened.matter.id + "';");
    CHECK(wrong(force) == std::vector<std::string>{opened.matter.id});
    force.write([&](storage::Transaction& tx) { recount(tx, opened.matter.id); });
    CHECK(wrong(force).empty());
    force.house().database().run_script("UPDATE matters_steps SET state = 'done', done_on = '2026-11-02';");
    CHECK(wrong(force) == std::vector<std::string>{"steps"});
  });
}

}  // namespace
}  // namespace waarborg::matters
