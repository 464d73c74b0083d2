// The rooms of interviews, evidence and findings.
#include "features/enquiries/enquiry.h"
#include "features/enquiries/pages.h"
#include "features/enquiries/view_parts.h"

namespace waarborg::enquiries {

namespace {

using html::operator""_html;

http::Response show_empty(web::Context& context, matters::House& house, const char* room) {
  return casework::show(context, house,
                        [&](storage::Transaction&, const matters::Opened& opened) -> Result<casework::Body> {
                          if (!is_enquiry(opened.matter.kind)) return not_found();
                          html::Html out;
                          out << "<p>"_html << context.t("enquiries.nothing_yet") << "</p>"_html;
                          return casework::Body{room, out};
                        });
}

}  // namespace

void add_room_routes(web::RouteTable& table, matters::House& house) {
  for (const char* room : {"findings"})
    table.add(web::page("enquiries." + std::string(room), "/matters/{id}/" + std::string(room), {},
                        [&house, room](web::Context& context) { return show_empty(context, house, room); }));
}

}  // namespace waarborg::enquiries
