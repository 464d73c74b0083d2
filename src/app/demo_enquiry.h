// An enquiry of the past: plan, interviews, evidence, findings, contact, and what its decision opens. Deciding on a
// sanction is demo_decision.cpp's.
#pragma once

#include "app/demo_past.h"

namespace waarborg::app {

class PastEnquiry : public PastMatter {
 public:
  PastEnquiry(PastWorld& world, matters::Opened opened, const Course& course, const PastStory& story,
              std::string concerned);

 protected:
  Result<Turn> before_steps(storage::Transaction& tx) override;
  Result<Turn> work(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule) override;
  std::string text_for(const matters::Step& rule, matters::RecordKind kind) override;
  std::string doer_of(storage::Transaction& tx, const matters::MatterStep& step) override;

 private:
  using Work = Result<Turn> (PastEnquiry::*)(storage::Transaction&, const matters::MatterStep&, const matters::Step&);
  static const std::map<std::string, Work>& works();

  // ---- Plan, interviews, findings.
  Result<Turn> write_plan(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> approve_plan(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> hear(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> interim(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> findings(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> review(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> at_the_end(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> open_next(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> extend(storage::Transaction& tx);
  Result<Turn> keep_in_touch(storage::Transaction& tx);
  Result<Turn> turn_criminal(storage::Transaction& tx);
  Result<Turn> hold_review(storage::Transaction& tx, bool only_late);
  const identity::Viewer* contact_of(storage::Transaction& tx);

  // ---- Deciding (demo_decision.cpp).
  Result<Turn> weigh(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> consult(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> reflect(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> recommend(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> intention(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> view(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> decide(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> serve(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> objection(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> appeal(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> end_of_decision(storage::Transaction& tx, const matters::MatterStep& step, const matters::Step& rule);
  Result<Turn> settle(storage::Transaction& tx, const matters::MatterStep& step, const std::string& which,
                      const std::string& outcome);
  Result<Done> act(storage::Transaction& tx, const matters::MatterStep& step, std::string_view name,
                   decisions::past::Act act);

  [[nodiscard]] bool rests() const;
  [[nodiscard]] bool in_rooms() const { return opened_.matter.kind != "line_enquiry"; }
  /// Whether what was reported turned out to be so.
  [[nodiscard]] bool established() const;
  [[nodiscard]] bool is_sanction() const;
  [[nodiscard]] bool is_elsewhere() const { return course_.outcome.starts_with("to_"); }
  [[nodiscard]] std::string measure() const;
  [[nodiscard]] std::string challenged(std::string_view which) const;
  [[nodiscard]] bool is_dutch() const { return world_.house.jurisdiction() == calendar::Jurisdiction::nl; }
  [[nodiscard]] int days_here() const { return days_between(since_, today()); }

  const Course& course_;
  const PastStory& story_;
  std::string concerned_;
  int lasts_ = 0;  ///< days in the enquiry before its findings
  int plans_ = 0, views_ = 0, advices_ = 0, stage_ = 0;
  bool in_touch_ = false, invited_ = false, gathered_ = false, extended_ = false, intended_ = false;
  std::shared_ptr<PastMatter> criminal_;
  bool resumed_ = false;
};

}  // namespace waarborg::app
