// From request to response. Who may pass is decided here for routes; what of a matter may be seen is decided in
// the use cases.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <typeinfo>

#include "base/text.h"
#include "platform/auth/first_password.h"
#include "platform/http/urlencoded.h"
#include "platform/web/context.h"
#include "platform/web/drafts.h"
#include "platform/web/first_password.h"
#include "platform/web/guard.h"
#include "platform/web/openapi.h"
#include "platform/web/own_routes.h"
#include "platform/web/refusals.h"

namespace waarborg::web {
namespace {

std::string origin_of(const config::Config& config) {
  if (!config.public_origin.empty()) return config.public_origin;
  return fmt::format("http://{}:{}", config.http_address, config.http_port);
}

bool over_https(const config::Config& config) { return config.public_origin.starts_with("https://"); }

/// The reader's choice, else the account's language, else what the browser asks for.
i18n::Translator translator_for(const Platform& platform, const http::Request& request,
                                const identity::Viewer* viewer) {
  auto language = i18n::language_from(request.cookie(kLanguageCookie));
  if (!language) language = viewer != nullptr ? viewer->language : i18n::negotiate(request.header("accept-language"));
  return {platform.texts, *language, platform.config.zone};
}

std::string_view first_segment(std::string_view path) { return path.substr(0, path.find('/', 1)); }

/// Whether an unreadable or unknown path belongs to the API, so that its answer must be a problem document.
bool is_api_path(const RouteTable& table, std::string_view path) {
  for (const Route& route : table.routes())
    if (route.audience == Audience::api && first_segment(route.pattern) == first_segment(path)) return true;
  return false;
}

http::Response refused(const RouteTable& table, Context& context, int status, const Error& error) {
  if (is_api_path(table, context.request.path)) return refusal_document(context, status, {error});
  return refusal_page(context, status, {error});
}

/// One answer for what does not exist and for what this viewer may not know of.
http::Response unknown(const RouteTable& table, Context& context) {
  context.route = nullptr;
  // The menu, but nothing that depends on whether the path has other methods.
  context.table = context.request.method == http::Method::get ? &table : nullptr;
  return refused(table, context, 404, not_found());
}

/// Signs of an unexpected exception: an id for the reader, the kind for the log, no content in either.
http::Response incident(const RouteTable& table, Context& context, std::string_view kind) {
  const std::string id = new_id();
  const std::string line = fmt::format("{{\"log\":\"incident\",\"id\":\"{}\",\"route\":\"{}\",\"kind\":\"{}\"}}\n", id,
                                       context.route == nullptr ? "" : context.route->name, kind);
  std::fwrite(line.data(), 1, line.size(), stderr);
  Context bare{context.platform, context.request, context.t};
  return refused(table, bare, 500, {ErrorKind::unavailable, "web.incident", {}, {id}});
}

/// The page on which the form stood that was posted: where it came from, or, when it was shown again at an address
/// that only takes forms, the nearest page above that.
std::string page_of_form(const RouteTable& table, const Context& context) {
  const auto can_be_opened = [&](std::string_view path) {
    return !path.empty() && table.match(http::Method::get, path).route != nullptr;
  };
  const std::string from = referring_path(context.request, origin_of(context.platform.config));
  if (can_be_opened(from)) return from;
  std::string page = context.request.path;
  while (page.size() > 1 && !can_be_opened(page)) page.resize(page.rfind('/'));
  return page.empty() ? "/" : page;
}

/// To the sign-in page; what was typed waits in a draft.
http::Response to_sign_in(const RouteTable& table, Context& context) {
  http::Request& request = context.request;
  const auto sign_in = [](std::string_view next) { return "/sign-in?next=" + http::percent_encode(next); };
  if (request.method == http::Method::get) return http::see_other(sign_in(request.target));
  const std::string page = page_of_form(table, context);
  http::Response response = http::see_other(sign_in(page));
  const char* notice = "error.session_ended";
  if (keep_draft(context.platform, request, page, response))
    notice = request.uploads.empty() ? "web.draft_kept" : "web.draft_kept_no_files";
  response.set_cookie(kNoticeCookie, notice, "/", 60);
  return response;
}

/// The same answer for every page, whatever the roles are. Nothing was typed that a draft would have to keep: no form
/// could be opened.
http::Response to_first_password(const http::Request& request) {
  const std::string next = request.method == http::Method::get ? "?next=" + http::percent_encode(request.target) : "";
  return http::see_other(std::string(kFirstPasswordPath) + next);
}

bool has_form_token(const Context& context) {
  if (context.request.method == http::Method::get) return true;
  return sealing::same(as_bytes(context.request.form.get("csrf")), as_bytes(context.viewer().csrf));
}

/// A form of an earlier session: refused, and kept like one without a session.
http::Response stale_form(const RouteTable& table, Context& context) {
  http::Response response = refused(table, context, 403, forbidden("error.csrf"));
  keep_draft(context.platform, context.request, page_of_form(table, context), response);
  return response;
}

http::Response call_staff(const RouteTable& table, Context& context, const Route& route) {
  if (context.viewer_or_null == nullptr) return to_sign_in(table, context);
  if (!context.viewer().has_any(route.roles)) return unknown(table, context);
  if (!has_form_token(context)) return stale_form(table, context);
  http::Response response = route.handler(context);
  mark_account(context.platform, context.request, context.viewer().account_id, response);
  return response;
}

http::Response call_api(const Application::Doorkeeper& doorkeeper, Context& context, const Route& route) {
  const auto token = doorkeeper.token(context.request.header("authorization"));
  if (!token && token.error().kind == ErrorKind::unavailable) return problem(context, token.errors());
  if (!token) {
    http::Response response = refusal_document(context, 401, {forbidden("web.token_needed")});
    response.set_header("WWW-Authenticate", "Bearer");
    return response;
  }
  const auto& scopes = token->scopes;
  if (!route.scope.empty() && std::find(scopes.begin(), scopes.end(), route.scope) == scopes.end())
    return problem(context, {{ErrorKind::forbidden, "web.scope_missing", {}, {route.scope}}});
  if (!token->viewer.has_any(route.roles)) return problem(context, {not_found()});
  context.viewer_or_null = &token->viewer;
  http::Response response = route.handler(context);
  context.viewer_or_null = nullptr;
  return response;
}

}  // namespace

Application::Application(Platform& platform, RouteTable table, Doorkeeper doorkeeper)
    : platform_(platform), table_(std::move(table)), doorkeeper_(std::move(doorkeeper)) {
  table_.add(own_routes(platform));
}

http::Response Application::call(Context& context, const RouteTable::Match& match) {
  const Route& route = *match.route;
  context.route = &route;
  context.table = &table_;
  switch (route.audience) {
    case Audience::staff: return call_staff(table_, context, route);
    case Audience::api: return call_api(doorkeeper_, context, route);
    case Audience::anyone:
    case Audience::reporter: break;
  }
  return route.handler(context);
}

http::Response Application::answer(http::Request& request) {
  auto match = table_.match(request.method, request.path);
  request.parameters = std::move(match.parameters);
  const bool wants_session = match.route == nullptr || match.route->audience == Audience::staff ||
                             (match.route->audience == Audience::anyone && request.path != "/healthz" &&
                              !request.path.starts_with("/static/"));
  std::optional<identity::Viewer> viewer;
  const std::string& cookie = request.cookie(kSessionCookie);
  if (wants_session && !cookie.empty()) {
    auto found = doorkeeper_.session(cookie);
    if (!found && found.error().kind == ErrorKind::unavailable) {
      Context context{platform_, request, translator_for(platform_, request, nullptr)};
      return refused(table_, context, 503, found.error());
    }
    // Beside the page on which they choose a password of their own they are a visitor like any other.
    if (!found && found.error().code == auth::kFirstPassword && match.route != nullptr &&
        match.route->audience == Audience::staff)
      return to_first_password(request);
    if (found) viewer = std::move(found).value();
  }
  const identity::Viewer* viewer_or_null = viewer ? &*viewer : nullptr;
  Context context{platform_, request, translator_for(platform_, request, viewer_or_null), viewer_or_null};
  if (request.method != http::Method::get && !is_own_origin(request, origin_of(platform_.config)))
    return refused(table_, context, 403, forbidden("web.origin"));
  try {
    if (match.route != nullptr) return call(context, match);
    if (!match.path_known) return unknown(table_, context);
    http::Response response = refused(table_, context, 405, refusal_error(405));
    response.set_header("Allow", table_.allowed(request.path));
    return response;
  } catch (const storage::Failure&) {
    Context bare{platform_, request, context.t};
    return refused(table_, bare, 503, {ErrorKind::unavailable, "error.storage_unavailable"});
  } catch (const std::exception& error) {
    return incident(table_, context, typeid(error).name());
  }
}

http::Response Application::handle(http::Request& request) {
  http::Response response = answer(request);
  secure(response, over_https(platform_.config));
  if (is_api_path(table_, request.path)) response.set_header("API-Version", std::string(kApiVersion));
  return response;
}

http::Plan Application::plan(http::Method method, std::string_view path) const {
  const auto match = table_.match(method, path);
  if (match.route == nullptr) return {http::BodyKind::none, true};
  const bool open = match.route->audience == Audience::anyone || match.route->audience == Audience::reporter;
  return {match.route->body, open};
}

http::Response Application::refusal(int status, std::string_view path) const {
  http::Request request;
  request.path = path;
  request.target = "/";
  Context context{platform_, request, translator_for(platform_, request, nullptr)};
  http::Response response = refused(table_, context, status, refusal_error(status));
  if (status == 405) response.set_header("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
  secure(response, over_https(platform_.config));
  if (is_api_path(table_, path)) response.set_header("API-Version", std::string(kApiVersion));
  return response;
}

}  // namespace waarborg::web
