// The past of the demo force in full: enquiries and complaints done in their rooms, by the use cases that people use
// there, with the rights of the people who did them.
#pragma once

#include <functional>
#include <memory>

#include "app/demo_agenda.h"
#include "app/demo_past_content.h"
#include "app/demo_players.h"
#include "features/decisions/contract/past.h"
#include "matters/steps.h"
#include "platform/directory/directory.h"

namespace waarborg::app {

/// What every matter of the past works with.
struct PastWorld {
  matters::House& house;
  const Players& players;
  const PastContent& past;
  Agenda& agenda;
  decisions::past::Content decisions;
  std::vector<directory::Unit> units;
  std::vector<directory::Person> people;  ///< whom matters are about: nobody with an account
  Dice dice{20261122};

  [[nodiscard]] std::string unit_code(const std::string& id) const;
  /// The account of the team chief over a unit; empty where there is none.
  [[nodiscard]] std::string chief_of(const std::string& unit_id) const;
  [[nodiscard]] const std::string& word(const std::string& key) const { return past.word(key); }
  [[nodiscard]] int few(int least, int more) { return least + dice.below(more); }
};

/// A matter that is worked on until it is closed, or until it stays where it is. Each turn is at most one thing done.
class PastMatter : public std::enable_shared_from_this<PastMatter> {
 public:
  PastMatter(PastWorld& world, matters::Opened opened) : world_(world), opened_(std::move(opened)) {}
  virtual ~PastMatter() = default;
  PastMatter(const PastMatter&) = delete;
  PastMatter& operator=(const PastMatter&) = delete;
  /// Its next turn comes in so many days.
  void go_on_in(int days);
  [[nodiscard]] bool is_closed() const { return !opened_.matter.is_open(); }

 protected:
  using Turn = std::optional<int>;  ///< days until the next; nothing: not done, look further
  /// Does `step`, or answers that it is left. The usual: by record, optional ones left.
  virtual Result<Turn> work(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  /// Before any step: answers days when something else was done or is waited for.
  virtual Result<Turn> before_steps(storage::Transaction& tx);
  /// What a step's record says of it.
  virtual std::string text_for(const matters::Step& rule, matters::RecordKind kind);
  /// The account that does a step.
  virtual std::string doer_of(storage::Transaction& tx, const matters::MatterStep& step);

  Result<Turn> by_record(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  [[nodiscard]] matters::Acting as(storage::Transaction& tx, const identity::Viewer& viewer) {
    return {tx, world_.house, opened_, viewer};
  }
  [[nodiscard]] const identity::Viewer& viewer_for(storage::Transaction& tx, const matters::MatterStep& step) {
    return world_.players.viewer_of(doer_of(tx, step));
  }
  [[nodiscard]] Date today() const { return world_.house.today(); }
  [[nodiscard]] const std::string& word(const std::string& key) const { return world_.word(key); }
  int few(int least, int more) { return world_.few(least, more); }

  PastWorld& world_;
  matters::Opened opened_;
  std::string phase_;  ///< it is in since `since_`
  Date since_{};

 private:
  Result<Done> turn(storage::Transaction& tx);
  Result<int> take_turn(storage::Transaction& tx);
};

/// A report, weighed in triage, out of which the enquiry of this course is opened.
Result<Done> begin_report(storage::Transaction& tx, PastWorld& world, const Course& course, int index);
/// An enquiry that was opened; it goes on by itself.
Result<Done> begin_enquiry(storage::Transaction& tx, PastWorld& world, matters::Opened opened, const Course& course,
                           const PastStory& story, const std::string& concerned);
/// A complaint of a citizen, or a compliment.
Result<Done> begin_complaint(storage::Transaction& tx, PastWorld& world, int index);

/// Puts it all on the agenda: `enquiries` of the courses' own number, spread over the years. `world` outlives it.
void plan_past(PastWorld& world, int years, int enquiries);

}  // namespace waarborg::app
