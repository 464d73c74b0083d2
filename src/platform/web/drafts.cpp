#include "platform/web/drafts.h"

#include "platform/http/urlencoded.h"
#include "queries/platform_web.h"

namespace waarborg::web {
namespace {

namespace sql = queries::platform_web;

constexpr std::string_view kDraftCookie = "waarborg_draft";
constexpr std::string_view kAccountCookie = "waarborg_account";
constexpr int kDraftSeconds = 60 * 60;

std::string account_mark(const Platform& platform, std::string_view account_id) {
  const Bytes token = sealing::keyed_token(platform.keys.cookie, "draft account", account_id);
  return std::string(account_id) + "." + to_base64url(token);
}

/// The account that the browser last had a session of; empty when it shows no genuine mark.
std::string account_of(const Platform& platform, const http::Request& request) {
  const std::string& mark = request.cookie(kAccountCookie);
  const std::string account = mark.substr(0, mark.find('.'));
  if (account.empty() || !sealing::same(as_bytes(mark), as_bytes(account_mark(platform, account)))) return {};
  return account;
}

std::string place_of(std::string_view id) { return "web_drafts:" + std::string(id); }

bool worth_keeping(std::string_view name) {
  return name != "csrf" && name.find("password") == std::string_view::npos &&
         name.find("totp") == std::string_view::npos;
}

/// The action on the first line, then the fields as a form writes them.
std::string to_text(const http::Request& request) {
  std::string text = request.path + "\n";
  for (const auto& [name, value] : request.form.items())
    if (worth_keeping(name)) text += http::percent_encode(name) + "=" + http::percent_encode(value) + "&";
  return text;
}

std::optional<Draft> from_text(std::string_view text) {
  const auto line_end = text.find('\n');
  if (line_end == std::string_view::npos) return std::nullopt;
  auto fields = http::parse_urlencoded(text.substr(line_end + 1));
  if (!fields) return std::nullopt;
  return Draft{std::string(text.substr(0, line_end)), std::move(*fields)};
}

}  // namespace

bool keep_draft(Platform& platform, const http::Request& request, std::string_view page, http::Response& response) {
  const std::string account = account_of(platform, request);
  if (account.empty() || request.form.items().empty()) return false;
  const std::string id = new_id();
  const sealing::Key key = sealing::Key::random();
  const Bytes sealed = sealing::seal(key, place_of(id), to_text(request));
  const Date today = platform.today();
  const auto kept = platform.database.write([&](storage::Transaction& tx) -> Result<Done> {
    tx.execute(sql::delete_old_drafts, {add_days(today, -1)});
    tx.execute(sql::insert_draft, {id, account, page, sealed, today});
    return Done{};
  });
  if (!kept) return false;
  response.set_cookie(kDraftCookie, id + "." + to_base64url(key.view()), "/", kDraftSeconds);
  return true;
}

std::optional<Draft> take_draft(Context& context, std::string_view path) {
  const std::string& cookie = context.request.cookie(kDraftCookie);
  const auto dot = cookie.find('.');
  if (dot == std::string::npos) return std::nullopt;
  const std::string id = cookie.substr(0, dot);
  const auto key = from_base64url(cookie.substr(dot + 1));
  if (!key || key->size() != sealing::Key::size) return std::nullopt;
  std::optional<std::string> text;
  const auto taken = context.platform.database.write([&](storage::Transaction& tx) -> Result<Done> {
    const auto row = tx.find(sql::find_draft, {id, context.viewer().account_id});
    if (!row || row->text("path") != path) return Done{};
    text = sealing::open_text(sealing::Key::from(*key), place_of(id), row->blob("sealed"));
    tx.execute(sql::delete_draft, {id});
    return Done{};
  });
  if (!taken || !text) return std::nullopt;
  return from_text(*text);
}

html::Html draft_alert(const i18n::Translator& t) {
  using html::operator""_html;
  html::Html body;
  body << "<p>"_html << t("web.draft_back_text") << "</p>"_html;
  return html::alert(html::Tone::info, t("web.draft_back"), body);
}

void mark_account(const Platform& platform, const http::Request& request, const std::string& account_id,
                  http::Response& response) {
  const std::string mark = account_mark(platform, account_id);
  if (request.cookie(kAccountCookie) != mark) response.set_cookie(kAccountCookie, mark);
}

}  // namespace waarborg::web
