#include "features/decisions/pages.h"

#include "features/casework/contract/unsent.h"

#include <algorithm>

#include "platform/directory/role_holders.h"

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
  if (done.error().kind == ErrorKind::not_found) return casework::refused(context, done.errors());
  return again(done.errors());
}

std::vector<html::Choice> people_to_ask(storage::Transaction& tx, const Pages& pages, casework::Names& names,
                                        const std::vector<identity::Role>& roles,
                                        const std::function<bool(const std::string& account_id)>& passed_over) {
  std::vector<html::Choice> out;
  for (const auto role : roles)
    for (const auto& account : directory::role_holders(tx, role, pages.house.today())) {
      if (std::ranges::find(out, account.account_id, &html::Choice::value) != out.end()) continue;
      if (!passed_over(account.account_id)) out.push_back({account.account_id, names.account(account.account_id)});
    }
  std::ranges::sort(out, {}, &html::Choice::label);
  return out;
}

}  // namespace waarborg::decisions
