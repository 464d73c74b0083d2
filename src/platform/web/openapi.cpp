#include "platform/web/openapi.h"

#include <boost/json.hpp>
#include <cstdio>
#include <cstdlib>

#include "base/text.h"

namespace waarborg::web {
namespace {

namespace json = boost::json;

void indent(std::string& out, int depth) {
  out += '\n';
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

void print(std::string& out, const json::value& value, int depth) {
  if (const auto* object = value.if_object(); object != nullptr && !object->empty()) {
    char before = '{';
    for (const auto& member : *object) {
      out += before;
      indent(out, depth + 1);
      out += json::serialize(json::string(member.key())) + ": ";
      print(out, member.value(), depth + 1);
      before = ',';
    }
    indent(out, depth);
    out += '}';
  } else if (const auto* array = value.if_array(); array != nullptr && !array->empty()) {
    char before = '[';
    for (const auto& item : *array) {
      out += before;
      indent(out, depth + 1);
      print(out, item, depth + 1);
      before = ',';
    }
    indent(out, depth);
    out += ']';
  } else {
    out += json::serialize(value);
  }
}

json::object schema_of(const Route& route) {
  if (route.response_schema.empty()) return {{"type", "object"}};
  boost::system::error_code error;
  json::value schema = json::parse(route.response_schema, error);
  const bool begins_right = route.pattern.starts_with(kApiBase);
  if (error || !schema.is_object() || !begins_right) {
    std::fprintf(stderr, "route %s: the API cannot be described\n", route.name.c_str());
    std::abort();
  }
  return schema.as_object();
}

/// "{id}" segments of the path.
json::array path_parameters(std::string_view pattern) {
  json::array out;
  for (const auto& segment : split(pattern, '/')) {
    if (!segment.starts_with('{')) continue;
    out.push_back(json::object{{"name", segment.substr(1, segment.size() - 2)},
                               {"in", "path"},
                               {"required", true},
                               {"schema", {{"type", "string"}}}});
  }
  return out;
}

void add_query(json::array& parameters, const json::object& schema) {
  const auto* query = schema.if_contains("x-query");
  if (query == nullptr) return;
  for (const auto& each : query->as_array()) {
    json::object parameter = each.as_object();
    parameter["in"] = "query";
    parameters.push_back(std::move(parameter));
  }
}

json::object version_header() { return {{"API-Version", {{"$ref", "#/components/headers/API-Version"}}}}; }

json::object good_answer(json::object schema) {
  schema.erase("x-query");
  return {{"description", "Done"},
          {"headers", version_header()},
          {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
}

json::object operation_of(const Route& route) {
  const json::object schema = schema_of(route);
  json::array parameters = path_parameters(route.pattern);
  const bool names_one = !parameters.empty();
  add_query(parameters, schema);
  json::object responses{{"200", good_answer(schema)}};
  for (const char* status : {"401", "403", "422", "503"})
    responses[status] = {{"$ref", "#/components/responses/problem"}};
  if (names_one) responses["404"] = {{"$ref", "#/components/responses/problem"}};
  json::object operation{{"operationId", route.name}, {"summary", route.summary}};
  if (!route.scope.empty()) operation["description"] = "Needs a token with the scope " + route.scope + ".";
  const auto segments = split(route.pattern.substr(kApiBase.size() + 1), '/');
  operation["tags"] = json::array{json::string(segments.front())};
  if (route.body == http::BodyKind::batch)
    operation["requestBody"] = {{"required", true},
                                {"content", {{"application/octet-stream", {{"schema", {{"type", "string"}}}}}}}};
  if (!parameters.empty()) operation["parameters"] = std::move(parameters);
  operation["responses"] = std::move(responses);
  return operation;
}

json::object components() {
  const json::object text{{"type", "string"}};
  const json::object error{{"type", "object"},
                           {"required", json::array{"code", "detail"}},
                           {"properties", {{"code", text}, {"detail", text}, {"field", text}}}};
  const json::object problem{{"type", "object"},
                             {"required", json::array{"type", "title", "status"}},
                             {"properties",
                              {{"type", text},
                               {"title", text},
                               {"status", {{"type", "integer"}}},
                               {"errors", {{"type", "array"}, {"items", error}}}}}};
  const json::object version{{"description", "Version of the API"},
                             {"schema", {{"type", "string"}, {"example", std::string(kApiVersion)}}}};
  return {{"headers", {{"API-Version", version}}},
          {"responses",
           {{"problem",
             {{"description", "What was wrong (RFC 9457)"},
              {"headers", version_header()},
              {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/problem"}}}}}}}}}}},
          {"schemas", {{"problem", problem}}},
          {"securitySchemes",
           {{"token",
             {{"type", "http"},
              {"scheme", "bearer"},
              {"description", "An API token, made on the page of one's own account"}}}}}};
}

}  // namespace

std::string openapi_document(const RouteTable& table) {
  std::map<std::string, json::object> paths;
  std::map<std::string, bool> tags;
  for (const Route& route : table.routes()) {
    if (route.audience != Audience::api) continue;
    json::object operation = operation_of(route);
    tags[std::string(operation["tags"].as_array().front().as_string())] = true;
    paths[route.pattern.substr(kApiBase.size())][ascii_lower(http::name_of(route.method))] = std::move(operation);
  }
  json::object path_list;
  for (auto& [path, operations] : paths) path_list[path] = std::move(operations);
  json::array tag_list;
  for (const auto& [tag, known] : tags) tag_list.push_back(json::object{{"name", tag}});
  const json::object document{
      {"openapi", "3.0.3"},
      {"info",
       {{"title", "Waarborg"},
        {"version", std::string(kApiVersion)},
        {"description",
         "Plain data of a force's integrity management, for the systems around it. Never names, subjects "
         "or texts of a matter: those are sealed and no token opens them."},
        {"license", {{"name", "EUPL-1.2"}}}}},
      {"servers", json::array{json::object{{"url", std::string(kApiBase)}}}},
      {"security", json::array{json::object{{"token", json::array{}}}}},
      {"tags", std::move(tag_list)},
      {"paths", std::move(path_list)},
      {"components", components()}};
  std::string out;
  print(out, document, 0);
  return out + "\n";
}

}  // namespace waarborg::web
