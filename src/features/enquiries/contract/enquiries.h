// Enquiries by protocol: plan, interviews, evidence and findings, as rooms of a matter's page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::enquiries {

/// Adds this feature's routes.
void add_routes(web::RouteTable& table, matters::House& house);

/// Adds the rooms plan, interviews, evidence and findings to the matters that are enquiries. REQUIRES: called before
/// the procedures are adopted.
void add_rooms(matters::House& house);

/// INV-02: whether a document of a matter holds what somebody stated under the duty to cooperate. A hand-over to the
/// criminal side refuses it. Asked of the document in the enquiry's own matter, not of a shared copy.
[[nodiscard]] bool is_under_duty(storage::Transaction& tx, const std::string& document_id);

struct UnderDuty {
  std::string document_id;
  std::string interview_id;  ///< empty for a report that rests on such a statement
  Date marked_on{};
};
/// Every such document of a matter.
std::vector<UnderDuty> under_duty(storage::Transaction& tx, const std::string& matter_id);

/// One enquiry as figures may see it: days and counts, no names, no words. Whoever counts looks at may_see and at small
/// numbers.
struct EnquiryFigure {
  std::string matter_id;
  std::optional<Date> plan_submitted_on;  ///< of the plan in force
  std::optional<Date> plan_approved_on;
  int plans_sent_back = 0;
  int interviews_held = 0;
  std::optional<Date> last_interview_on;
  std::vector<Date> review_moments;  ///< planned with the commissioner, in the plan in force
  int reports = 0;
  std::optional<Date> reported_on;  ///< the latest report
};
/// Empty when nothing was recorded yet.
std::optional<EnquiryFigure> enquiry_figure(storage::Transaction& tx, const std::string& matter_id);

/// A report with its annexes, kept as a document of the matter.
struct Report {
  int number = 0;
  Date made_on{};
  std::string document_id;
};
/// By number.
std::vector<Report> reports(storage::Transaction& tx, const std::string& matter_id);

/// What this feature keeps of a matter goes with it. REQUIRES: before the first request.
void add_destroyers(matters::House& house);

}  // namespace waarborg::enquiries
