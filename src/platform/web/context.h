// What a page or API handler gets: the request, who looks, the language, and the platform. And the route table.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "platform/audit/audit.h"
#include "platform/auth/sessions.h"
#include "platform/calendar/calendar.h"
#include "platform/config/config.h"
#include "platform/html/components.h"
#include "platform/html/html.h"
#include "platform/http/message.h"
#include "platform/http/server.h"
#include "platform/i18n/texts.h"
#include "platform/identity/instance_keys.h"
#include "platform/identity/viewer.h"
#include "platform/jobs/jobs.h"
#include "platform/mail/mail.h"
#include "platform/storage/database.h"

namespace waarborg::web {

/// The services of one process. Owned by app; outlives every request. Members are thread-safe.
struct Platform {
  const config::Config& config;
  storage::Database& database;
  const Clock& clock;
  const i18n::Texts& texts;
  const identity::InstanceKeys& keys;
  auth::Sessions& sessions;
  jobs::Jobs& jobs;
  mail::Mailer& mailer;
  calendar::Jurisdiction jurisdiction;

  [[nodiscard]] Date today() const { return calendar::local_date(clock.now(), config.zone); }
};

/// Who a route is for. The kind decides session, script, caching and what may be logged.
enum class Audience {
  anyone,    ///< public pages: start, sign-in, route guide, static files
  reporter,  ///< reporter and complainant pages: no script, no address, no exact time, fixed-cost answers
  staff,     ///< a session is needed; roles decide further
  api,       ///< a token is needed; scope decides
};

struct Route;
class RouteTable;

/// One request being answered. Lives for that request only.
struct Context {
  Platform& platform;
  http::Request& request;
  i18n::Translator t;
  /// REQUIRES (staff, api routes): set.
  const identity::Viewer* viewer_or_null = nullptr;
  /// The table and the route that was matched; null while no route is known (error pages then use the public
  /// layout). render() takes menu and audience from them.
  const RouteTable* table = nullptr;
  const Route* route = nullptr;
  [[nodiscard]] const identity::Viewer& viewer() const { return *viewer_or_null; }
  [[nodiscard]] std::string csrf() const { return viewer_or_null ? viewer_or_null->csrf : std::string{}; }
};

using Handler = std::function<http::Response(Context&)>;

/// Cookies of the web pages. They hold opaque values only.
inline constexpr std::string_view kSessionCookie = "waarborg_session";
inline constexpr std::string_view kDeviceCookie = "waarborg_device";
inline constexpr std::string_view kLanguageCookie = "language";

struct Route {
  std::string name;  ///< "reports.new": unique; has a row in tests/authorisation.yaml
  http::Method method;
  std::string pattern;  ///< "/matters/{id}"; a literal segment wins over a parameter
  Audience audience;
  std::vector<identity::Role> roles;  ///< any of these; empty: everyone of the audience
  std::string scope;                  ///< api only: "units:read"
  http::BodyKind body;
  Handler handler;
  /// api only: what the OpenAPI file says of it.
  std::string summary;
  std::string response_schema;
};

Route page(std::string name, std::string pattern, std::vector<identity::Role> roles, Handler handler);  // staff GET
Route action(std::string name, std::string pattern, std::vector<identity::Role> roles, Handler handler,
             http::BodyKind body = http::BodyKind::form);                                    // staff POST
Route open_page(std::string name, std::string pattern, Audience audience, Handler handler);  // anyone/reporter GET
Route open_action(std::string name, std::string pattern, Audience audience, Handler handler,
                  http::BodyKind body = http::BodyKind::form);

/// An entry of the side menu; shown to who has one of the roles.
struct NavItem {
  std::string text_key;
  std::string path;
  std::vector<identity::Role> roles;
  int order = 0;
  /// Optional count shown behind it; answers 0 for none.
  std::function<std::int64_t(const Context&)> count;
};

/// The table of all routes and menu entries; features add theirs, in order.
class RouteTable {
 public:
  /// REQUIRES: the name and the method with pattern are new (a bug otherwise: aborts with a message).
  void add(Route route);
  void add(std::vector<Route> routes);
  void add_nav(NavItem item) { nav_.push_back(std::move(item)); }
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }
  [[nodiscard]] const std::vector<NavItem>& nav() const { return nav_; }

  struct Match {
    const Route* route = nullptr;
    std::map<std::string, std::string, std::less<>> parameters;
    bool path_known = false;  ///< some other method answers this path: 405
  };
  [[nodiscard]] Match match(http::Method method, std::string_view path) const;
  /// The methods that answer this path, for the Allow header: "GET, HEAD, POST".
  [[nodiscard]] std::string allowed(std::string_view path) const;

 private:
  std::vector<Route> routes_;
  std::vector<NavItem> nav_;
};

/// From request to response: language, session, roles, token, security headers, error pages, problem details.
/// Never lets an exception out; never a 500 for bad input.
class Application {
 public:
  /// Who stands behind a session cookie or an Authorization header. As auth::Sessions answers; tests answer
  /// for themselves.
  struct Doorkeeper {
    std::function<Result<identity::Viewer>(const std::string& cookie)> session;
    std::function<Result<auth::Sessions::TokenViewer>(const std::string& authorization)> token;
  };
  /// Adds the platform's own routes to the table: /static/{file}, /language, /healthz. Reads the static files.
  Application(Platform& platform, RouteTable table);
  Application(Platform& platform, RouteTable table, Doorkeeper doorkeeper);
  http::Response handle(http::Request& request);
  [[nodiscard]] http::Plan plan(http::Method method, std::string_view path) const;
  [[nodiscard]] http::Response refusal(int status, std::string_view path) const;
  [[nodiscard]] const RouteTable& table() const { return table_; }

 private:
  http::Response answer(http::Request& request);
  http::Response call(Context& context, const RouteTable::Match& match);
  Platform& platform_;
  RouteTable table_;
  Doorkeeper doorkeeper_;
};

// ---- Answers.

struct Crumb {
  std::string label, path;
};
struct PageOptions {
  std::string title;
  std::vector<Crumb> crumbs{};
  html::Html actions{};  ///< buttons beside the heading
  int status = 200;
};
/// A whole page in the layout of the route's audience, with heading, menu, language choice. The one way to make one.
http::Response render(Context& context, const PageOptions& options, const html::Html& body);
/// The page for errors that are not of a form: 404 and 403 look alike where existence would leak.
http::Response error_page(Context& context, const Errors& errors);
/// application/problem+json (RFC 9457) with every error and its field.
http::Response problem(Context& context, const Errors& errors);
http::Response json(Context& context, std::string body, int status = 200);
/// The cookie that carries a notice's text key to the next page; render() shows and clears it.
inline constexpr std::string_view kNoticeCookie = "waarborg_notice";
/// A message shown once on the next page ("Saved."); travels in a short-lived cookie as a text key.
http::Response see_other_with_notice(std::string location, std::string_view text_key);

/// The HTTP status of the first error's kind.
int status_of(const Errors& errors);
/// A path of this site that a page may redirect to: starts with one '/', no backslash, no control character.
/// Anything else becomes "/".
std::string safe_path(std::string_view path);

/// What was posted, as a FormState for showing the form again.
html::FormState state_of(const http::Request& request, Errors errors);

/// A list as csv, xlsx or ods. Formula injection is neutralised (a leading = + - @ tab CR gets an apostrophe).
struct Sheet {
  std::string name;  ///< file name without extension, and sheet name
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};
http::Response export_sheet(Context& context, const Sheet& sheet, std::string_view format);

}  // namespace waarborg::web
