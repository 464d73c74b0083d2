// Matters for other programs: plain columns only, of what the token's account may see. Nothing sealed can get here: a
// token carries no key.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "features/casework/queue_pages.h"
#include "features/casework/queue_rows.h"
#include "features/casework/queue_words.h"
#include "platform/web/api_list.h"

namespace waarborg::casework {
namespace {

namespace json = boost::json;

void add_text(json::object& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

json::object to_json(const matters::Matter& matter) {
  json::object object;
  object["id"] = matter.id;
  object["number"] = matter.number;
  object["kind"] = matter.kind;
  object["phase"] = matter.phase;
  object["state"] = matter.state;
  add_text(object, "unitId", matter.unit_id);
  object["theme"] = matter.theme;
  object["channel"] = matter.channel;
  object["receivedOn"] = to_iso(matter.received_on);
  if (const auto due = matter.due(); due && matter.is_open()) object["dueOn"] = to_iso(*due);
  if (matter.closed_on) object["closedOn"] = to_iso(*matter.closed_on);
  add_text(object, "outcome", matter.outcome);
  return object;
}

}  // namespace

http::Response api_matters(web::Context& context, matters::House& house) {
  const http::Fields& fields = context.request.query;
  auto query = queue_query(fields, kinds(context.t, house));
  Errors errors;
  if (const auto size = web::api_page_size(fields.get("pageSize")); size.ok())
    query.limit = *size;
  else
    errors = size.errors();
  if (query.kind != fields.get("kind")) errors.push_back(invalid("error.choice", "kind"));
  if (!fields.get("sort").empty() && query.sort != fields.get("sort"))
    errors.push_back(invalid("error.choice", "sort"));
  if (!errors.empty()) return web::problem(context, errors);
  query.after = fields.get("cursor");
  const auto page = house.database().read([&](storage::Transaction& tx) -> Result<matters::QueuePage> {
    return matters::list_matters(tx, house, context.viewer(), query);
  });
  if (!page.ok()) return web::problem(context, page.errors());
  json::array list;
  for (const auto& row : page->rows) list.push_back(to_json(row.matter));
  json::object body;
  body["matters"] = std::move(list);
  if (!page->next.empty()) body["nextCursor"] = page->next;
  return web::json(context, json::serialize(body));
}

http::Response api_matter(web::Context& context, matters::House& house) {
  const std::string& id = context.request.parameter("id");
  // Leaves the same trace as a look on the page, refused ones too.
  std::optional<matters::Matter> matter;
  const auto done = house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    auto found = matters::load_matter(tx, id);
    if (!found) return Done{};
    const bool may_see = matters::may_see(tx, context.viewer(), id);
    audit::record(
        tx, house.clock(),
        {audit::Chain::staff, "token:" + context.viewer().session_id, may_see ? "matter.read" : "matter.refused", id});
    if (may_see) matter = std::move(found);
    return Done{};
  });
  if (!done.ok()) return web::problem(context, done.errors());
  if (!matter) return web::problem(context, {not_found()});
  return web::json(context, json::serialize(to_json(*matter)));
}

}  // namespace waarborg::casework
