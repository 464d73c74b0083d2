#include "features/casework/api_routes.h"

#include "features/casework/queue_pages.h"
#include "platform/web/api_list.h"

namespace waarborg::casework {
namespace {

constexpr const char* kMatterProperties = R"("id":{"type":"string"},"number":{"type":"string"},"kind":{"type":"string"},
  "phase":{"type":"string"},"state":{"type":"string","enum":["open","paused","closed","merged"]},
  "unitId":{"type":"string"},"theme":{"type":"string"},
  "channel":{"type":"string","enum":["employee","citizen","whistleblower","staff"]},
  "receivedOn":{"type":"string","format":"date"},"dueOn":{"type":"string","format":"date"},
  "closedOn":{"type":"string","format":"date"},"outcome":{"type":"string"})";

std::string matter_schema() {
  return std::string(
             R"({"type":"object","required":["id","number","kind","phase","state","theme","channel","receivedOn"],)") +
         R"("properties":{)" + kMatterProperties + "}}";
}

/// "x-query" lists the query parameters: see platform/web/openapi.h.
std::string list_schema() {
  return R"({"type":"object","required":["matters"],"properties":{"matters":{"type":"array","items":)" +
         matter_schema() +
         R"(},"nextCursor":{"type":"string","description":"Send it as cursor to get the next page; absent on the last."}},
  "x-query":[
    {"name":"state","description":"open (default) or closed","schema":{"type":"string","enum":["open","closed"]}},
    {"name":"kind","description":"One kind of matter","schema":{"type":"string"}},
    {"name":"sort","description":"By term or day of receipt; - for descending",
     "schema":{"type":"string","enum":["due","-due","received","-received"]}},
    )" + web::kApiPaging +
         "]}";
}

web::Route api(std::string name, std::string pattern, std::string summary, std::string schema, web::Handler handler) {
  web::Route route;
  route.name = std::move(name);
  route.method = http::Method::get;
  route.pattern = std::move(pattern);
  route.audience = web::Audience::api;
  route.scope = "matters:read";
  route.body = http::BodyKind::none;
  route.handler = std::move(handler);
  route.summary = std::move(summary);
  route.response_schema = std::move(schema);
  return route;
}

}  // namespace

void add_api_routes(web::RouteTable& table, matters::House& house) {
  table.add(api("casework.api_matters", "/api/v1/matters", "List the matters that the token's account may see",
                list_schema(), [&house](web::Context& context) { return api_matters(context, house); }));
  table.add(api("casework.api_matter", "/api/v1/matters/{id}", "Get one matter", matter_schema(),
                [&house](web::Context& context) { return api_matter(context, house); }));
}

}  // namespace waarborg::casework
