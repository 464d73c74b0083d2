// Assign and hand over: find somebody, then give them a part in the matter. What is typed to find somebody is posted,
// so that no name stands in a URL.
#include "base/text.h"
#include "features/casework/pages.h"
#include "features/casework/rows.h"
#include "matters/conflicts.h"
#include "matters/participants.h"
#include "platform/directory/directory.h"

namespace waarborg::casework {

namespace {

constexpr int kFoundMax = 20;

std::vector<std::string> roles_for(storage::Transaction& tx, const matters::Opened& opened, Giving giving) {
  const std::vector<std::string> all{"handler", "commissioner", "decider", "second", "care_contact", "team_chief"};
  if (giving == Giving::assign) return all;
  std::vector<std::string> held;
  for (const auto& role : all)
    if (!matters::active_participant(tx, opened.matter.id, role).empty()) held.push_back(role);
  return held;
}

/// People with an account whom the words mean: a personnel number, or words of the name.
std::vector<html::Choice> find_people(storage::Transaction& tx, const matters::House& house, const std::string& typed) {
  const std::string words(trim(typed));
  if (words.empty()) return {};
  std::vector<directory::Person> people;
  if (auto person = directory::find_person_by_number(tx, house.keys(), words)) people.push_back(std::move(*person));
  directory::PeopleQuery query;
  query.name = words;
  query.present_on = house.today();
  query.limit = kFoundMax;
  if (people.empty()) people = directory::list_people(tx, house.keys(), query);
  std::vector<html::Choice> out;
  for (const auto& person : people) {
    const auto account = directory::account_of_person(tx, person.id);
    if (!account || account->closed) continue;
    const auto unit = directory::find_unit(tx, person.unit_id);
    out.push_back({account->account_id, person.name, person.personnel_number + (unit ? ", " + unit->name : "")});
  }
  return out;
}

http::Response give_page(web::Context& context, matters::House& house, Giving giving, const Errors& errors) {
  const Typed typed = typed_into(context, errors);
  return show(context, house, [&](storage::Transaction& tx, const matters::Opened& opened) -> Result<Body> {
    const auto& posted = typed.draft ? typed.draft->fields : context.request.form;
    GiveForm form;
    form.matter_id = opened.matter.id;
    form.csrf = context.csrf();
    form.giving = giving;
    for (const auto& role : roles_for(tx, opened, giving)) form.roles.push_back({role, role_title(context.t, role)});
    form.searched = !trim(posted.get("who")).empty();
    form.found = find_people(tx, house, posted.get("who"));
    const auto state = typed.any() ? typed.state : web::state_of(context.request, {});
    Body body{"people", give_view(context.t, form, state), errors.empty() ? 200 : web::status_of(errors)};
    body.notice = typed.notice;
    body.heading = context.t(giving == Giving::assign ? "casework.assign" : "casework.hand_over");
    return body;
  });
}

Result<Done> check_choices(const http::Fields& form, Giving giving) {
  Errors errors;
  if (form.get("role").empty()) errors.push_back(invalid("error.choose", "role"));
  if (form.get("account").empty())
    errors.push_back(invalid("error.choose", form.get("who").empty() ? "who" : "account"));
  if (giving == Giving::hand_over && trim(form.get("reason")).empty())
    errors.push_back(invalid("error.required", "reason"));
  if (!errors.empty()) return errors;
  return Done{};
}

http::Response give(web::Context& context, matters::House& house, Giving giving) {
  const auto& form = context.request.form;
  if (form.get("do") == "search") return give_page(context, house, giving, {});
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) -> Result<Done> {
    if (!opened.matter.is_open()) return conflict("matter.not_open");
    TRY(check_choices(form, giving));
    if (giving == Giving::hand_over)
      return matters::hand_over(tx, house, opened, context.viewer(), form.get("role"), form.get("account"),
                                form.get("reason"));
    return matters::assign(tx, house, opened, context.viewer(), form.get("account"), form.get("role"));
  });
  if (done.ok()) {
    const auto waits = house.database().read([&](storage::Transaction& tx) -> Result<bool> {
      return matters::is_waiting(tx, context.request.parameter("id"), form.get("account"), form.get("role"));
    });
    if (waits.ok() && *waits)
      return web::see_other_with_notice(path_of(context.request.parameter("id"), "/people"), "conflict.given_waits");
    // Whoever hands over their own part may not see the matter any more.
    const auto stays = house.database().read([&](storage::Transaction& tx) -> Result<bool> {
      return matters::may_see(tx, context.viewer(), context.request.parameter("id"));
    });
    const std::string path = path_of(context.request.parameter("id"), "/people");
    return web::see_other_with_notice(stays.ok() && *stays ? path : "/", "casework.given");
  }
  if (done.errors().front().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  return give_page(context, house, giving, done.errors());
}

}  // namespace

http::Response show_assign(web::Context& context, matters::House& house) {
  return give_page(context, house, Giving::assign, {});
}
http::Response assign(web::Context& context, matters::House& house) { return give(context, house, Giving::assign); }

http::Response show_hand_over(web::Context& context, matters::House& house) {
  return give_page(context, house, Giving::hand_over, {});
}
http::Response hand_over(web::Context& context, matters::House& house) {
  return give(context, house, Giving::hand_over);
}

}  // namespace waarborg::casework
