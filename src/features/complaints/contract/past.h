// Handling a complaint as calls, for an invented past: the use cases of its pages, with their rights, checks and
// traces.
#pragma once

#include <string>

#include "matters/acting.h"

namespace waarborg::complaints::past {

struct Alleged {
  std::string category, officer, what;
};
Result<Done> allege(const matters::Acting& acting, const Alleged& alleged);
/// Advises this finding on every allegation.
Result<Done> recommend(const matters::Acting& acting, const std::string& finding);
/// Judges every allegation, by the authority.
Result<Done> judge(const matters::Acting& acting, const std::string& finding, const std::string& outcome);
/// Mayor and prosecutor were told today: does the step.
Result<Done> inform_mayor(const matters::Acting& acting, const std::string& notice);
/// The letter with the judgement, as the house proposes it: does the step.
Result<Done> send_judgement(const matters::Acting& acting);

struct FootageAsked {
  std::string kind, holder, shows;
  Date overwritten_on{};
};
Result<Done> ask_footage(const matters::Acting& acting, const FootageAsked& asked);
/// What was asked came, or turned out to be gone. Does the step.
Result<Done> settle_footage(const matters::Acting& acting, bool received, const std::string& note);

struct Published {
  std::string unit, job_title, conduct, findings, judgement, conclusions;
};
/// The row for publication. Does the step.
Result<Done> publish(const matters::Acting& acting, const Published& row);

/// A file of training in the standard layout (content/mappings/training), brought in by the administrator.
Result<Done> bring_training(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                            const std::string& file);

}  // namespace waarborg::complaints::past
