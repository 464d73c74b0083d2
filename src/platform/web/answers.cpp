// Errors as pages and as problem details, and the small answers that need no layout.
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "platform/web/refusals.h"

namespace waarborg::web {
namespace {

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid: return 422;
    case ErrorKind::not_found: return 404;
    case ErrorKind::forbidden: return 403;
    case ErrorKind::conflict: return 409;
    case ErrorKind::too_large: return 413;
    case ErrorKind::too_many: return 429;
    case ErrorKind::unavailable: return 503;
  }
  return 500;
}

}  // namespace

int status_of(const Errors& errors) { return status_of(errors.front().kind); }

http::Response refusal_page(Context& context, int status, const Errors& errors) {
  using html::operator""_html;
  const char* title = status == 404   ? "error.title_not_found"
                      : status == 403 ? "error.title_forbidden"
                                      : "error.title_general";
  html::Html body;
  for (const Error& error : errors) body << "<p>"_html << context.t(error) << "</p>"_html;
  body << "<p><a href=\"/\">"_html << context.t("web.to_start") << "</a></p>"_html;
  return render(context, {.title = context.t(title), .crumbs = {}, .actions = {}, .status = status}, body);
}

http::Response refusal_document(Context& context, int status, const Errors& errors) {
  boost::json::object document;
  const Error& first = errors.front();
  document["type"] = "urn:waarborg:problem:" + first.code;
  document["title"] = context.t(first);
  document["status"] = status;
  boost::json::array list;
  for (const Error& error : errors) {
    boost::json::object item;
    item["code"] = error.code;
    item["detail"] = context.t(error);
    if (!error.field.empty()) item["field"] = error.field;
    list.push_back(std::move(item));
  }
  document["errors"] = std::move(list);
  http::Response response = json(context, boost::json::serialize(document), status);
  response.content_type = "application/problem+json";
  return response;
}

http::Response error_page(Context& context, const Errors& errors) {
  if (context.route != nullptr && context.route->audience == Audience::api) return problem(context, errors);
  return refusal_page(context, status_of(errors), errors);
}

http::Response problem(Context& context, const Errors& errors) {
  return refusal_document(context, status_of(errors), errors);
}

http::Response json(Context&, std::string body, int status) {
  http::Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = std::move(body);
  return response;
}

http::Response see_other_with_notice(std::string location, std::string_view text_key) {
  http::Response response = http::see_other(std::move(location));
  response.set_cookie(kNoticeCookie, text_key, "/", 60);
  return response;
}

html::FormState state_of(const http::Request& request, Errors errors) {
  return {request.form.items(), std::move(errors)};
}

std::string safe_path(std::string_view path) {
  const bool local = path.starts_with('/') && !path.starts_with("//") && path.find('\\') == std::string_view::npos;
  for (const char c : path)
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return "/";
  return local ? std::string(path) : "/";
}

}  // namespace waarborg::web
