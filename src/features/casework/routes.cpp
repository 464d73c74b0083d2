#include "features/casework/contract/casework.h"
#include "features/casework/pages.h"
#include "features/casework/queue_routes.h"

namespace waarborg::casework {

namespace {

using Handle = http::Response (*)(web::Context&, matters::House&);

/// Every account may ask; what of a matter they may see or do is decided in the use cases.
void add_page(web::RouteTable& table, matters::House& house, const char* name, const char* pattern, Handle handle) {
  table.add(web::page(name, pattern, {}, [&house, handle](web::Context& context) { return handle(context, house); }));
}

void add_action(web::RouteTable& table, matters::House& house, const char* name, const char* pattern, Handle handle,
                http::BodyKind body = http::BodyKind::form) {
  table.add(web::action(
      name, pattern, {}, [&house, handle](web::Context& context) { return handle(context, house); }, body));
}

}  // namespace

void add_routes(web::RouteTable& table, matters::House& house) {
  add_list_routes(table, house);
  add_page(table, house, "casework.matter", "/matters/{id}", show_matter);
  add_page(table, house, "casework.step", "/matters/{id}/steps/{step}", show_step);
  add_action(table, house, "casework.complete", "/matters/{id}/steps/{step}", complete);
  add_action(table, house, "casework.confirm", "/matters/{id}/steps/{step}/confirm", confirm);
  add_action(table, house, "casework.send_back", "/matters/{id}/steps/{step}/send-back", send_back);
  add_page(table, house, "casework.skip_form", "/matters/{id}/steps/{step}/skip", show_skip);
  add_action(table, house, "casework.skip", "/matters/{id}/steps/{step}/skip", skip);
  add_page(table, house, "casework.clock", "/matters/{id}/clocks/{clock}", show_clock);
  add_action(table, house, "casework.pause", "/matters/{id}/clocks/{clock}/pause", pause);
  add_action(table, house, "casework.resume", "/matters/{id}/clocks/{clock}/resume", resume);
  add_action(table, house, "casework.extend", "/matters/{id}/clocks/{clock}/extend", extend);
  add_page(table, house, "casework.people", "/matters/{id}/people", show_people);
  add_action(table, house, "casework.name_person", "/matters/{id}/people", name_person);
  add_page(table, house, "casework.assign_form", "/matters/{id}/assign", show_assign);
  add_action(table, house, "casework.assign", "/matters/{id}/assign", assign);
  add_page(table, house, "casework.hand_over_form", "/matters/{id}/hand-over", show_hand_over);
  add_action(table, house, "casework.hand_over", "/matters/{id}/hand-over", hand_over);
  add_page(table, house, "casework.step_aside_form", "/matters/{id}/step-aside", show_step_aside);
  add_action(table, house, "casework.step_aside", "/matters/{id}/step-aside", step_aside);
  add_page(table, house, "casework.conflict", "/matters/{id}/conflicts/{conflict}", show_conflict);
  add_action(table, house, "casework.decide_conflict", "/matters/{id}/conflicts/{conflict}", decide_conflict);
  add_page(table, house, "casework.messages", "/matters/{id}/messages", show_messages);
  add_action(table, house, "casework.send", "/matters/{id}/messages", send_message);
  add_page(table, house, "casework.documents", "/matters/{id}/documents", show_documents);
  add_action(table, house, "casework.upload", "/matters/{id}/documents", add_documents, http::BodyKind::upload);
  add_page(table, house, "casework.download", "/matters/{id}/documents/{document}", download);
  add_page(table, house, "casework.timeline", "/matters/{id}/timeline", show_timeline);
  add_action(table, house, "casework.note", "/matters/{id}/timeline", add_note);
}

}  // namespace waarborg::casework
