#include "features/decisions/pages.h"

#include "platform/directory/directory.h"

namespace waarborg::decisions {

using html::operator""_html;

Result<Done> check_room(const matters::House& house, const matters::Opened& opened, std::string_view room) {
  const auto* shown = house.rooms.find(room);
  if (!shown || !shown->shown(opened.matter, *opened.procedure)) return not_found();
  return Done{};
}

int number_in(const std::string& text) {
  int number = 0;
  for (const char digit : text.substr(0, 9)) {
    if (digit < '0' || digit > '9') return -1;
    number = number * 10 + (digit - '0');
  }
  return text.empty() ? -1 : number;
}

html::FormState form_state(web::Context& context, const Errors& errors, html::FormState otherwise) {
  if (!errors.empty()) return web::state_of(context.request, errors);
  if (const auto draft = web::take_draft(context, context.request.path)) return draft->state();
  return otherwise;
}

http::Response after(web::Context& context, const Result<Done>& done, const std::string& back,
                     const std::function<http::Response(const Errors&)>& again) {
  if (done.ok()) return web::see_other_with_notice(back, "decisions.saved");
  if (done.error().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  return again(done.errors());
}

html::Html text_of(std::string_view text) {
  html::Html out;
  out << text;
  return out;
}

html::Html heading(std::string_view text) {
  html::Html out;
  out << "<h2>"_html << text << "</h2>"_html;
  return out;
}

}  // namespace waarborg::decisions
