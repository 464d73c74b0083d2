// The work of an enquiry as calls, for an invented past: each is a use case of a room, with its rights, checks and
// traces. Errors are those of that use case.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "matters/acting.h"
#include "platform/http/message.h"

namespace waarborg::enquiries::past {

struct Planned {
  std::vector<std::string> questions;
  std::string sources, tasks, planning, care;
  std::vector<std::pair<std::string, std::string>> means;  ///< key of the procedure, and why
  std::vector<Date> moments;                               ///< reviews with the commissioner
};
/// Writes the plan (the next number after one that was sent back) and submits it.
Result<Done> submit_plan(const matters::Acting& acting, const Planned& planned);
/// Approves the plan that waits, or sends it back with the reason.
Result<Done> decide_plan(const matters::Acting& acting, bool approve, const std::string& reason);

struct Invited {
  std::string who, capacity, place, subject;
  Date planned_on{};
  std::string short_notice{};  ///< how they agreed to less than the notice
};
Result<Done> invite(const matters::Acting& acting, const Invited& invited);
/// Everybody who was invited has been heard today, it was read back, and signed or refused for this reason.
Result<Done> hear(const matters::Acting& acting, const std::string& said, const std::string& refusal);
/// Whether an interview waits to be held.
bool awaits_interview(const matters::Acting& acting);
Result<Done> all_heard(const matters::Acting& acting);

struct Item {
  std::string what, origin, found_by, found_where, means, holder;
};
Result<Done> register_item(const matters::Acting& acting, const Item& item);
Result<Done> use_means(const matters::Acting& acting, const std::string& means, const std::string& note);

/// Facts on each question of the plan, resting on all that was gathered, with what is thought of them apart; and the
/// report of it, which does the step.
Result<Done> report_findings(const matters::Acting& acting, const std::vector<std::string>& facts,
                             const std::string& assessment, const http::Upload& report);

}  // namespace waarborg::enquiries::past
