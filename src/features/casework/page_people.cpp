// Who the matter is about, and who works on it.
#include "features/casework/page_conflict.h"
#include "features/casework/pages.h"
#include "features/casework/rows.h"
#include "matters/keeping_out.h"
#include "matters/participants.h"

namespace waarborg::casework {

namespace {

http::Response people_page(web::Context& context, matters::House& house, const Errors& errors) {
  const Typed typed = typed_into(context, errors);
  return show(context, house, [&](storage::Transaction& tx, const matters::Opened& opened) -> Result<Body> {
    const i18n::Translator& t = context.t;
    Names names(tx, house, t);
    People people;
    people.matter_id = opened.matter.id;
    people.csrf = context.csrf();
    people.open = opened.matter.is_open();
    people.may_assign = matters::may_assign(tx, opened, context.viewer());
    for (const auto& participant : matters::participants(tx, opened.matter.id))
      people.participants.push_back({names.principal(participant.principal), role_title(t, participant.role),
                                     participant.from_on, participant.until_on});
    for (const auto& conflict : matters::conflicts(tx, opened))
      people.conflicts.push_back(conflict_row(t, names, conflict));
    for (const auto& person : matters::people(tx, opened))
      people.named.emplace_back(t("matter.capacity_" + person.capacity),
                                person.contact.empty() ? person.text : person.text + "\n" + person.contact);
    return Body{
        "people", people_view(t, people, typed.state), errors.empty() ? 200 : web::status_of(errors), {}, typed.notice};
  });
}

http::Response step_aside_page(web::Context& context, matters::House& house, const Errors& errors) {
  const Typed typed = typed_into(context, errors);
  return show(context, house, [&](storage::Transaction&, const matters::Opened& opened) -> Result<Body> {
    return Body{"people", step_aside_view(context.t, opened.matter.id, context.csrf(), typed.state),
                errors.empty() ? 200 : web::status_of(errors), context.t("casework.step_aside"), typed.notice};
  });
}

bool is_gone(const Errors& errors) { return errors.front().kind == ErrorKind::not_found; }

}  // namespace

http::Response show_people(web::Context& context, matters::House& house) { return people_page(context, house, {}); }

http::Response name_person(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) -> Result<Done> {
    if (!opened.matter.is_open()) return conflict("matter.not_open");
    return matters::name_person(tx, house, opened, context.viewer().account_id,
                                {form.get("capacity"), form.get("text")});
  });
  if (done.ok())
    return web::see_other_with_notice(path_of(context.request.parameter("id"), "/people"), "casework.person_named");
  return is_gone(done.errors()) ? web::error_page(context, done.errors()) : people_page(context, house, done.errors());
}

http::Response show_step_aside(web::Context& context, matters::House& house) {
  return step_aside_page(context, house, {});
}

http::Response step_aside(web::Context& context, matters::House& house) {
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) {
    return matters::step_aside(tx, house, opened, context.viewer(), context.request.form.get("reason"));
  });
  if (done.ok()) return web::see_other_with_notice("/", "casework.stepped_aside");
  return is_gone(done.errors()) ? web::error_page(context, done.errors())
                                : step_aside_page(context, house, done.errors());
}

}  // namespace waarborg::casework
