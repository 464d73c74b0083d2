#include "features/enquiries/contract/enquiries.h"
#include "features/enquiries/enquiry.h"
#include "features/enquiries/pages.h"

namespace waarborg::enquiries {

web::Handler with(matters::House& house, PageOf page) {
  return [&house, page](web::Context& context) { return page(context, house); };
}

bool is_gone(const Errors& errors) { return errors.front().kind == ErrorKind::not_found; }

std::string here(const web::Context& context, std::string_view rest) {
  return casework::path_of(context.request.parameter("id"), rest);
}

void add_routes(web::RouteTable& table, matters::House& house) {
  add_plan_routes(table, house);
  add_interview_routes(table, house);
  add_evidence_routes(table, house);
  add_paper_routes(table, house);
  add_findings_routes(table, house);
}

void add_rooms(matters::House& house) {
  const auto shown = [](const matters::Matter& matter, const matters::Procedure&) { return is_enquiry(matter.kind); };
  house.rooms.add({"plan", "enquiries.plan", 20, shown});
  house.rooms.add({"interviews", "enquiries.interviews", 21, shown});
  house.rooms.add({"evidence", "enquiries.evidence", 22, shown});
  house.rooms.add({"findings", "enquiries.findings", 23, shown});
}

}  // namespace waarborg::enquiries
