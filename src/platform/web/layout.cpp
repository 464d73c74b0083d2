// render(): the values of the frame, taken from the request, its route and the configuration.
#include <algorithm>

#include "platform/web/frame.h"

namespace waarborg::web {

namespace {

/// "/matters" holds "/matters" and "/matters/x", not "/matters-old".
bool holds(std::string_view section, std::string_view path) {
  if (section == "/") return path == "/";
  return path.starts_with(section) && (path.size() == section.size() || path[section.size()] == '/');
}

std::vector<MenuEntry> menu_of(const Context& context) {
  if (context.table == nullptr || context.viewer_or_null == nullptr) return {};
  std::vector<const NavItem*> items;
  for (const auto& item : context.table->nav())
    if (context.viewer().has_any(item.roles)) items.push_back(&item);
  std::stable_sort(items.begin(), items.end(), [](auto* a, auto* b) { return a->order < b->order; });
  // Of entries that hold this page the longest path is the current one.
  std::size_t longest = 0;
  for (const auto* item : items)
    if (holds(item->path, context.request.path)) longest = std::max(longest, item->path.size());
  std::vector<MenuEntry> menu;
  for (const auto* item : items) {
    auto& entry = menu.emplace_back(MenuEntry{context.t(item->text_key), item->path});
    if (item->count) entry.count = item->count(context);
    if (item->path.size() != longest || !holds(item->path, context.request.path)) continue;
    entry.current = item->path == context.request.path ? MenuEntry::Current::page : MenuEntry::Current::section;
  }
  return menu;
}

bool can_be_opened(const Context& context, std::string_view path) {
  return context.table != nullptr && context.table->match(http::Method::get, path).route != nullptr;
}

constexpr const char* kSearchPath = "/search";

/// This page, or the start page when it cannot be asked for again with GET.
std::string back_of(const Context& context) {
  if (context.request.method == http::Method::get) return context.request.target;
  return can_be_opened(context, context.request.path) ? context.request.path : "/";
}

Audience audience_of(const Context& context) {
  if (context.route != nullptr) return context.route->audience;
  return context.viewer_or_null != nullptr ? Audience::staff : Audience::anyone;
}

std::vector<std::string> contact_of(const config::Config& config) {
  std::vector<std::string> lines;
  for (const auto* line : {&config.contact_name, &config.contact_address, &config.contact_mail, &config.contact_phone})
    if (!line->empty()) lines.push_back(*line);
  return lines;
}

}  // namespace

http::Response render(Context& context, const PageOptions& options, const html::Html& body) {
  return render_with_form(context, options, body, {});
}

http::Response render_with_form(Context& context, const PageOptions& options, const html::Html& body,
                                std::string form_id) {
  const auto& config = context.platform.config;
  Frame frame{audience_of(context), options.title, config.force_name};
  frame.crumbs = options.crumbs;
  frame.actions = options.actions;
  frame.back = back_of(context);
  frame.language_form = std::move(form_id);
  frame.contact = contact_of(config);
  frame.csrf = context.csrf();
  if (frame.audience == Audience::staff && context.viewer_or_null != nullptr) {
    frame.menu = menu_of(context);
    frame.user_name = context.viewer().name;
    // On the search page itself the box stands in the page, with what was typed.
    if (can_be_opened(context, kSearchPath) && context.request.path != kSearchPath) frame.search = kSearchPath;
    frame.session_seconds = config.session_idle_minutes * 60;
  }
  if (frame.audience == Audience::reporter && can_be_opened(context, "/route-guide"))
    frame.outside_help = "/route-guide";
  http::Response response;
  response.status = options.status;
  if (const auto& key = context.request.cookie(kNoticeCookie); !key.empty()) {
    // A cookie is outside input: it may choose among our texts and say nothing of its own.
    if (context.platform.texts.find(key) != nullptr) frame.notice = context.t(key);
    response.clear_cookie(kNoticeCookie, "/", config.public_origin.starts_with("https:"));
  }
  response.body = page_document(context.t, frame, body).take();
  return response;
}

}  // namespace waarborg::web
