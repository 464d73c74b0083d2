// The pages of this feature's rooms, and what they share.
#pragma once

#include "features/decisions/case_acts.h"
#include "features/decisions/room_steps.h"
#include "platform/web/drafts.h"

namespace waarborg::decisions {

using html::heading;
using html::words;

/// Routes and their content, made once; handlers keep a copy.
struct Pages {
  matters::House& house;
  SharedTerms terms;
  [[nodiscard]] Kit kit(const web::Context& context) const { return {house, *terms, context.viewer()}; }
  [[nodiscard]] web::Handler with(http::Response (*page)(web::Context&, const Pages&)) const {
    return [pages = *this, page](web::Context& context) { return page(context, pages); };
  }
};

/// The room of the matter, or not_found where the matter has none of that name.
Result<Done> check_room(const matters::House& house, const matters::Opened& opened, std::string_view room);
/// A version as a form carries it; -1 when it is none.
int number_in(const std::string& text);
/// What was typed, with what is wrong; at first show the draft that was kept, or `otherwise`.
html::FormState form_state(web::Context& context, const Errors& errors, html::FormState otherwise = {});
/// Back to a page after an act, or the same page again with its errors.
http::Response after(web::Context& context, const Result<Done>& done, const std::string& back,
                     const std::function<http::Response(const Errors&)>& again);
/// People of the whole force who hold one of these roles today, by name, each once; without those `passed_over`.
std::vector<html::Choice> people_to_ask(storage::Transaction& tx, const Pages& pages, casework::Names& names,
                                        const std::vector<identity::Role>& roles,
                                        const std::function<bool(const std::string& account_id)>& passed_over);

void add_weighing_routes(web::RouteTable& table, const Pages& pages);
void add_consultation_routes(web::RouteTable& table, const Pages& pages);
void add_panel_routes(web::RouteTable& table, const Pages& pages);
void add_ends_routes(web::RouteTable& table, const Pages& pages);
void add_sanction_routes(web::RouteTable& table, const Pages& pages);

}  // namespace waarborg::decisions
