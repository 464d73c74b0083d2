// Whatever happens in a case, in whatever order, nobody is on both sides of it, and nobody can see both.
// WALL_SEQUENCES says how many random sequences of events are tried on SQLite (default 2000); on PostgreSQL a tenth.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>

#include "matters/closing.h"
#include "matters/figure_keeping.h"
#include "matters/figures.h"
#include "matters/keeping_out.h"
#include "matters/participants.h"
#include "matters/queue.h"
#include "matters/steps.h"
#include "matters/tasks.h"
#include "matters/testing.h"
#include "matters/wall.h"
#include "platform/directory/directory.h"

namespace waarborg::matters {
namespace {

const std::vector<std::string> kNames{"hanna", "hugo", "aart", "anke", "cleo", "cor", "piet", "paula", "chris", "emma"};
const std::vector<std::string> kParts{"handler", "commissioner", "decider", "second", "care_contact", "team_chief"};
const std::vector<std::string> kOpens{"disciplinary", "criminal_handover", "orienting", "central"};
const std::vector<std::string> kDesks{"authority", "prosecution", "central"};

/// Events of one case after another, drawn at random from a seed.
class Story {
 public:
  Story(TestHouse& force, unsigned seed) : force_(force), random_(seed) {}

  /// One sequence: two reports, then events that may join their cases.
  void tell(int events) {
    matters_ = {force_.open(force_.report()), force_.open(force_.report("Ander bericht"))};
    open_one(Opened(matters_[0]), "disciplinary");
    open_one(Opened(matters_[pick(2)]), "criminal_handover");
    for (int i = 0; i < events; ++i) happen();
  }
  [[nodiscard]] const std::vector<Opened>& matters() const { return matters_; }
  [[nodiscard]] int refused() const { return refused_; }

 private:
  std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
  const std::string& one_of(const std::vector<std::string>& words) { return words[pick(words.size())]; }
  const std::string& somebody() { return force_.account(one_of(kNames)); }
  const Opened& a_matter() { return matters_[pick(matters_.size())]; }
  void attempt(const std::function<Result<Done>(storage::Transaction&)>& work) {
    if (!force_.code_of(work).empty()) ++refused_;
  }

  void happen() {
    switch (pick(11)) {
      case 0: return open_next();
      case 1:
      case 2:
      case 3: return give();
      case 4: return pass_on();
      case 5: return step_out();
      case 6: return do_a_step();
      case 7: return merge();
      case 8: return join_desk();
      case 9: return change_role();
      default: return read();
    }
  }
  void open_next() {
    if (matters_.size() < 8) open_one(Opened(a_matter()), one_of(kOpens));
  }
  void open_one(const Opened& from, const std::string& procedure) {
    attempt([&](storage::Transaction& tx) -> Result<Done> {
      Derivation derivation;
      derivation.procedure = procedure;
      matters_.push_back(TRY(derive_matter(tx, force_.house(), from, derivation, force_.account("tessa"))));
      return Done{};
    });
  }
  void give() {
    attempt([&](storage::Transaction& tx) {
      return assign(tx, force_.house(), a_matter(), force_.account("tessa"), somebody(), one_of(kParts));
    });
  }
  void pass_on() {
    attempt([&](storage::Transaction& tx) {
      return hand_over(tx, force_.house(), a_matter(), force_.account("tessa"), one_of(kParts), somebody(), "Wissel");
    });
  }
  void step_out() {
    const auto& name = one_of(kNames);
    const auto viewer = force_.viewer(name);
    const Opened& opened = a_matter();
    attempt([&](storage::Transaction& tx) -> Result<Done> {
      if (!may_see(tx, viewer, opened.matter.id)) return not_found();
      return step_aside(tx, force_.house(), opened, viewer, "Ken ik");
    });
  }
  void do_a_step() {
    const auto viewer = force_.viewer(one_of(kNames));
    Opened opened = a_matter();
    attempt([&](storage::Transaction& tx) -> Result<Done> {
      opened = TRY(open_for(tx, force_.house(), viewer, opened.matter.id));
      for (const auto& step : steps(tx, opened.matter.id)) {
        if (step.state != StepState::open || !may_do_step(tx, force_.house(), opened, viewer, step)) continue;
        return complete_step(tx, force_.house(), opened, viewer.account_id, step.id, record_for(opened, step.step));
      }
      return not_found();
    });
  }
  static StepRecord record_for(const Opened& opened, const std::string& step) {
    StepRecord record;
    for (const auto kind : opened.procedure->step(step)->records)
      record[std::string(field_of(kind))] = kind == RecordKind::talk_date  ? "2026-11-02"
                                            : kind == RecordKind::decision ? opened.procedure->outcomes[0].key
                                                                           : "Gedaan";
    return record;
  }
  void merge() {
    Opened from = a_matter();
    const Opened& into = a_matter();
    attempt([&](storage::Transaction& tx) -> Result<Done> {
      from.matter = load_matter(tx, from.matter.id).value();
      return merge_matter(tx, force_.house(), from, into, force_.account("tessa"), "Hetzelfde");
    });
  }
  void join_desk() {
    const std::string desk = force_.desk_id(one_of(kDesks));
    const std::string account = somebody();
    std::optional<sealing::KeyPair> pair;
    for (const auto& name : kNames)
      for (const auto& key : force_.viewer(name).desks)
        if (key.desk_id == desk) pair = key.pair;
    if (!pair) return;
    attempt([&](storage::Transaction& tx) -> Result<Done> {
      TRY(directory::propose_desk_member(tx, desk, account));
      TRY(directory::admit_to_desk(tx, desk, *pair, account));
      keep_wall_at_desk(tx, force_.house(), desk, account);
      return Done{};
    });
  }
  void change_role() {
    attempt([&](storage::Transaction& tx) -> Result<Done> {
      directory::grant(tx, somebody(), pick(2) == 0 ? identity::Role::authority : identity::Role::team_chief,
                       force_.unit("K"), force_.today());
      return Done{};
    });
  }
  void read() {
    if (!look(force_.house(), force_.viewer(one_of(kNames)), a_matter().matter.id).ok()) ++refused_;
  }

