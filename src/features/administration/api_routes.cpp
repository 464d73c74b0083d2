#include <algorithm>

#include "features/administration/api.h"
#include "platform/web/api_list.h"

namespace waarborg::administration {

namespace {

/// A read that leaves a trace: the register holds names. `actor` is the token's account.
template <class Work>
auto traced(web::Context& context, House& house, const char* action, const std::string& person_id, Work work) {
  return house.database().write([&](storage::Transaction& tx) {
    auto answer = work(tx);
    if (answer.ok()) record(tx, house, context.viewer(), action, person_id);
    return answer;
  });
}

http::Response list_units(web::Context& context, House& house) {
  const auto query = api_query(context.request.query, {"pageSize", "cursor"});
  if (!query) return web::problem(context, query.errors());
  auto units = house.database().read(
      [&](storage::Transaction& tx) -> Result<std::vector<directory::Unit>> { return directory::units(tx); });
  if (!units) return web::problem(context, units.errors());
  std::ranges::sort(*units, {}, &directory::Unit::code);
  std::vector<std::string> items;
  std::string next;
  std::string last;
  for (const auto& unit : *units) {
    if (unit.code <= query->cursor) continue;
    if (static_cast<int>(items.size()) == query->page_size) {
      next = last;
      break;
    }
    items.push_back(unit_json(unit));
    last = unit.code;
  }
  return web::json(context, list_json(items, next));
}

http::Response one_unit(web::Context& context, House& house) {
  const auto query = api_query(context.request.query, {});
  if (!query) return web::problem(context, query.errors());
  const auto unit = house.database().read([&](storage::Transaction& tx) -> Result<directory::Unit> {
    auto found = directory::find_unit(tx, context.request.parameter("id"));
    if (!found) return not_found();
    return std::move(*found);
  });
  if (!unit) return web::problem(context, unit.errors());
  return web::json(context, unit_json(*unit));
}

Result<std::vector<directory::Person>> find_people(storage::Transaction& tx, const House& house,
                                                   const ApiQuery& query) {
  if (!query.unit_id.empty() && !directory::find_unit(tx, query.unit_id)) return invalid("error.choice", "unitId");
  directory::PeopleQuery people;
  people.unit_id = query.unit_id;
  people.with_leavers = query.with_leavers;
  people.present_on = house.today();
  people.after_number = query.cursor;
  people.limit = query.page_size + 1;
  return directory::list_people(tx, house.keys(), people);
}

http::Response list_people(web::Context& context, House& house) {
  const auto query = api_query(context.request.query, {"pageSize", "cursor", "unitId", "includeLeavers"});
  if (!query) return web::problem(context, query.errors());
  auto people = traced(context, house, "people.read", "",
                       [&](storage::Transaction& tx) { return find_people(tx, house, *query); });
  if (!people) return web::problem(context, people.errors());
  const auto size = static_cast<std::size_t>(query->page_size);
  const bool more = people->size() > size;
  if (more) people->resize(size);
  std::vector<std::string> items;
  for (const auto& person : *people) items.push_back(person_json(person));
  return web::json(context, list_json(items, more ? people->back().personnel_number : ""));
}

http::Response one_person(web::Context& context, House& house) {
  const auto query = api_query(context.request.query, {});
  if (!query) return web::problem(context, query.errors());
  const std::string& id = context.request.parameter("id");
  const auto person =
      traced(context, house, "people.read", id, [&](storage::Transaction& tx) -> Result<directory::Person> {
        auto found = directory::find_person(tx, house.keys(), id);
        if (!found) return not_found();
        return std::move(*found);
      });
  if (!person) return web::problem(context, person.errors());
  return web::json(context, person_json(*person));
}

web::Route resource(std::string name, std::string pattern, std::string scope, std::vector<Role> roles,
                    std::string summary, std::string schema, web::Handler handler) {
  web::Route route;
  route.name = std::move(name);
  route.method = http::Method::get;
  route.pattern = std::move(pattern);
  route.audience = web::Audience::api;
  route.roles = std::move(roles);
  route.scope = std::move(scope);
  route.body = http::BodyKind::none;
  route.handler = std::move(handler);
  route.summary = std::move(summary);
  route.response_schema = std::move(schema);
  return route;
}

}  // namespace

namespace {

constexpr const char* kUnitSchema = R"({"type":"object","required":["id","code","name"],"properties":{
  "id":{"type":"string"},"code":{"type":"string"},"name":{"type":"string"},"parentId":{"type":"string"}}})";

constexpr const char* kPersonSchema =
    R"({"type":"object","required":["id","personnelNumber","name","unitId"],"properties":{
  "id":{"type":"string"},"personnelNumber":{"type":"string"},"name":{"type":"string"},"mail":{"type":"string"},
  "unitId":{"type":"string"},"function":{"type":"string"},"category":{"type":"string"},
  "joinedOn":{"type":"string","format":"date"},"leftOn":{"type":"string","format":"date"}}})";

/// "x-query" lists the query parameters: see platform/web/openapi.h.
std::string list_schema(const std::string& item, const std::string& more_parameters) {
  return R"({"type":"object","required":["results"],"properties":{"results":{"type":"array","items":)" + item +
         R"(},"nextCursor":{"type":"string","description":"Send it as cursor to get the next page; absent on the last."}},
  "x-query":[)" +
         web::kApiPaging + more_parameters + "]}";
}

constexpr const char* kPeopleFilters =
    R"(,{"name":"unitId","description":"That unit and those below it","schema":{"type":"string"}},
  {"name":"includeLeavers","description":"true brings leavers too","schema":{"type":"boolean","default":false}})";

}  // namespace

void add_api_routes(web::RouteTable& table, House& house) {
  // Units hold no names; the register of people is the administrator's.
  const std::vector<Role> administrators{Role::administrator};
  table.add(resource("administration.api_units", "/api/v1/units", "units:read", {}, "Units of the force, by code.",
                     list_schema(kUnitSchema, ""),
                     [&house](web::Context& context) { return list_units(context, house); }));
  table.add(resource("administration.api_unit", "/api/v1/units/{id}", "units:read", {}, "One unit.", kUnitSchema,
                     [&house](web::Context& context) { return one_unit(context, house); }));
  table.add(resource("administration.api_people", "/api/v1/people", "people:read", administrators,
                     "People, by personnel number.", list_schema(kPersonSchema, kPeopleFilters),
                     [&house](web::Context& context) { return list_people(context, house); }));
  table.add(resource("administration.api_person", "/api/v1/people/{id}", "people:read", administrators, "One person.",
                     kPersonSchema, [&house](web::Context& context) { return one_person(context, house); }));
}

}  // namespace waarborg::administration