  TestHouse& force_;
  std::mt19937 random_;
  std::vector<Opened> matters_;
  int refused_ = 0;
};

std::set<std::string> with_a_part(storage::Transaction& tx, const std::string& matter_id) {
  std::set<std::string> out;
  for (const auto& participant : participants(tx, matter_id)) out.insert(participant.principal);
  return out;
}

/// The pairs of opposed matters that belong to one case now.
std::vector<std::pair<Matter, Matter>> opposed_pairs(storage::Transaction& tx, const std::vector<Opened>& all) {
  std::vector<std::pair<Matter, Matter>> out;
  for (const auto& one : all)
    for (const auto& id : case_of(tx, one.matter.id)) {
      const auto other = load_matter(tx, id);
      if (one.matter.track == Track::disciplinary && are_opposed(one.matter.track, other->track))
        out.emplace_back(one.matter, *other);
    }
  return out;
}

/// How many cases were looked at that have two sides.
int check_walls(TestHouse& force, const std::vector<Opened>& all,
                const std::map<std::string, identity::Viewer>& viewers) {
  return force.write([&](storage::Transaction& tx) {
    const auto pairs = opposed_pairs(tx, all);
    for (const auto& [one, other] : pairs) {
      const auto there = with_a_part(tx, other.id);
      for (const auto& principal : with_a_part(tx, one.id)) CHECK_FALSE(there.contains(principal));
      for (const auto& [name, viewer] : viewers) {
        CAPTURE(name);
        const bool both = may_see(tx, viewer, one.id) && may_see(tx, viewer, other.id);
        CHECK_FALSE(both);
      }
    }
    return static_cast<int>(pairs.size());
  });
}

std::map<std::string, identity::Viewer> all_viewers(TestHouse& force) {
  std::map<std::string, identity::Viewer> out;
  for (const auto& name : kNames) out.emplace(name, force.viewer(name));
  for (const char* name : {"tessa", "tom", "adam", "otto", "ina", "priya"}) out.emplace(name, force.viewer(name));
  return out;
}

TEST_CASE("[INV-01] [TRAP-7] RandomEvents_InAnyOrder_LeaveNoPathAcross") {
  const char* wanted = std::getenv("WALL_SEQUENCES");
  const int sequences = wanted ? std::atoi(wanted) : 2000;
  for_each_house([&](TestHouse& force) {
    const int count = force.platform().database.dialect() == storage::Dialect::sqlite ? sequences : sequences / 10;
    int refused = 0, pairs = 0;
    for (int i = 0; i < count; ++i) {
      CAPTURE(i);
      Story story(force, static_cast<unsigned>(20261102 + i));
      story.tell(14);
      pairs += check_walls(force, story.matters(), all_viewers(force));
      refused += story.refused();
    }
    CHECK(pairs > count / 4);
    CHECK(refused > 0);
  });
}

/// What one viewer meets of the house's lists: ids of matters.
std::set<std::string> met_by(TestHouse& force, const identity::Viewer& viewer) {
  std::set<std::string> out;
  force.write([&](storage::Transaction& tx) {
    for (const bool open : {true, false})
      for (std::string after; true;) {
        QueueQuery query;
        query.open = open;
        query.after = after;
        const auto page = list_matters(tx, force.house(), viewer, query);
        for (const auto& row : page.rows) out.insert(row.matter.id);
        if (page.next.empty()) break;
        after = page.next;
      }
    for (const auto group : {TaskGroup::late, TaskGroup::today, TaskGroup::soon, TaskGroup::later})
      for (std::string after; true;) {
        const auto page = list_tasks(tx, force.house(), viewer, group, after, 50);
        for (const auto& row : page.rows) out.insert(row.matter_id);
        if (page.next.empty()) break;
        after = page.next;
      }
  });
  return out;
}

TEST_CASE("[INV-01] ListsTasksAndFigures_ForOneViewer_NeverJoinTheTwoSides") {
  for_each_house([](TestHouse& force) {
    std::vector<Opened> all;
    for (unsigned seed = 1; seed <= 12; ++seed) {
      Story story(force, seed);
      story.tell(25);
      all.insert(all.end(), story.matters().begin(), story.matters().end());
    }
    int seen = 0;
    for (const auto& [name, viewer] : all_viewers(force)) {
      CAPTURE(name);
      const auto met = met_by(force, viewer);
      seen += static_cast<int>(met.size());
      force.write([&, &viewer = viewer](storage::Transaction& tx) {
        std::int64_t counted = 0;
        for (const auto& group : FigureReader(tx, force.house(), viewer).count({}).by_unit) counted += group.count;
        std::int64_t may = 0;
        for (const auto& opened : all) may += may_see(tx, viewer, opened.matter.id) ? 1 : 0;
        CHECK(counted == may);
        for (const auto& [one, other] : opposed_pairs(tx, all)) {
          const bool both = met.contains(one.id) && met.contains(other.id);
          CHECK_FALSE(both);
        }
      });
    }
    CHECK(seen > 0);
    CHECK(force.read([](storage::Transaction& tx) { return wrong_figures(tx); }).empty());
  });
}

}  // namespace
}  // namespace waarborg::matters
